package ua.meterline.config;

import java.nio.file.Path;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;
import ua.meterline.config.SettingsSources.Value;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReplyTexts;

/** Reads typed settings out of texts, and collects what is wrong with all of them before it complains. */
final class SettingsReader {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");
    /** What counts milliseconds in an int, as camel-smpp and SQLite do, must not overflow. */
    private static final Duration LONGEST_DURATION = Duration.ofHours(24);
    /** One short message in UCS-2: 140 octets (3GPP TS 23.040, section 9.2.3.24). */
    private static final int LONGEST_REPLY = 70;

    private final Map<String, Value> values;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, Value> values) {
        this.values = values;
    }

    Settings read() throws SettingsException {
        Path dataDir = read("meterline.data.dir", SettingsReader::folder);
        String url = text("meterline.database.url", 0, 1000);
        ZoneId timezone = read("meterline.timezone", SettingsReader::zone);
        Settings settings = new Settings(
                dataDir,
                url.isEmpty() ? "jdbc:sqlite:" + (dataDir == null ? "" : dataDir.resolve("meterline.db")) : url,
                duration("meterline.database.timeout", Duration.ofMillis(100)),
                timezone,
                read("meterline.short-code", SettingsReader::shortCode),
                read("meterline.reading.format", ReadingFormat::of),
                new ReplyTexts(
                        text("meterline.replies.accepted", 1, LONGEST_REPLY),
                        text("meterline.replies.rejected", 1, LONGEST_REPLY),
                        text("meterline.replies.own-number", 0, LONGEST_REPLY)),
                choice("meterline.reading.lenient", "true", "false"),
                new BillingReader(this).read(timezone),
                new LinkReader(this).read(),
                new MailSettingsReader(this).read(),
                new MailSettingsReader(this).inbox(dataDir),
                sms(),
                new ExportSettings(
                        read("meterline.export.cron", SettingsReader::cron),
                        oneOf("meterline.export.format", "csv", "jsonl", "xml")),
                new RetentionSettings(
                        Duration.ofDays(number("meterline.retention.messages-days", 1, 36_500)),
                        read("meterline.retention.cron", SettingsReader::cron)),
                new ReplySettingsReader(this).read(),
                number("meterline.http.port", 0, 65_535),
                duration("meterline.shutdown.timeout", Duration.ZERO));
        if (!url.isEmpty() && !url.startsWith("jdbc:sqlite:")) {
            complain("meterline.database.url", "must begin with jdbc:sqlite:");
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return settings;
    }

    /** Whether it is the one of the two words. */
    boolean choice(String key, String one, String other) {
        Boolean chosen = read(key, text -> {
            if (!text.equals(one) && !text.equals(other)) {
                throw new IllegalArgumentException("must be " + one + " or " + other);
            }
            return text.equals(one);
        });
        return chosen != null && chosen;
    }

    double decimal(String key, int lowest, int highest) {
        Double number = read(key, text -> {
            double value = text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") ? Double.parseDouble(text) : Double.NaN;
            if (value >= lowest && value <= highest) {
                return value;
            }
            throw new IllegalArgumentException(
                    "must be a number from " + lowest + " to " + highest + ", such as 5 or 2.5");
        });
        return number == null ? lowest : number;
    }

    private SmsSettings sms() {
        return new SmsSettings(
                oneOf("meterline.smpp.default-alphabet", "gsm", "latin1", "ascii"),
                "true".equals(oneOf("meterline.smpp.gsm-packed", "true", "false")),
                duration("meterline.smpp.join-timeout", Duration.ofMillis(100)),
                number("meterline.smpp.join-limit", 1, 1_000_000),
                number("meterline.smpp.join-limit-per-sender", 1, 1_000_000));
    }

    private static String cron(String text) {
        if (!text.isEmpty()) {
            try {
                CronExpression.validateExpression(text);
            } catch (ParseException e) {
                throw new IllegalArgumentException("must be a Quartz cron expression, such as 0 0 3 * * ?", e);
            }
        }
        return text;
    }

    private static Path folder(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must name a folder");
        }
        return Path.of(text);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            if (text.equals("Europe/Kyiv")) {
                return ZoneId.of("Europe/Kiev"); // its name in time zone data from before 2022
            }
            throw new IllegalArgumentException("is no time zone, such as Europe/Kyiv", e);
        }
    }

    private static String shortCode(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("must be 1 to 15 digits");
        }
        return text;
    }

    String text(String key, int shortest, int longest) {
        return read(key, text -> {
            if (text.length() < shortest || text.length() > longest) {
                throw new IllegalArgumentException(
                        "must have " + shortest + " to " + longest + " characters, but has " + text.length());
            }
            return text;
        });
    }

    private String oneOf(String key, String... words) {
        return read(key, text -> {
            if (!List.of(words).contains(text)) {
                throw new IllegalArgumentException("must be " + String.join(" or ", words));
            }
            return text;
        });
    }

    int number(String key, int lowest, int highest) {
        Integer number = read(key, text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= lowest && value <= highest) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below, like a number out of range
            }
            throw new IllegalArgumentException("must be a number from " + lowest + " to " + highest);
        });
        return number == null ? lowest : number;
    }

    Duration duration(String key, Duration shortest) {
        return read(key, text -> {
            Matcher matcher = DURATION.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("must be a duration, such as 500ms, 30s, 10m or 2h");
            }
            Duration duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (duration.compareTo(shortest) < 0) {
                throw new IllegalArgumentException("must be at least " + shortest.toMillis() + "ms");
            }
            if (duration.compareTo(LONGEST_DURATION) > 0) {
                throw new IllegalArgumentException("must be at most " + LONGEST_DURATION.toHours() + "h");
            }
            return duration;
        });
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    /** Null, with the problem noted, when the text is wrong. */
    <T> T read(String key, Function<String, T> reader) {
        try {
            return reader.apply(values.get(key).text());
        } catch (IllegalArgumentException e) {
            complain(key, e.getMessage());
            return null;
        }
    }

    void complain(String key, String problem) {
        Value value = values.get(key);
        String shown = key.endsWith(".password") ? "(hidden)" : "'" + value.text() + "'";
        problems.add(key + " = " + shown + " (" + value.origin() + "): " + problem);
    }
}
