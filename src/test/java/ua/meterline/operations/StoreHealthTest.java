package ua.meterline.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import ua.meterline.store.GroupCommit;

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
    void followsTheEndsOfTransactions() throws Exception {
        health.succeeded();
        GroupCommit.Transaction<String> full = health.watching(group -> {
            throw new SQLiteException("the disk is full", SQLiteErrorCode.SQLITE_FULL);
        });
        assertThatThrownBy(() -> full.store(List.of("a"))).isInstanceOf(SQLiteException.class);
        assertThat(health.isWriting()).isFalse();

        health.watching(group -> {}).store(List.of("a"));
        assertThat(health.isWriting()).isTrue();
    }

    @Test
    void doesNotCallTheDatabaseIllForARowThatItRefuses() {
        health.succeeded();
        GroupCommit.Transaction<String> refusing = health.watching(group -> {
            throw new SQLiteException("no", SQLiteErrorCode.SQLITE_CONSTRAINT);
        });

        assertThatThrownBy(() -> refusing.store(List.of("a"))).isInstanceOf(SQLiteException.class);
        assertThat(health.isWriting()).isTrue();
    }
}
