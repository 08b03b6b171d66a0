package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.cli.CheckResult.Status;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.config.Settings;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.store.Database;
import ua.meterline.store.ServerCondition;

class ServerConditionCheckTest {
    private static final Map<String, String> CONFIGURED = Map.of(
            "default_transaction_isolation", "read committed",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "synchronous_standby_names", "",
            "max_locks_per_transaction", "64",
            "max_connections", "100");

    @TempDir
    Path folder;

    @Test
    void aServerOfItsOwnPassesAndIsToldThatItHasNoStandby() throws Exception {
        PostgresServer server = PostgresServer.shared();

        List<CheckResult> results = check(server, server.newDatabase());
        assertThat(results)
                .extracting(CheckResult::check)
                .containsExactly("sessions", "privileges", "isolation", "commit", "standbys", "locks", "clock");
        assertThat(results)
                .extracting(CheckResult::status)
                .containsExactly(Status.OK, Status.OK, Status.OK, Status.OK, Status.WARN, Status.OK, Status.OK);
        assertThat(what(results, "sessions")).isEqualTo("of the server itself, no pooler in between");
        assertThat(what(results, "commit")).isEqualTo("fsync on, synchronous_commit on");
        assertThat(what(results, "standbys")).startsWith("no synchronous standby is configured");
    }

    @Test
    void theCommandPrintsThemBelowTheDatabase() throws Exception {
        PostgresServer server = PostgresServer.shared();
        Properties settings = new Properties();
        settings.put("meterline.data.dir", folder.resolve("data").toString());
        settings.put("meterline.database.url", server.newDatabase());
        settings.put("meterline.database.username", server.username());
        settings.put("meterline.database.password", server.password());
        Path file = folder.resolve("check.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        StringWriter out = new StringWriter();
        MeterlineCommand.commandLine().setOut(new PrintWriter(out, true)).execute("check", "--config", file.toString());

        assertThat(out.toString().lines())
                .anyMatch(line ->
                        line.matches("ok      database  postgresql://127.0.0.1:\\d+/test_\\d+ \\(PostgreSQL \\d+.*,"
                                + " writable, .*\\)"))
                .anyMatch(line ->
                        line.matches("ok      isolation  postgresql://127.0.0.1:\\d+/test_\\d+ \\(read committed\\)"))
                .anyMatch(line -> line.matches("warn    standbys  postgresql://127.0.0.1:.*failover tool"));
        assertThat(out.toString()).doesNotContain(server.password());
    }

    @Test
    void saysWhatIsConfiguredWhereTheGatewaySetsItsOwn() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        String database = url.substring(url.lastIndexOf('/') + 1);
        server.administer("ALTER DATABASE " + database + " SET synchronous_commit = local");
        server.administer("ALTER DATABASE " + database + " SET default_transaction_isolation = serializable");

        List<CheckResult> results = check(server, url);
        assertThat(what(results, "commit"))
                .isEqualTo("fsync on, synchronous_commit on, set by the gateway; configured: local");
        assertThat(what(results, "isolation"))
                .isEqualTo("read committed, set by the gateway; configured: serializable");
    }

    @Test
    void failsWhereTheUserOwnsNothing() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        String database = url.substring(url.lastIndexOf('/') + 1);
        server.administer("ALTER DATABASE " + database + " OWNER TO postgres");
        server.administer("REVOKE TEMPORARY ON DATABASE " + database + " FROM PUBLIC");

        assertThat(check(server, url))
                .filteredOn(CheckResult::isFailed)
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.check()).isEqualTo("privileges");
                    assertThat(result.what()).isEqualTo("lacks CREATE on a schema, TEMPORARY on the database");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "900, OK, 0.9 s ahead of this machine",
        "-900, OK, 0.9 s behind this machine",
        "-1500, WARN, 1.5 s behind this machine",
        "59900, WARN, 59.9 s ahead of this machine",
        "60000, FAIL, 60.0 s ahead of this machine"
    })
    void comparesTheClocks(long aheadMillis, Status status, String what) {
        CheckResult result = check("clock", CONFIGURED, 0, Duration.ofMillis(aheadMillis));

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.what()).isEqualTo(what);
    }

    @ParameterizedTest
    @CsvSource({
        "64, 100, 0, OK, 'room for 6400 locks, and a gateway needs up to 3072'",
        "64, 100, 2, OK, 'room for 6400 locks, and 2 gateways need up to 6144'",
        "64, 100, 3, WARN, 'room for 6400 locks, and 3 gateways need up to 9216; messages are refused for a while at the"
                + " highest load'",
        "256, 100, 8, OK, 'room for 25600 locks, and 8 gateways need up to 24576'",
        "64, 40, 1, WARN, 'room for 2560 locks, and a gateway needs up to 3072; messages are refused for a while at the"
                + " highest load'"
    })
    void comparesTheRoomForLocksWithTheNodes(int locks, int connections, int nodes, Status status, String what) {
        Map<String, String> configured = new HashMap<>(CONFIGURED);
        configured.put("max_locks_per_transaction", "" + locks);
        configured.put("max_connections", "" + connections);

        CheckResult result = check("locks", configured, nodes, Duration.ZERO);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.what()).isEqualTo(what);
    }

    @Test
    void saysHowManyLocksTheServerMustHaveRoomFor() {
        assertThat(check("locks", CONFIGURED, 3, Duration.ZERO).action())
                .isEqualTo("set max_locks_per_transaction to 93 or more, and restart the server");
    }

    @Test
    void countsTheNodesOfTheLastDay() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        assertThat(what(check(server, url), "locks")).contains("a gateway needs");

        Database.open(new DatabaseAddress(url, server.username(), server.password()), Deadline.LENGTH)
                .close();
        GatewayDatabase.on(server, url)
                .update(
                        "INSERT INTO node (name, version, host, started_at, seen_at,"
                                + " links, links_bound, receiving, ready) SELECT name, '1', 'host', seen_at, seen_at, 1, 1, 1, 1"
                                + " FROM (VALUES ('a', now()), ('b', now()), ('c', now() - interval '25 hours')) AS n (name, seen_at)");
        assertThat(what(check(server, url), "locks")).contains("2 gateways need up to 6144");
    }

    private static CheckResult check(String name, Map<String, String> configured, int nodes, Duration clockAhead) {
        ServerCondition found = new ServerCondition(false, configured, List.of(), 0, 0, nodes, clockAhead);
        return ServerConditionCheck.of("//server/meterline", found).stream()
                .filter(result -> result.check().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<CheckResult> check(PostgresServer server, String url) throws Exception {
        Settings settings = Settings.load(
                null, new GatewayEnvironment(folder, 1).storeOn(server, url).variables());
        return ServerConditionCheck.of(settings);
    }

    private static String what(List<CheckResult> results, String check) {
        return results.stream()
                .filter(result -> result.check().equals(check))
                .map(CheckResult::what)
                .findFirst()
                .orElseThrow();
    }
}
