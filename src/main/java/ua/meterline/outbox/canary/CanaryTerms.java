package ua.meterline.outbox.canary;

import java.time.Duration;

/**
 * What canaries are sent, and how often.
 *
 * @param account that they name
 * @param shortCode to which they go
 * @param timeout shorter than the interval: at most one is on its way
 */
public record CanaryTerms(String account, String shortCode, Duration interval, Duration timeout) {
    private static final int VALUES = 100_000;

    /** The text of this attempt: a reading whose value tells it from others. */
    String text(long attempt) {
        return "%s %05d".formatted(account, attempt % VALUES);
    }
}
