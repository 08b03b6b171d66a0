package ua.meterline.reading;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens the page of one reading. It has 50 random bits, and no letters that people confuse: {@code i}, {@code l},
 * {@code o} and {@code u} are left out. Immutable.
 *
 * @param text in lower case
 */
public record ReceiptCode(String text) {
    public static final int LENGTH = 10;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    public static ReceiptCode create() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new ReceiptCode(text.toString());
    }

    /**
     * As a person types it: in any case, with letters for the digits that look like them. Empty where it is no code.
     */
    public static Optional<ReceiptCode> of(String typed) {
        String text = typed.toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        return text.length() == LENGTH && text.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0)
                ? Optional.of(new ReceiptCode(text))
                : Optional.empty();
    }

    /** Without the code, which is a secret. */
    @Override
    public String toString() {
        return "receipt code";
    }
}
