package ua.meterline.reading.lenient;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ua.meterline.reading.ExplainedNumber;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.ReadingFormat.Reading;
import ua.meterline.reading.text.FoundReading;
import ua.meterline.reading.text.NumberReader;
import ua.meterline.reading.text.TextReadings;

/**
 * Parses a text with exactly one account and one reading, in which every other number is explained, every word is known
 * and every sign is a common separator. Immutable.
 *
 * <p>Everything else is rejected, even where a person could guess: fractions, signs, grouped digits, a second account,
 * digits of other scripts, unknown words.
 */
public final class LenientFormat implements LenientReader {
    /** Three UCS-2 segments; a longer text is not a reading. */
    private static final int LONGEST_TEXT = 201;

    /** Also zero-width space, word joiner and byte order mark, which phones insert. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}\\u200B\\u2060\\uFEFF]+");

    private static final String DASHES = "\\-\\u2010-\\u2014\\u2212";
    private static final Pattern KNOWN_CHARACTERS =
            Pattern.compile("[\\p{L}0-9 .,;:/\\\\|=_№#*()«»\"!?+@'\\u2019\\u02BC³" + DASHES + "]*");
    /** A minus or a fraction mark before a number, and an exponent behind one. */
    private static final Pattern SIGNED = Pattern.compile("(?<![\\p{L}\\p{N}])[.," + DASHES + "](?=\\d)|\\d³");

    @Override
    public Optional<Reading> read(String text) {
        return understood(text).map(found -> found.readings().get(0)).map(LenientFormat::reading);
    }

    @Override
    public List<ExplainedNumber> numbers(String text) {
        return understood(text).map(TextReadings::numbers).orElse(List.of());
    }

    private static Optional<TextReadings> understood(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        if (!KNOWN_CHARACTERS.matcher(line).matches() || SIGNED.matcher(line).find()) {
            return Optional.empty();
        }
        return Optional.of(NumberReader.readStrictly(line))
                .filter(found -> found.doubt().isEmpty() && found.readings().size() == 1);
    }

    private static Reading reading(FoundReading found) {
        return new Reading(found.account(), found.value());
    }
}
