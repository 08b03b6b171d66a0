package ua.meterline.simulator;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * Texts that customers send to a meter-reading number: mostly valid ones, and common mistakes. Equal seeds give equal
 * messages. Not thread-safe.
 */
final class TypicalMessages {
    private static final int GOOD_PERCENT = 85;
    private static final int SUBSCRIBERS = 270_000;
    private static final List<String> PREFIXES = List.of("38050", "38063", "38066", "38067", "38095", "38097");

    private static final List<BiFunction<String, Integer, String>> MISTAKES = List.of(
            (account, value) -> account,
            (account, value) -> account + value,
            (account, value) -> account + "1 " + value,
            (account, value) -> account.substring(1) + " " + value,
            (account, value) -> account + " " + value + "," + value % 1000,
            (account, value) -> account + " 1" + "0".repeat(6),
            (account, value) -> "О" + account.substring(1) + " " + value,
            (account, value) -> "показания " + account + " " + value,
            (account, value) -> account + " № " + value,
            (account, value) -> value + " " + account,
            (account, value) -> "Добрый день! Лицевой счет " + account + ", счетчик " + value,
            (account, value) -> "STOP",
            (account, value) -> "");

    private final SplittableRandom random;
    private final String recipient;
    private final Handset handset;

    TypicalMessages(long seed, String recipient, Handset handset) {
        this.random = new SplittableRandom(seed);
        this.recipient = recipient;
        this.handset = handset;
    }

    /** One message, in segments if its text is long. */
    List<MobileMessage> next() {
        int subscriber = random.nextInt(SUBSCRIBERS);
        String sender = PREFIXES.get(subscriber % PREFIXES.size()) + "%07d".formatted(1_000_000 + subscriber);
        return handset.write(sender, recipient, text("05%08d".formatted(10_000_000 + subscriber)));
    }

    private String text(String account) {
        int value = random.nextInt(100_000);
        if (random.nextInt(100) < GOOD_PERCENT) {
            return account + " " + value;
        }
        return MISTAKES.get(random.nextInt(MISTAKES.size())).apply(account, value);
    }
}
