package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.OnPostgres;
import ua.meterline.fixture.TestStore;

/** Which transactions on PostgreSQL wait for each other. */
@OnPostgres
class PostgresLocksIT {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private Database database;
    private Connection one;
    private Connection other;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(TestStore.in(folder), TIMEOUT);
        one = database.routeWriter().getConnection();
        other = database.writer().getConnection();
    }

    @AfterEach
    void close() throws Exception {
        for (Connection connection : new Connection[] {one, other}) {
            WriteTransaction.rollBack(connection);
            connection.close();
        }
        database.close();
    }

    @Test
    void anOfficeTransactionWaitsForAnotherAndGivesUpAfterTheTimeout() throws Exception {
        WriteTransaction.begin(one);

        assertRefused(() -> WriteTransaction.begin(other));
        WriteTransaction.commit(one);
        WriteTransaction.begin(other);
    }

    @Test
    void groupsOfDifferentAccountsRunBesideEachOther() throws Exception {
        beginGroup(one, 0, 1);
        beginGroup(other, 0, 2);
    }

    @Test
    void groupsOfOneAccountWaitForEachOther() throws Exception {
        beginGroup(one, 0, 1);

        assertRefused(() -> beginGroup(other, 0, 1));
        WriteTransaction.commit(one);
        beginGroup(other, 0, 1);
    }

    @Test
    void anOfficeTransactionAndAGroupExcludeEachOther() throws Exception {
        beginGroup(one, 0, 1);
        assertRefused(() -> WriteTransaction.begin(other));
        WriteTransaction.commit(one);

        WriteTransaction.begin(other);
        assertRefused(() -> beginGroup(one, 0, 1));
    }

    @Test
    void aGroupThatMayBeAboutAnyAccountRunsAlone() throws Exception {
        beginGroup(one, 1, null);

        assertRefused(() -> beginGroup(other, 0, 7));
    }

    @Test
    void aFailedStatementLeavesTheConnectionUsable() throws Exception {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WriteTransaction.run(
                        one,
                        () -> one.createStatement()
                                .executeUpdate("INSERT INTO heartbeat (id, beat_at) VALUES (2, 'now')")))
                .matches(failure -> !StoreFailure.concernsTheWholeStore(failure), "refuses the row");

        assertThat((int) WriteTransaction.run(
                        one,
                        () -> one.createStatement()
                                .executeUpdate("INSERT INTO heartbeat (id, beat_at) VALUES (1, 'now')")))
                .isEqualTo(1);
    }

    @Test
    void idsOfAGroupFollowEachOtherAlthoughAnotherDrawsAtTheSameTime() throws Exception {
        Sql next = Sql.named("select-next-message-id");
        long first = next.number(one, Map.of());
        long second = next.number(other, Map.of());

        assertThat(second).isEqualTo(first + 1);
    }

    @Test
    void readersCannotWrite() throws Exception {
        try (Connection reader = database.readers().getConnection()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> reader.createStatement().executeUpdate("DELETE FROM heartbeat"))
                    .matches(failure -> failure.getSQLState().equals("25006"), "read-only");
        }
    }

    private static void beginGroup(Connection connection, int exclusive, Integer name) throws SQLException {
        WriteTransaction.begin(connection, WriteLock.BY_A_STEP);
        try (PreparedStatement locks = Sql.prepare(
                connection, "lock-accounts", "exclusive", exclusive, "kind", name == null ? null : 1, "name", name)) {
            locks.executeQuery().close();
        } catch (SQLException e) {
            WriteTransaction.rollBack(connection);
            throw e;
        }
    }

    @FunctionalInterface
    private interface Begin {
        void run() throws SQLException;
    }

    private static void assertRefused(Begin begin) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(begin::run)
                .matches(failure -> failure.getSQLState().equals("55P03"), "lock_not_available")
                .matches(StoreFailure::concernsTheWholeStore, "concerns the store");
    }
}
