package ua.meterline.mail.mime;

import java.io.Serial;
import java.time.Duration;
import java.util.function.LongSupplier;
import ua.meterline.mail.MailParser;

/** The moment by which a mail must have been read. Whatever takes long asks it now and then. */
public final class Deadline {
    private final LongSupplier clock;
    private final long end;

    /** @param clock counts nanoseconds */
    public Deadline(Duration time, LongSupplier clock) {
        this.clock = clock;
        end = clock.getAsLong() + time.toNanos();
    }

    /** @throws Passed when it has passed */
    public void check() {
        if (clock.getAsLong() - end > 0) {
            throw new Passed();
        }
    }

    /** Parsing took too long; {@link MailParser} makes a {@link MailLimitException} of it. */
    public static final class Passed extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private Passed() {
            super("the time for reading a mail is over", null, false, false);
        }
    }
}
