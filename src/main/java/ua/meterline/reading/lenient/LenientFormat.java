package ua.meterline.reading.lenient;

import java.util.List;
import java.util.Optional;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.ReadingFormat.Reading;
import ua.meterline.reading.RegisterValue;

/**
 * Parses a text with exactly two numbers, one of ten digits and one of at most five, and otherwise only blanks,
 * common separators and known words. Immutable.
 *
 * <p>Everything else is rejected, even where a person could guess: fractions, signs, dates, grouped digits, a second
 * account, digits of other scripts, unknown words.
 */
public final class LenientFormat implements LenientReader {
    /** Three UCS-2 segments; a longer text is not a reading. */
    private static final int LONGEST_TEXT = 201;

    private static final int DIGITS_OF_ACCOUNT = 10;
    private static final int MOST_DIGITS_OF_VALUE = 5;

    private final KnownWords words = KnownWords.read();

    @Override
    public Optional<Reading> read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        List<String> numbers = new NumberScan(text, words).numbers();
        if (numbers.size() != 2) {
            return Optional.empty();
        }
        return reading(numbers.get(0), numbers.get(1)).or(() -> reading(numbers.get(1), numbers.get(0)));
    }

    private static Optional<Reading> reading(String account, String value) {
        return account.length() == DIGITS_OF_ACCOUNT && value.length() <= MOST_DIGITS_OF_VALUE
                ? Optional.of(new Reading(new AccountNumber(account), new RegisterValue(Integer.parseInt(value))))
                : Optional.empty();
    }
}
