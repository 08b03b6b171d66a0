package ua.meterline.failure;

import java.util.List;
import java.util.stream.IntStream;
import ua.meterline.simulator.MobileMessage;

/** Messages of customers, all different. */
final class Readings {
    static final String ACCEPTED = "Ваши показания приняты и обработаны. Спасибо";
    static final String REJECTED = "Неправильный формат";

    private Readings() {}

    /** A good one: each number is another customer with another account. */
    static MobileMessage reading(int number) {
        return message(number, "05%08d %d".formatted(number, number % 100_000));
    }

    static MobileMessage message(int number, String text) {
        return MobileMessage.of(sender(number), "7104", text);
    }

    static String sender(int number) {
        return "38050%07d".formatted(number);
    }

    static List<MobileMessage> readings(int from, int to) {
        return IntStream.range(from, to).mapToObj(Readings::reading).toList();
    }
}
