package ua.meterline.web;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ua.meterline.reading.WindowEnd;

/** Dates, times and numbers as people write them, in the billing time zone. Immutable. */
public final class LocalFormat {
    /** By language and time: to make one takes longer than to use it. */
    private static final Map<String, DateTimeFormatter> PATTERNS = new ConcurrentHashMap<>();

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final char NO_BREAK_SPACE = '\u00a0';

    private final ZoneId zone;
    private final Language language;

    LocalFormat(ZoneId zone, Language language) {
        this.zone = zone;
        this.language = language;
    }

    public ZoneId zone() {
        return zone;
    }

    /** A day, and the time that may follow it. */
    private DateTimeFormatter pattern(String time) {
        return PATTERNS.computeIfAbsent(language + time, any -> newPattern(time));
    }

    private DateTimeFormatter newPattern(String time) {
        return DateTimeFormatter.ofPattern(
                switch (language) {
                    case EN -> "d MMM uuuu" + (time.isEmpty() ? "" : ", " + time);
                    case HU -> "uuuu. MM. dd." + (time.isEmpty() ? "" : " " + time);
                    case UK, RU -> "dd.MM.uuuu" + (time.isEmpty() ? "" : " " + time);
                },
                language.locale());
    }

    /** Such as {@code 30 Nov 2026, 14:05}. */
    public String dateTime(Instant time) {
        return pattern("HH:mm").format(time.atZone(zone));
    }

    /** With seconds. */
    public String exactTime(Instant time) {
        return pattern("HH:mm:ss").format(time.atZone(zone));
    }

    /** The time of day alone, with seconds. */
    public String timeOfDay(Instant time) {
        return SECOND.format(time.atZone(zone));
    }

    /** The time of day alone, such as {@code 14:00}. */
    public String hourOfDay(Instant time) {
        return HOUR.format(time.atZone(zone));
    }

    public String date(LocalDate date) {
        return pattern("").format(date);
    }

    /** A day, with the hour where the window does not end with the day. */
    public String windowEnd(WindowEnd end) {
        return end.hour()
                .map(hour -> pattern("HH:mm").format(end.day().atTime(hour)))
                .orElseGet(() -> date(end.day()));
    }

    /** Such as {@code December 2026}. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(language == Language.HU ? "uuuu. LLLL" : "LLLL uuuu", language.locale())
                .format(month);
    }

    public String number(long number) {
        return decimals("#,##0").format(number);
    }

    /** At most one digit after the point. */
    public String decimal(double number) {
        return decimals("#,##0.#").format(number);
    }

    private DecimalFormat decimals(String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        if (language != Language.EN) {
            symbols.setGroupingSeparator(NO_BREAK_SPACE);
            symbols.setDecimalSeparator(',');
        }
        return new DecimalFormat(pattern, symbols);
    }

    /** The two greatest units, such as {@code 2 h 5 min}; never negative. */
    public String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        List<String> units = units();
        if (seconds >= 86_400) {
            return two(seconds / 86_400, units.get(0), seconds % 86_400 / 3_600, units.get(1));
        } else if (seconds >= 3_600) {
            return two(seconds / 3_600, units.get(1), seconds % 3_600 / 60, units.get(2));
        } else if (seconds >= 60) {
            return two(seconds / 60, units.get(2), 0, "");
        }
        return two(seconds, units.get(3), 0, "");
    }

    /** Days, hours, minutes, seconds. */
    private List<String> units() {
        return switch (language) {
            case EN -> List.of("d", "h", "min", "s");
            case UK -> List.of("д", "год", "хв", "с");
            case RU -> List.of("д", "ч", "мин", "с");
            case HU -> List.of("nap", "óra", "perc", "mp");
        };
    }

    private static String two(long count, String unit, long more, String smaller) {
        String first = "" + count + NO_BREAK_SPACE + unit;
        return more == 0 ? first : first + " " + more + NO_BREAK_SPACE + smaller;
    }
}
