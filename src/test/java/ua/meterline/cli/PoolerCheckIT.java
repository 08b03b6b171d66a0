package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.app.Gateway;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.config.Settings;
import ua.meterline.fixture.DocumentedFile;
import ua.meterline.fixture.FreePort;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.ListeningProcess;
import ua.meterline.fixture.PgBouncer;
import ua.meterline.fixture.PostgresServer;

/** A PgBouncer before the server: one that shares sessions is refused in one line, and one that does not is told. */
class PoolerCheckIT {
    private static final String REFUSED = "database postgresql://127.0.0.1:%d/%s: is behind a connection pooler that"
            + " shares sessions between transactions, which loses locks and settings of the gateway; set pool_mode ="
            + " session there (PgBouncer), or name the server itself in meterline.database.url";

    @TempDir
    Path folder;

    private PostgresServer server;
    private DatabaseAddress direct;
    private String database;
    private int port;
    private ListeningProcess pooler;

    @BeforeEach
    void start() throws Exception {
        PgBouncer.requireInstalled();
        server = PostgresServer.shared();
        direct = new DatabaseAddress(server.newDatabase(), server.username(), server.password());
        database = direct.url().replaceFirst(".*/", "");
        port = FreePort.next();
    }

    @AfterEach
    void stop() throws IOException {
        if (pooler != null) {
            pooler.close();
        }
    }

    @Test
    void aSessionForEachConnectionIsUsable() throws Exception {
        start(PgBouncer.documented());

        assertThat(ServerCheck.at(settings())).contains("writable");
        assertThat(ServerConditionCheck.of(settings()))
                .filteredOn(result -> result.check().equals("sessions"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.text()).startsWith("ok");
                    assertThat(result.what()).isEqualTo("behind a connection pooler, one for each connection");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "statement"})
    void aPoolerThatSharesSessionsIsRefusedAtTheStart(String mode) throws Exception {
        start(PgBouncer.documented().with("pool_mode = session", "pool_mode = " + mode));

        assertIsRefused();
    }

    /** Each statement of a connection is in the next session then, as if there were other programs. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void itIsRefusedWhicheverSessionItGives(int sessions) throws Exception {
        start(PgBouncer.documented().with("pool_mode = session", "pool_mode = transaction\nserver_round_robin = 1"));
        openSessions(sessions);

        assertIsRefused();
    }

    private void assertIsRefused() throws Exception {
        assertThat(catchThrowable(() -> ServerCheck.at(settings())))
                .hasMessage(REFUSED.formatted(port, database).replaceFirst(".*?: ", ""));
        Settings settings = settings();
        Throwable failure = catchThrowable(() -> Gateway.start(settings).close());
        assertThat(CannotStartException.of(failure, settings))
                .hasValueSatisfying(refusal -> assertThat(refusal).hasMessage(REFUSED.formatted(port, database)));
    }

    /** Has the pooler keep so many connections to the server. */
    private void openSessions(int count) throws Exception {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Connection connection = DriverManager.getConnection(url(), server.username(), server.password());
                open.add(connection);
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
            }
        } finally {
            for (Connection connection : open) {
                connection.commit();
                connection.close();
            }
        }
    }

    private void start(DocumentedFile configuration) throws IOException {
        pooler = PgBouncer.start(configuration, port, direct);
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Settings settings() throws Exception {
        return Settings.load(
                null, new GatewayEnvironment(folder, 1).storeOn(server, url()).variables());
    }
}
