package ua.meterline.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.reading.ReadingFormat;

/**
 * The definition of one setting: parses its text and validates it.
 *
 * @param type of the value
 * @param perLink whether each link may have its own value
 */
record SettingDefinition(Setting setting, Class<?> type, boolean perLink) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");
    /** camel-smpp and SQLite count milliseconds in an int, which must not overflow. */
    private static final Duration LONGEST_DURATION = Duration.ofHours(24);

    String name() {
        return setting.name();
    }

    boolean isSecret() {
        return type == Secret.class;
    }

    /**
     * Null for a path that is not set.
     *
     * @throws IllegalArgumentException saying what is valid
     */
    Object convert(String text) {
        if (!setting.pattern().isEmpty() && !text.matches(setting.pattern())) {
            throw new IllegalArgumentException(setting.message());
        } else if (setting.format() != TextFormat.BY_TYPE) {
            return setting.format().convert(text);
        } else if (type.isEnum()) {
            return constant(text);
        }
        return switch (type.getSimpleName()) {
            case "String" -> ofValidLength(text);
            case "Secret" -> new Secret(ofValidLength(text));
            case "int" -> number(text);
            case "double" -> decimal(text);
            case "boolean" -> bool(text);
            case "Duration" -> duration(text);
            case "Path" -> path(text);
            case "ZoneId" -> zone(text);
            case "ReadingFormat" -> ReadingFormat.of(text);
            case "MultilingualText" ->
                MultilingualSetting.of(text, List.of(setting.placeholders()), this::ofValidLength);
            default -> throw new IllegalStateException(name() + ": unsupported type " + type);
        };
    }

    private String ofValidLength(String text) {
        if (text.length() < setting.min() || text.length() > setting.max()) {
            throw new IllegalArgumentException(
                    "must have " + setting.min() + " to " + setting.max() + " characters, but has " + text.length());
        }
        return text;
    }

    private int number(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= setting.min() && value <= setting.max()) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below, as a number out of range is
        }
        throw new IllegalArgumentException("must be a number from " + setting.min() + " to " + setting.max());
    }

    private double decimal(String text) {
        double value = text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") ? Double.parseDouble(text) : Double.NaN;
        if (value >= setting.min() && value <= setting.max()) {
            return value;
        }
        throw new IllegalArgumentException(
                "must be a number from " + setting.min() + " to " + setting.max() + ", such as 5 or 2.5");
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return text.equals("true");
    }

    private Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a duration, such as 500ms, 30s, 10m or 2h");
        }
        long count = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
        if (duration.toMillis() < setting.min()) {
            throw new IllegalArgumentException("must be at least " + setting.min() + "ms");
        } else if (duration.compareTo(LONGEST_DURATION) > 0) {
            throw new IllegalArgumentException("must be at most " + LONGEST_DURATION.toHours() + "h");
        }
        return duration;
    }

    private Path path(String text) {
        try {
            if (text.length() < setting.min()) {
                throw new IllegalArgumentException("must not be empty");
            }
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be a path: " + e.getReason(), e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            if (text.equals("Europe/Kyiv")) {
                return ZoneId.of("Europe/Kiev"); // its name in time zone data from before 2022
            }
            throw new IllegalArgumentException("must be a time zone, such as Europe/Kyiv", e);
        }
    }

    private Object constant(String text) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().replace('_', '-').toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            int last = words.size() - 1;
            throw new IllegalArgumentException(
                    "must be " + String.join(", ", words.subList(0, last)) + " or " + words.get(last));
        }
        return type.getEnumConstants()[index];
    }
}
