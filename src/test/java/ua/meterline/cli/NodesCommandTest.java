package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.store.Database;
import ua.meterline.store.cluster.ClusterNode;
import ua.meterline.store.cluster.NodeState;

class NodesCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsTheNodesOfADatabase() throws Exception {
        PostgresServer server = PostgresServer.shared();
        DatabaseAddress address = new DatabaseAddress(server.newDatabase(), server.username(), server.password());
        Path config = config(address);
        try (Database database = Database.open(address, Duration.ofSeconds(20));
                ClusterNode kyiv = new ClusterNode(database::newSession, "kyiv", "1.0")) {
            kyiv.join();
            ClusterNode lviv = new ClusterNode(database::newSession, "lviv", "1.0");
            lviv.join();
            lviv.close();
            assertThat(execute("nodes", "--config", config.toString()))
                    .as("none is ready")
                    .isEqualTo(3);
            assertThat(out.toString().lines())
                    .hasSize(3)
                    .anyMatch(line -> line.matches("kyiv +not-ready .* 1\\.0 .*"))
                    .anyMatch(line -> line.matches("lviv +stopped .*"));

            kyiv.report(() -> new NodeState(2, 2, true, true));

            await().atMost(Deadline.LENGTH)
                    .until(() -> execute("nodes", "--format", "json", "--config", config.toString()) == 0);
            assertThat(out.toString().lines().findFirst().orElseThrow())
                    .contains(
                            "\"node\":\"kyiv\"", "\"state\":\"ready\"", "\"links\":2", "\"bound\":2", "\"claimed\":0");
        }
    }

    @Test
    void tellsThatAFileHasOneNode() throws Exception {
        CommandFixture fixture = new CommandFixture(folder).createDatabase();

        assertThat(fixture.execute("nodes")).isZero();
        assertThat(fixture.out.toString())
                .isEqualTo("One node: a database file has one gateway. 'meterline status' tells how it is.\n");
    }

    private Path config(DatabaseAddress address) throws Exception {
        Properties settings = new Properties();
        settings.put("meterline.data.dir", folder.resolve("data").toString());
        settings.put("meterline.database.url", address.url());
        settings.put("meterline.database.username", address.username());
        settings.put("meterline.database.password", address.password());
        Path file = folder.resolve("nodes.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        return file;
    }

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        return MeterlineCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
