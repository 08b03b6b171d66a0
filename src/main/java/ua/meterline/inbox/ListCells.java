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
    /** Dial digits, perhaps with blanks between thousands, and with a fraction of nothing but zeros. */
    private static final Pattern VALUE = Pattern.compile("(\\d{1,3}(?: \\d{3})+|\\d{1,9})(?:[.,]0{1,3})?");

    /** A fraction in some countries, thousands in others. */
    private static final Pattern FRACTION_OR_THOUSANDS = Pattern.compile("[1-9]\\d{0,2}[.,]000");

    private static final Pattern DATE =
            Pattern.compile("([\\d./-]{6,11}?)\\.?(?: ?(?:р|г|року|года)(?!\\p{L})\\.?)?(?:[T ]\\d{1,2}:\\d{2}.*)?");

    private static final List<DateTimeFormatter> FORMS = Stream.of(
                    "uuuu-MM-dd", "d.M.uuuu", "d/M/uuuu", "d-M-uuuu", "d.M.uu", "uuuu.M.d", "uuuu/M/d")
            .map(form -> DateTimeFormatter.ofPattern(form).withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private ListCells() {}

    /** Stripped, and without the markers of spreadsheets: {@code ="050..."} and {@code '050...}. */
    static String plain(String cell) {
        String plain = cell.replaceAll("[\\p{Z}\\s\\p{Cc}\\p{Cf}]+", " ").strip();
        if (plain.matches("=\".*\"")) {
            plain = plain.substring(2, plain.length() - 1);
        }
        return plain.startsWith("'") ? plain.substring(1) : plain;
    }

    /** Ten digits; or nine, when a spreadsheet dropped the leading zero. */
    static Optional<AccountNumber> account(String cell) {
        String digits = plain(cell).replaceAll("[ -]", "");
        if (digits.matches("[0-9]{9}")) {
            digits = "0" + digits;
        }
        return digits.matches("[0-9]{10}") ? Optional.of(new AccountNumber(digits)) : Optional.empty();
    }

    static Optional<RegisterValue> value(String cell) {
        String plain = plain(cell);
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

    /** Day before month, the custom in Ukraine, or year first; a time of day may follow. */
    static Optional<LocalDate> date(String cell) {
        Matcher matcher = DATE.matcher(plain(cell));
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
