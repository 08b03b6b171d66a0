package ua.meterline.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When a window is over, as people say it: with a day, which counts as a whole, or at an hour of it. Immutable.
 *
 * @param day the last one on which a reading is on time
 * @param hour of that day from which readings are late; empty where the whole day counts
 */
public record WindowEnd(LocalDate day, Optional<LocalTime> hour) {
    /** @param until the first moment that is late, in local time */
    static WindowEnd before(LocalDateTime until) {
        return until.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? new WindowEnd(until.toLocalDate().minusDays(1), Optional.empty())
                : new WindowEnd(until.toLocalDate(), Optional.of(until.toLocalTime()));
    }

    /** Such as {@code 2026-11-05} or {@code 2026-11-06 01:20}. */
    @Override
    public String toString() {
        return day + hour.map(time -> " " + time).orElse("");
    }
}
