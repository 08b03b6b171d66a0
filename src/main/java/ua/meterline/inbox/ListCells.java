package ua.meterline.inbox;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

/** Parses the cells of a list, as people write them and spreadsheets alter them. */
final class ListCells {
    /** Longer cells are neither account nor value nor date. */
    private static final int LONGEST = 60;

    /** Of longer cells, such as a note with a whole letter, the beginning is kept. */
    private static final int MOST_CHARACTERS = 1_000;

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s\\p{Cc}\\p{Cf}]+");
    private static final Pattern AS_TEXT = Pattern.compile("=\"(.*)\"");

    /** Dial digits, perhaps with blanks between thousands, with a fraction of nothing but zeros, and with the unit. */
    private static final Pattern VALUE =
            Pattern.compile("(\\d{1,3}(?: \\d{3})+|\\d{1,9})(?:[.,]0{1,3})?(?: ?[мm][3³]\\.?)?");

    /** A fraction in some countries, thousands in others. */
    private static final Pattern FRACTION_OR_THOUSANDS = Pattern.compile("[1-9]\\d{0,2}[.,]000");

    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4})\\.?(?: ?(?:р|г|року|года)(?!\\p{L})\\.?)?(?:[T ]\\d{1,2}:\\d{2}.*)?");

    private static final List<DateTimeFormatter> FORMS = Stream.of(
                    "uuuu-MM-dd", "d.M.uuuu", "d/M/uuuu", "d-M-uuuu", "d.M.uu", "uuuu.M.d", "uuuu/M/d")
            .map(form -> DateTimeFormatter.ofPattern(form).withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private ListCells() {}

    /** Stripped, and without the markers of spreadsheets: {@code ="050..."} and {@code '050...}. */
    static String plain(String cell) {
        String beginning = cell.substring(0, Math.min(cell.length(), MOST_CHARACTERS));
        String plain = isPlain(beginning)
                ? beginning
                : BLANKS.matcher(beginning).replaceAll(" ").strip();
        Matcher asText = AS_TEXT.matcher(plain);
        if (plain.startsWith("=") && asText.matches()) {
            plain = asText.group(1);
        }
        return plain.startsWith("'") ? plain.substring(1) : plain;
    }

    /** Most cells are, and lists have up to a million. */
    private static boolean isPlain(String cell) {
        return cell.chars().allMatch(c -> c > ' ' && c <= '~' || c >= 'Ѐ' && c <= 'ҁ');
    }

    /**
     * Ten digits; or nine, when a spreadsheet dropped the leading zero.
     *
     * @param plain see {@link #plain}, as for the other methods
     */
    static Optional<AccountNumber> account(String plain) {
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        String digits = plain.replace(" ", "").replace("-", "");
        if (isDigits(digits, 9)) {
            digits = "0" + digits;
        }
        return isDigits(digits, 10) ? Optional.of(new AccountNumber(digits)) : Optional.empty();
    }

    private static boolean isDigits(String text, int count) {
        return text.length() == count && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static Optional<RegisterValue> value(String plain) {
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = VALUE.matcher(plain);
        if (!matcher.matches() || FRACTION_OR_THOUSANDS.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new RegisterValue(Integer.parseInt(matcher.group(1).replace(" ", ""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // exceeds the dial
        }
    }

    /** Whether it holds nothing but a number that could be meant as a reading or an account, however it is written. */
    static boolean isNumber(String plain) {
        return plain.chars().anyMatch(c -> c >= '0' && c <= '9')
                && plain.chars().allMatch(c -> c >= '0' && c <= '9' || " .,'’-+".indexOf(c) >= 0)
                && date(plain).isEmpty();
    }

    static boolean isWords(String plain) {
        return plain.chars().anyMatch(Character::isLetter) && value(plain).isEmpty();
    }

    /** Day before month, the custom in Ukraine, or year first; a time of day may follow. */
    static Optional<LocalDate> date(String plain) {
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = DATE.matcher(plain);
        if (matcher.matches()) {
            for (DateTimeFormatter form : FORMS) {
                try {
                    return Optional.of(LocalDate.parse(matcher.group(1), form));
                } catch (DateTimeParseException e) {
                    // try the next form
                }
            }
        }
        return Optional.empty();
    }
}
