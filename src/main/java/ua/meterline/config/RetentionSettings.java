package ua.meterline.config;

import java.time.Duration;

/** How long personal data is kept. */
public record RetentionSettings(
        @Setting(name = "meterline.retention.messages-days", defaultValue = "90", min = 1, max = 36_500, help = """
                        How many days texts and numbers of messages and delivery receipts are kept. Readings and
                        outcomes stay.""")
        int messagesDays,

        @Setting(
                name = "meterline.retention.cron",
                defaultValue = "0 30 3 * * ?",
                format = TextFormat.CRON,
                help = "When older ones are purged: a Quartz cron expression. Empty: only the command purge.")
        String cron) {
    /** How long texts and numbers of messages are kept. */
    public Duration messages() {
        return Duration.ofDays(messagesDays);
    }
}
