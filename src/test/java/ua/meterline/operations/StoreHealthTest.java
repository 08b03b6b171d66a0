package ua.meterline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import ua.meterline.store.DatabaseReplacedException;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.WriteTimeoutException;

class StoreHealthTest {
    private final StoreHealth health = new StoreHealth();

    /** A read-only database must not be reported as healthy before the first write. */
    @Test
    void isUncertainBeforeTheFirstTransaction() {
        assertThat(health.isWriting()).isFalse();
        assertThat(health.isUncertain()).isTrue();

        health.bodyCompleted("a", null);
        assertThat(health.isWriting()).isTrue();
        assertThat(health.isUncertain()).isFalse();
    }

    @Test
    void recoversOnceMostMessagesAreStored() {
        health.bodyCompleted("a", null);
        health.bodyCompleted("a", new SQLiteException("the disk is full", SQLiteErrorCode.SQLITE_FULL));
        health.bodyCompleted("a", new WriteTimeoutException());
        assertThat(health.isWriting()).isFalse();
        assertThat(health.isUncertain()).isTrue();

        health.bodyCompleted("a", null);
        assertThat(health.isWriting()).as("half failed").isFalse();
        health.bodyCompleted("a", null);
        assertThat(health.isWriting()).isTrue();
    }

    /** With an fsync of seconds, groups are stored whose messages were all refused meanwhile. */
    @Test
    void takesNoGroupForStoredThatNoMessageWaitsFor() {
        health.bodyCompleted("a", new WriteTimeoutException());
        health.groupStored("a", 200, Duration.ofSeconds(7));

        assertThat(health.isWriting()).isFalse();
    }

    @Test
    void neverWritesAgainOnceTheFileWasReplaced() {
        health.failed(new DatabaseReplacedException(Path.of("meterline.db")));
        health.bodyCompleted("a", null);
        health.bodyCompleted("a", null);

        assertThat(health.isWriting()).isFalse();
    }

    @Test
    void staysHealthyWhenTheGatewayStops() {
        health.bodyCompleted("a", null);
        health.bodyCompleted("a", new StoreUnavailableException("the store is closed", null));

        assertThat(health.isWriting()).isTrue();
    }

    @Test
    void staysHealthyWhenAConstraintRejectsARow() {
        SQLiteException constraint = new SQLiteException("no", SQLiteErrorCode.SQLITE_CONSTRAINT);
        health.bodyCompleted("a", null);
        health.groupFailed("a", 1, constraint);
        health.bodyCompleted("a", constraint);

        assertThat(health.isWriting()).isTrue();
    }

    @Test
    void writesTheTimeOfTheHeartbeatInMilliseconds() {
        assertThat(health.heartbeat().get("now").toString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }
}
