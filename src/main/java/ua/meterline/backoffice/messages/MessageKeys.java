package ua.meterline.backoffice.messages;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import ua.meterline.backoffice.AccountMention;
import ua.meterline.common.Sha256;
import ua.meterline.reading.AccountNumber;

/**
 * What a message is found by in the table {@code message_key}: the sender, and every account that its text mentions in
 * any notation. A key is 64 bits of a hash, so that the index holds no number or address.
 */
final class MessageKeys {
    /**
     * One that is searched for. Messages that have it are like a pattern for SQL, and others may be, too.
     *
     * @param mention of the account; null for the key of an address
     * @param likeSender a pattern for the sender in small letters; null for the key of an account
     * @param likeText a pattern for the text and its numbers; null for the key of an address
     */
    record Wanted(long key, AccountMention mention, String likeSender, String likeText) {
        static Wanted account(AccountNumber account) {
            return new Wanted(ofAccount(account), new AccountMention(account), null, AccountMention.like(account));
        }

        static Wanted address(String address) {
            return new Wanted(ofAddress(address), null, likeAddress(address), null);
        }

        /** Whether {@link MessageKeys#of} has this key, in a fraction of the time. */
        boolean isOf(String sender, String text, String numbers) {
            return mention == null
                    ? !sender.isEmpty() && ofAddress(sender) == key
                    : mention.isIn(text) || numbers != null && mention.isIn(numbers);
        }
    }

    /** So many digits at the end make two notations of a telephone number the same. */
    private static final int SIGNIFICANT = 9;

    private static final int LONGEST_PATTERN = 200;
    /** Of one message; a letter may hold thousands of numbers. */
    private static final int MOST_ACCOUNTS = 50;

    private MessageKeys() {}

    static long ofAccount(AccountNumber account) {
        return ofAccount(account.digits());
    }

    private static long ofAccount(String digits) {
        return hash("account " + digits);
    }

    /** @param address a telephone number in any notation, a mail address, or the name of a sender */
    static long ofAddress(String address) {
        String number = numberOf(address);
        return hash(number == null ? "address " + folded(address) : "number " + number);
    }

    /**
     * All keys of a message, in order.
     *
     * @param sender empty for none
     * @param numbers the explained numbers of the text; null for none
     */
    static Set<Long> of(String sender, String text, String numbers) {
        Set<Long> keys = new TreeSet<>();
        if (!sender.isEmpty()) {
            keys.add(ofAddress(sender));
        }
        AccountMention.allIn(text, MOST_ACCOUNTS).forEach(account -> keys.add(ofAccount(account)));
        if (numbers != null) {
            AccountMention.allIn(numbers, MOST_ACCOUNTS).forEach(account -> keys.add(ofAccount(account)));
        }
        return keys;
    }

    /** Digits with anything between them, or what no notation changes. */
    private static String likeAddress(String address) {
        String number = numberOf(address);
        if (number == null) {
            String kept = folded(address).replaceAll("[^a-z0-9@.-]+", "%");
            return "%" + kept.substring(0, Math.min(kept.length(), LONGEST_PATTERN)) + "%";
        }
        return number.replaceAll("", "%");
    }

    /** The digits that tell telephone numbers apart; null for another address. */
    private static String numberOf(String address) {
        String digits = address.replaceAll("[^0-9]", "");
        return address.indexOf('@') < 0 && digits.length() >= SIGNIFICANT
                ? digits.substring(digits.length() - SIGNIFICANT)
                : null;
    }

    private static String folded(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private static long hash(String text) {
        return ByteBuffer.wrap(Sha256.digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
