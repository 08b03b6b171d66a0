package ua.meterline.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.IntSupplier;

/** Limits the replies of one day, to all numbers together. Not thread-safe. */
public final class DailyBudget {
    private final IntSupplier perDay;
    private final ZoneId zone;
    private final Runnable whenExhausted;

    private LocalDate today;
    private int used;
    private boolean reported;

    /**
     * @param perDay 0 for no limit: then nothing is counted
     * @param zone where a day starts at midnight
     * @param whenExhausted called once on each day on which a reply is suppressed
     */
    public DailyBudget(IntSupplier perDay, ZoneId zone, Runnable whenExhausted) {
        this.perDay = perDay;
        this.zone = zone;
        this.whenExhausted = whenExhausted;
    }

    /** Whether one more reply may be sent now; if so, it is counted. */
    boolean admit(Instant now) {
        int limit = perDay.getAsInt();
        if (limit == 0) {
            return true;
        }
        begin(now);
        if (used >= limit) {
            reportExhausted();
            return false;
        }
        used++;
        return true;
    }

    /** Uncounts the last admitted reply, which is not sent. */
    void takeBack() {
        used = Math.max(0, used - 1);
    }

    /** When the day of this moment began. */
    Instant startOfDay(Instant now) {
        return day(now).atStartOfDay(zone).toInstant();
    }

    boolean isLimited() {
        return perDay.getAsInt() > 0;
    }

    private void begin(Instant now) {
        LocalDate day = day(now);
        if (!day.equals(today)) {
            today = day;
            used = 0;
            reported = false;
        }
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    private void reportExhausted() {
        if (!reported) {
            reported = true;
            whenExhausted.run();
        }
    }
}
