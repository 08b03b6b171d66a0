package ua.meterline.config;

import java.time.Duration;

/** The review queue. */
public record ReviewSettings(
        @Setting(section = "Review queue", name = "meterline.review.claim", defaultValue = "10m", help = """
                        How long a case that a person works on is kept from others, unless the person leaves it or
                        decides it before. An open page of the console renews it.""")
        Duration claim) {}
