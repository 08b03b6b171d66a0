package ua.meterline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.store.Database;

/** A data folder with a database: stores messages, and runs the commands of the back office. */
final class BackOfficeFixture {
    static final String ACCOUNT = "0501234567";

    private final Path folder;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    /** Each message is received one minute after the previous one. */
    private int nextId = 1;

    BackOfficeFixture(Path folder) throws SQLException, IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("data"));
        Path data = folder.resolve("data");
        Database.open(TestStore.in(data), Duration.ofSeconds(5)).close();
        List<String> settings = new ArrayList<>(TestStore.settings(data));
        settings.add("meterline.data.dir = " + data);
        Files.write(configuration(), settings);
    }

    /** The database as messages name it. */
    String name() {
        return TestStore.isOnServer() ? TestStore.in(folder.resolve("data")).toString() : file().toString();
    }

    String url() {
        return "jdbc:sqlite:" + file();
    }

    Path file() {
        return folder.resolve("data").resolve("meterline.db");
    }

    Path configuration() {
        return folder.resolve("test.properties");
    }

    /** Stores a message of 3 November, from 10:00 UTC on, and its reply. Returns its id. */
    int message(String sender, String text, String outcome, String reason) throws SQLException {
        return message("2026-11-03T10:%02d:00.000Z".formatted(nextId), sender, text, outcome, reason);
    }

    int message(String at, String sender, String text, String outcome, String reason) throws SQLException {
        execute(
                "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)"
                        + " VALUES (?, 'sms', ?, '7104', ?, ?, x'00', ?, ?)",
                nextId,
                sender,
                at,
                text,
                outcome,
                reason);
        execute(
                "INSERT INTO reply (message_id, channel, recipient, text, state, attempts, smsc_message_id, changed_at)"
                        + " VALUES (?, 'sms', ?, 'Thank you', 'sent', 1, ?, ?)",
                nextId,
                sender,
                "A" + nextId,
                at);
        return nextId++;
    }

    /** Stores an accepted message and its reading, on time. */
    int accepted(String account, int value, String period) throws SQLException {
        int id = message("+380671112233", account + " " + value, "accepted", null);
        execute(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " SELECT id, id, ?, ?, ?, 1, received_at, id FROM message WHERE id = ?",
                account,
                value,
                period,
                id);
        return id;
    }

    /** Stores a held message. */
    int held(String account, Integer value, String period, boolean onTime, String rules) throws SQLException {
        int id = message("+380671112233", account + " " + value, "held", rules);
        execute(
                "INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                        + " SELECT id, ?, ?, ?, ?, received_at, ? FROM message WHERE id = ?",
                account,
                value,
                period,
                onTime,
                rules,
                id);
        return id;
    }

    void execute(String sql, Object... values) throws SQLException {
        GatewayDatabase.in(folder.resolve("data")).change(sql, values);
    }

    /** Each row with its columns joined by blanks. */
    List<String> rows(String sql) {
        return GatewayDatabase.in(folder.resolve("data")).rows(sql);
    }

    /** Runs a command on the folder; its output is in {@link #out} and {@link #err}. */
    int run(String... arguments) {
        return run(false, arguments);
    }

    /** Runs a command as at a terminal. */
    int runOnTerminal(String... arguments) {
        return run(true, arguments);
    }

    private int run(boolean onTerminal, String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return MeterlineCommand.commandLine(onTerminal)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--config", configuration().toString()))
                        .toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    List<String> lines() {
        return out.toString().lines().toList();
    }

    /** The text on standard error, but for the name of the database. */
    String err() {
        return err.toString()
                .replace("meterline: database " + name() + "\n", "")
                .strip();
    }
}
