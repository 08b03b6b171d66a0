package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.PostgresServer;

class PostgresConnectionTest {
    private static PostgresServer server;
    private static String url;
    private static String database;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.shared();
        url = server.newDatabase();
        database = url.substring(url.lastIndexOf('/') + 1);
    }

    @AfterEach
    void resetRole() throws Exception {
        server.administer("ALTER ROLE meterline IN DATABASE " + database + " RESET ALL");
    }

    /** With the first, a cancelled wait for a standby would look like a commit. */
    @ParameterizedTest
    @CsvSource({
        "client_min_messages, error, warning",
        "synchronous_commit, off, on",
        "synchronous_commit, local, on",
        "synchronous_commit, remote_apply, remote_apply",
        "statement_timeout, 1min, 0",
        "lock_timeout, 1min, 2s",
        "idle_in_transaction_session_timeout, 0, 7s",
        "idle_session_timeout, 1min, 0",
        "tcp_keepalives_idle, 7200, 10",
        "jit, on, off",
        "default_transaction_isolation, serializable, read committed"
    })
    void holdsWhateverIsConfiguredForTheRole(String setting, String configured, String held) throws Exception {
        server.administer(
                "ALTER ROLE meterline IN DATABASE " + database + " SET " + setting + " = '" + configured + "'");
        try (Connection plain = server.connect(url);
                Connection connection = open(Duration.ofSeconds(2), false)) {
            assertThat(show(plain, setting)).isEqualTo(configured);
            assertThat(show(connection, setting)).isEqualTo(held);
        }
    }

    @Test
    void aReaderCannotWrite() throws Exception {
        try (Connection connection = open(Duration.ofSeconds(2), true);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE t (a TEXT)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only");
        }
    }

    /** They would not come back for as long as an export may take. */
    @Test
    void aPageDoesNotWaitForAServerThatHangsAsLongAsAnExport() throws Exception {
        try (Database opened = Database.open(address(), Duration.ofSeconds(2))) {
            int page = new DatabaseAccess(opened).read(Connection::getNetworkTimeout);
            int export = new ShortTransactions(opened).read(Connection::getNetworkTimeout);
            assertThat(Duration.ofMillis(page)).isLessThan(Duration.ofMinutes(1));
            assertThat(Duration.ofMillis(export)).isGreaterThan(Duration.ofMinutes(5));
        }
    }

    private static Connection open(Duration timeout, boolean readOnly) throws SQLException {
        SessionUse use = readOnly ? SessionUse.READS : SessionUse.WRITES;
        return new PostgresConnection(address(), timeout, timeout, use, new ServerIdentity(address())).open();
    }

    private static DatabaseAddress address() {
        return new DatabaseAddress(url, server.username(), server.password());
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
