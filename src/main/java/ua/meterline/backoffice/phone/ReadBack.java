package ua.meterline.backoffice.phone;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * The sentence that an operator reads to the caller, so that a slip of the hand or of the tongue is heard. The texts
 * are in {@code phone/read-back_LANGUAGE.properties}. Immutable.
 */
public final class ReadBack {
    /** ISO 639-1, the language of the first is the usual one. */
    public static final List<String> LANGUAGES = List.of("uk", "ru", "hu", "en");

    private static final char NO_BREAK_SPACE = '\u00a0';

    private final Locale locale;
    private final ResourceBundle texts;

    private ReadBack(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "phone/read-back",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @param language one of {@link #LANGUAGES}; the usual one for any other text */
    public static ReadBack in(String language) {
        return new ReadBack(Locale.forLanguageTag(LANGUAGES.contains(language) ? language : LANGUAGES.get(0)));
    }

    public String sentence(PhoneDesk.Entered entry) {
        String kind = entry.isWithdrawn() ? "withdrawn" : entry.isHeld() ? "held" : "counts";
        return new MessageFormat(texts.getString(kind).replace("'", "''"), locale).format(new Object[] {
            grouped(entry.account().digits()),
            oneByOne(entry.value().value()),
            number(entry.value().value()),
            month(YearMonth.parse(entry.period()))
        });
    }

    /** As one says it: 050 123 45 67. */
    static String grouped(String account) {
        return account.replaceFirst("(\\d{3})(\\d{3})(\\d{2})(\\d{2})", "$1 $2 $3 $4")
                .replace(' ', NO_BREAK_SPACE);
    }

    private static String oneByOne(int value) {
        return Integer.toString(value)
                .chars()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(String.valueOf(NO_BREAK_SPACE)));
    }

    private static String number(int value) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(NO_BREAK_SPACE);
        return new DecimalFormat("#,##0", symbols).format(value);
    }

    private String month(YearMonth month) {
        String pattern = locale.getLanguage().equals("hu") ? "uuuu. LLLL" : "LLLL uuuu";
        String year = switch (locale.getLanguage()) {
            case "uk" -> " року";
            case "ru" -> " года";
            default -> "";
        };
        return DateTimeFormatter.ofPattern(pattern, locale).format(month) + year;
    }
}
