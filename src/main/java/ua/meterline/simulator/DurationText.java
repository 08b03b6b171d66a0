package ua.meterline.simulator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations with a unit, up to 1000 hours: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 2h}. */
public final class DurationText implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d+)(ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofHours(1_000);

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException("'" + text + "' is not a duration such as 500ms, 30s, 10m or 2h");
        }
        String digits = form.group(1).replaceFirst("^0+", "");
        if (digits.isEmpty()) {
            throw new TypeConversionException("'" + text + "': a duration must be positive");
        }
        Duration duration = digits.length() > 10 ? Duration.ofSeconds(Long.MAX_VALUE) : of(digits, form.group(2));
        if (duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("'" + text + "' is longer than " + LONGEST.toHours() + "h");
        }
        return duration;
    }

    private static Duration of(String digits, String unit) {
        long amount = Long.parseLong(digits);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** In the largest unit that shows it exactly: {@code 90s}, {@code 2m}. */
    public static String show(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        } else if (millis % 60_000 != 0) {
            return millis / 1_000 + "s";
        }
        return millis % 3_600_000 == 0 ? millis / 3_600_000 + "h" : millis / 60_000 + "m";
    }
}
