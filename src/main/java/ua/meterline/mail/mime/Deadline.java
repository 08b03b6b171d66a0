package ua.meterline.mail.mime;

import java.io.Serial;
import java.time.Duration;
import java.util.function.LongSupplier;
import ua.meterline.mail.MailParser;

/** The time limit for reading one mail. Long loops call {@link #check} regularly. */
public final class Deadline {
    private final LongSupplier clock;
    private final long end;

    /** @param clock counts nanoseconds */
    public Deadline(Duration time, LongSupplier clock) {
        this.clock = clock;
        end = clock.getAsLong() + time.toNanos();
    }

    /** @throws Passed after the deadline */
    public void check() {
        if (clock.getAsLong() - end > 0) {
            throw new Passed();
        }
    }

    /** Parsing took too long; {@link MailParser} turns it into a {@link MailLimitException}. */
    public static final class Passed extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private Passed() {
            super("timeout while reading a mail", null, false, false);
        }
    }
}
