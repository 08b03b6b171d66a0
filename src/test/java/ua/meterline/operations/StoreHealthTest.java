package ua.meterline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StoreHealthTest {
    private final StoreHealth health = new StoreHealth();

    /** A database that can only be read must not be taken for well until somebody writes. */
    @Test
    void isNotWritingBeforeAnythingWasWritten() {
        assertThat(health.isWriting()).isFalse();
        assertThat(health.isUncertain()).isTrue();

        health.succeeded();
        assertThat(health.isWriting()).isTrue();
        assertThat(health.isUncertain()).isFalse();
    }

    @Test
    void followsTheEndsOfTransactions() {
        health.succeeded();
        health.groupFailed("a", 1, new SQLiteException("the disk is full", SQLiteErrorCode.SQLITE_FULL));
        assertThat(health.isWriting()).isFalse();

        health.groupStored("a", 1, Duration.ZERO);
        assertThat(health.isWriting()).isTrue();
    }

    @Test
    void doesNotCallTheDatabaseIllForARowThatItRefuses() {
        health.succeeded();
        health.groupFailed("a", 1, new SQLiteException("no", SQLiteErrorCode.SQLITE_CONSTRAINT));

        assertThat(health.isWriting()).isTrue();
    }
}
