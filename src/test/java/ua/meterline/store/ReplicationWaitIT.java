package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.PostgresPair;

class ReplicationWaitIT {
    private static PostgresPair pair;

    private Connection connection;

    @BeforeAll
    static void start() throws Exception {
        pair = PostgresPair.shared();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = pair.primary().connect(pair.url(pair.newDatabase()));
        connection.createStatement().execute("CREATE TABLE reading (value TEXT)");
    }

    @AfterEach
    void disconnect() throws Exception {
        pair.repair();
        connection.close();
    }

    @Test
    void aCommitThatReachedTheStandbyIsComplete() throws Exception {
        assertThatCode(this::commit).doesNotThrowAnyException();
    }

    @Test
    void aWarningOfAStatementBeforeTheCommitDoesNotMatter() throws Exception {
        connection.createStatement().execute("DO $$ BEGIN RAISE WARNING 'a warning'; END $$");
        assertThatCode(this::commit).doesNotThrowAnyException();
    }

    /** The driver reports success: the row is there, on the primary alone. */
    @Test
    void aCommitWhoseWaitWasCancelledIsNotComplete() throws Exception {
        pair.standby().pause();
        CompletableFuture<Void> commit = commitInBackground();
        pair.awaitWaitingCommits(1);
        pair.primary().administer(waiting("pg_cancel_backend"));

        assertThatThrownBy(commit::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .hasMessageContaining("cancelled")
                .matches(StoreFailure::concernsTheWholeStore);
        assertThat(storedRows()).isEqualTo(1);
    }

    @Test
    void aCommitWhoseConnectionWasEndedIsNotComplete() throws Exception {
        pair.standby().pause();
        CompletableFuture<Void> commit = commitInBackground();
        pair.awaitWaitingCommits(1);
        pair.primary().administer(waiting("pg_terminate_backend"));

        assertThatThrownBy(commit::get).rootCause().isInstanceOf(java.io.EOFException.class);
    }

    private static String waiting(String function) {
        return "SELECT " + function + "(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    }

    private CompletableFuture<Void> commitInBackground() {
        return CompletableFuture.runAsync(() -> {
            try {
                commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void commit() throws SQLException {
        connection.setAutoCommit(false);
        connection.createStatement().execute("INSERT INTO reading VALUES ('00482')");
        ReplicationWait.expect(connection);
        connection.setAutoCommit(true);
        ReplicationWait.requireComplete(connection);
    }

    private int storedRows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM reading")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }
}
