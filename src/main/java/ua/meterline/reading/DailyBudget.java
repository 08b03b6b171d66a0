package ua.meterline.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Lets only so many replies go on one day, to all numbers together. Not thread-safe. */
public final class DailyBudget {
    private final int perDay;
    private final ZoneId zone;
    private final Runnable whenExhausted;

    private LocalDate today;
    private int used;
    private boolean told;

    /**
     * @param perDay 0 for no limit
     * @param zone where a day begins at midnight
     * @param whenExhausted is run once on each day on which a reply was held back
     */
    public DailyBudget(int perDay, ZoneId zone, Runnable whenExhausted) {
        this.perDay = perDay;
        this.zone = zone;
        this.whenExhausted = whenExhausted;
    }

    /** Whether one more may go now; if so, that is counted. */
    boolean admit(Instant now) {
        if (perDay == 0) {
            return true;
        }
        begin(now);
        if (used >= perDay) {
            tell();
            return false;
        }
        used++;
        return true;
    }

    /** The reply that was admitted last is not sent after all. */
    void takeBack() {
        used = Math.max(0, used - 1);
    }

    /** When the day of this moment began. */
    Instant startOfDay(Instant now) {
        return day(now).atStartOfDay(zone).toInstant();
    }

    boolean isLimited() {
        return perDay > 0;
    }

    private void begin(Instant now) {
        LocalDate day = day(now);
        if (!day.equals(today)) {
            today = day;
            used = 0;
            told = false;
        }
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    private void tell() {
        if (!told) {
            told = true;
            whenExhausted.run();
        }
    }
}
