package ua.meterline.operations;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The purge by the clock. */
public final class ScheduledPurge {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledPurge.class);

    private final Purge purge;
    private final Duration kept;
    private final InstantSource clock;

    /** @param kept how long texts and numbers of messages stay */
    public ScheduledPurge(Purge purge, Duration kept, InstantSource clock) {
        this.purge = purge;
        this.kept = kept;
        this.clock = clock;
    }

    /** @throws SQLException when it is interrupted; the next one goes on where it was */
    public void purge() throws SQLException, IOException {
        Purge.Result result = purge.run(clock.instant().minus(kept));
        if (!result.isNothing()) {
            LOG.info(
                    "Purge: texts and numbers of {} messages and {} replies emptied, {} delivery receipts and {} files deleted, {} wait for a decision",
                    result.messages(),
                    result.replies(),
                    result.receipts(),
                    result.files(),
                    result.spared());
        }
    }
}
