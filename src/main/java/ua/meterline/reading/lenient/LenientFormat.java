package ua.meterline.reading.lenient;

import java.util.List;
import java.util.Optional;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.ReadingFormat.Reading;
import ua.meterline.reading.RegisterValue;

/**
 * Reads a text that holds exactly two numbers, one of ten digits and one of at most five, and beside them nothing but
 * blanks, the usual separators and words that are known to mean nothing else. Immutable.
 *
 * <p>Everything else is left to be rejected, even where a person would guess: fractions, signs, dates, numbers in groups,
 * a second account, digits of other scripts, words that are not in {@code reading/lenient-words.txt}.
 */
public final class LenientFormat implements LenientReader {
    /** Three joined short messages in UCS-2. What is longer is no reading, and not worth reading through. */
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
