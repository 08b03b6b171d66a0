package ua.meterline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StoreHealthTest {
    private final StoreHealth health = new StoreHealth();

    /** A read-only database must not be reported as healthy before the first write. */
    @Test
    void isUncertainBeforeTheFirstTransaction() {
        assertThat(health.isWriting()).isFalse();
        assertThat(health.isUncertain()).isTrue();

        health.succeeded();
        assertThat(health.isWriting()).isTrue();
        assertThat(health.isUncertain()).isFalse();
    }

    @Test
    void reflectsTheResultOfTheLastTransaction() {
        health.succeeded();
        health.groupFailed("a", 1, new SQLiteException("the disk is full", SQLiteErrorCode.SQLITE_FULL));
        assertThat(health.isWriting()).isFalse();

        health.groupStored("a", 1, Duration.ZERO);
        assertThat(health.isWriting()).isTrue();
    }

    @Test
    void staysHealthyWhenAConstraintRejectsARow() {
        health.succeeded();
        health.groupFailed("a", 1, new SQLiteException("no", SQLiteErrorCode.SQLITE_CONSTRAINT));

        assertThat(health.isWriting()).isTrue();
    }

    @Test
    void writesTheTimeOfTheHeartbeatInMilliseconds() {
        assertThat(health.heartbeat().get("now").toString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }
}
