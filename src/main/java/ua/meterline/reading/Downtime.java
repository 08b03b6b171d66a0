package ua.meterline.reading;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which the gateway could receive no messages. Immutable.
 *
 * @param cause in words of the program, such as {@code not running}
 */
public record Downtime(Instant began, Instant ended, String cause) {
    /** @throws IllegalArgumentException when it ends before it begins */
    public Downtime {
        if (ended.isBefore(began)) {
            throw new IllegalArgumentException("a downtime does not end before it begins");
        }
    }

    public Duration length() {
        return Duration.between(began, ended);
    }
}
