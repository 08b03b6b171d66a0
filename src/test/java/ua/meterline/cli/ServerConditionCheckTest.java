package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.cli.CheckResult.Status;
import ua.meterline.config.Settings;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.store.ServerCondition;

class ServerConditionCheckTest {
    private static final Map<String, String> CONFIGURED = Map.of(
            "default_transaction_isolation", "read committed",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "synchronous_standby_names", "");

    @TempDir
    Path folder;

    @Test
    void aServerOfItsOwnPassesAndIsToldThatItHasNoStandby() throws Exception {
        PostgresServer server = PostgresServer.shared();

        List<CheckResult> results = check(server, server.newDatabase());
        assertThat(results)
                .extracting(CheckResult::check)
                .containsExactly("sessions", "privileges", "isolation", "commit", "standbys", "clock");
        assertThat(results)
                .extracting(CheckResult::status)
                .containsExactly(Status.OK, Status.OK, Status.OK, Status.OK, Status.WARN, Status.OK);
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
        ServerCondition found = new ServerCondition(false, CONFIGURED, List.of(), 0, 0, Duration.ofMillis(aheadMillis));

        assertThat(ServerConditionCheck.of("//server/meterline", found))
                .filteredOn(result -> result.check().equals("clock"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.status()).isEqualTo(status);
                    assertThat(result.what()).isEqualTo(what);
                });
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
