package ua.meterline.mail.mime;

import java.time.Duration;
import java.util.function.LongSupplier;
import ua.meterline.mail.mime.MailLimitException.Limit;

/** The time limit for reading one mail. Long loops call {@link #check} regularly. */
public final class Deadline {
    private final LongSupplier clock;
    private final long end;

    /** @param clock counts nanoseconds */
    public Deadline(Duration time, LongSupplier clock) {
        this.clock = clock;
        end = clock.getAsLong() + time.toNanos();
    }

    /** @throws MailLimitException after the deadline */
    public void check() {
        if (clock.getAsLong() - end > 0) {
            throw new MailLimitException(Limit.TIME);
        }
    }
}
