package ua.meterline.config;

import java.time.Duration;

/**
 * Limits of replies by SMS.
 *
 * @param perSender how many replies to one number within the window; 0 for no limit
 * @param dailyBudget how many replies a day to all numbers; 0 for no limit
 */
public record ReplyLimitSettings(
        @Setting(
                section = "Replies by SMS",
                name = "meterline.replies.per-sender",
                reload = true,
                defaultValue = "5",
                max = 255,
                help = """
                        The rate limit of replies to one number, within the window below. Readings beyond it are stored
                        without a reply. 0: no limit.""")
        int perSender,

        @Setting(
                name = "meterline.replies.per-sender-window",
                defaultValue = "10m",
                min = 100,
                help = "The window of the rate limit above.")
        Duration perSenderWindow,

        @Setting(
                name = "meterline.replies.daily-budget",
                reload = true,
                defaultValue = "0",
                max = 1_000_000_000,
                help = "The most replies a day to all numbers together. 0: no limit.")
        int dailyBudget) {}
