package ua.meterline.operations;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scheduled purge. */
public final class ScheduledPurge {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledPurge.class);

    private final Purge purge;
    private final Duration kept;
    private final InstantSource clock;

    /** @param kept the retention period of texts and numbers */
    public ScheduledPurge(Purge purge, Duration kept, InstantSource clock) {
        this.purge = purge;
        this.kept = kept;
        this.clock = clock;
    }

    /** Deletes the old files of this node alone: another node purges the database. */
    public void purgeFiles() throws IOException {
        long files = purge.deleteFiles(clock.instant().minus(kept));
        if (files > 0) {
            LOG.info("Purge: {} files deleted", files);
        }
    }

    /** @throws SQLException when interrupted; the next run continues */
    public void purge() throws SQLException, IOException {
        PurgeResult result = purge.run(clock.instant().minus(kept));
        if (!result.isNothing()) {
            LOG.info(
                    "Purge: texts and numbers of {} messages and {} replies emptied, {} delivery receipts, {} "
                            + "notices, {} bindings and {} files deleted, {} wait for a decision",
                    result.messages(),
                    result.replies(),
                    result.receipts(),
                    result.notices(),
                    result.bindings(),
                    result.files(),
                    result.spared());
        }
    }
}
