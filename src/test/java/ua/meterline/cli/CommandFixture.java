package ua.meterline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.store.Database;

/** A data folder with a database: executes commands on it, and reads and writes its tables directly. */
final class CommandFixture {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final Path data;
    private final Path config;

    CommandFixture(Path folder, String... settings) throws Exception {
        data = folder.resolve("data");
        List<String> lines = new ArrayList<>(List.of(settings));
        lines.add("meterline.data.dir = " + data);
        lines.addAll(TestStore.settings(data));
        config = Files.write(folder.resolve("test.properties"), lines);
    }

    /** Creates the database as a starting gateway does. */
    CommandFixture createDatabase() throws Exception {
        Files.createDirectories(data);
        Database.open(TestStore.in(data), Duration.ofSeconds(5)).close();
        return this;
    }

    Path database() {
        return data.resolve("meterline.db");
    }

    /** The database as messages name it. */
    String name() {
        return TestStore.isOnServer()
                ? TestStore.in(data).toString()
                : database().toString();
    }

    String url() {
        return "jdbc:sqlite:" + database();
    }

    /** Runs a command. Clears the output of the previous one. */
    int execute(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", config.toString()));
        return MeterlineCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    /** The text on standard error, but for the name of the database. */
    String errors() {
        return err.toString()
                .replace("meterline: database " + name() + "\n", "")
                .strip();
    }

    /** Each row of each table, with the name of the table. */
    List<String> everything() {
        return GatewayDatabase.in(data).everything("");
    }

    void sql(String... statements) {
        GatewayDatabase.in(data).update(statements);
    }

    /** Stores a message and its reading. */
    void reading(long message, String account, String period, int value) {
        sql(
                ("INSERT INTO message VALUES (%d, 'sms', '+380501112233', '7104', '%s-02T10:00:00.000Z', '%s %d', x'01',"
                                + " x'02', 'accepted', NULL)")
                        .formatted(message, period, account, value),
                ("INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                                + " VALUES (%1$d, %1$d, '%2$s', %4$d, '%3$s', 1, '%3$s-02T10:00:00.000Z', %1$d)")
                        .formatted(message, account, period, value));
    }

    /** Each row with its columns joined by blanks. */
    List<String> rows(String sql) {
        return GatewayDatabase.in(data).rows(sql);
    }
}
