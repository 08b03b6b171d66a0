package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.ClosedPort;
import ua.meterline.fixture.PostgresServer;

class PostgresProblemTest {
    private static PostgresServer server;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.shared();
        url = server.newDatabase();
    }

    @Test
    void saysWhyItCannotConnect() throws Exception {
        String user = server.username();
        String password = server.password();

        assertThat(connecting(url, user, "wrong")).startsWith("refuses the password");
        assertThat(connecting(server.url("absent"), user, password)).startsWith("there is no such database");
        assertThat(connecting("jdbc:postgresql://absent.invalid/meterline", user, password))
                .isEqualTo("cannot be reached: no address is known for absent.invalid");
        try (ClosedPort closed = new ClosedPort()) {
            assertThat(connecting("jdbc:postgresql://127.0.0.1:" + closed.number() + "/meterline", user, password))
                    .startsWith("cannot be reached, or takes no writes: Connection to 127.0.0.1:" + closed.number());
        }
        server.administer("CREATE ROLE stranger NOLOGIN PASSWORD 'secret'");
        assertThat(connecting(url, "stranger", "secret")).startsWith("refuses this user");
    }

    private static String connecting(String url, String user, String password) {
        SQLException failure = catchThrowableOfType(
                SQLException.class,
                () -> DriverManager.getConnection(url, user, password).close());
        assertThat(StoreFailure.concernsTheWholeStore(failure)).isTrue();
        return PostgresProblem.of(failure);
    }

    @Test
    void saysThatTheServerHasNoFreeConnection() throws Exception {
        String full = server.newDatabase();
        server.administer("ALTER DATABASE " + full.replaceFirst(".*/", "") + " CONNECTION LIMIT 0");

        assertThat(connecting(full, server.username(), server.password())).contains("no free connection");
    }

    @Test
    void saysThatTheServerIsReadOnly() throws Exception {
        assertThat(PostgresProblem.of(failure("SET default_transaction_read_only = on", "CREATE TABLE t (a TEXT)")))
                .startsWith("is read-only");
    }

    @Test
    void saysThatAPrivilegeIsMissing() throws Exception {
        assertThat(PostgresProblem.of(failure("SELECT * FROM pg_authid"))).startsWith("lacks a privilege");
    }

    @Test
    void repeatsTheServersWordsInOneLine() throws Exception {
        assertThat(PostgresProblem.of(failure("SELECT absent")))
                .isEqualTo("ERROR: column \"absent\" does not exist; Position: 8");
    }

    /** It may be what a customer wrote. */
    @Test
    void doesNotRepeatAValue() throws Exception {
        assertThat(PostgresProblem.of(failure("SELECT CAST('private' AS INTEGER)")))
                .isEqualTo("a value does not fit its column (SQLSTATE 22P02)");
    }

    @Test
    void tellsWhatIsWrongWithARowFromTheRest() throws Exception {
        String table = "CREATE TEMP TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL CHECK (b <> ''))";

        assertThat(PostgresProblem.refusesARow(failure(table, "INSERT INTO t VALUES (1, '')")))
                .isTrue();
        assertThat(PostgresProblem.refusesARow(failure(table, "INSERT INTO t VALUES (1, NULL)")))
                .isTrue();
        assertThat(PostgresProblem.refusesARow(failure(table, "INSERT INTO t VALUES (1, 'b'), (1, 'b')")))
                .isTrue();
        assertThat(PostgresProblem.refusesARow(failure(table, "INSERT INTO t VALUES (9999999999, 'b')")))
                .isTrue();
        assertThat(PostgresProblem.refusesARow(failure("SELECT absent"))).isFalse();
        assertThat(PostgresProblem.refusesARow(failure("SELECT pg_terminate_backend(pg_backend_pid())")))
                .isFalse();
    }

    /** The failure of the last statement; those before it succeed. */
    private static SQLException failure(String... statements) throws SQLException {
        try (Connection connection = server.connect(url);
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < statements.length - 1; i++) {
                statement.execute(statements[i]);
            }
            return catchThrowableOfType(SQLException.class, () -> statement.execute(statements[statements.length - 1]));
        }
    }
}
