package ua.meterline.backoffice.messages;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestSql;
import ua.meterline.fixture.TestStore;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.UtcTime;

/** A database whose messages a test writes. Each message is received a second after the one before, unless it says. */
final class MessageTable implements AutoCloseable {
    static final Instant FIRST = Instant.parse("2026-11-03T10:00:00Z");
    static final String NUMBER = "+380671112233";
    static final String ACCOUNT = "0501234567";

    private static final String FILL =
            "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                    + " VALUES (?, 'sms', ?, '7104', ?, ?, CAST('' AS BLOB), ?)";

    final Database database;
    final DatabaseAccess access;
    private final GatewayDatabase stored;
    private long nextId = 1;

    MessageTable(Path folder) throws SQLException {
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(5));
        access = new DatabaseAccess(database);
        stored = GatewayDatabase.in(folder);
    }

    long accepted(String sender, String text) throws Exception {
        return message("sms", sender, FIRST.plusSeconds(nextId), text, "accepted", null);
    }

    long message(String channel, String sender, Instant at, String text, String outcome, String reason)
            throws Exception {
        execute(
                "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)"
                        + " VALUES (?, ?, ?, '7104', ?, ?, ?, ?, ?)",
                nextId,
                channel,
                sender,
                UtcTime.format(at),
                text,
                new byte[16],
                outcome,
                reason);
        return nextId++;
    }

    /** Of as many senders, with accounts 0000000001, 0000000002, ...; one in ten is rejected. */
    void fill(int messages) throws Exception {
        access.transaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(FILL)) {
                for (long id = nextId; id < nextId + messages; id++) {
                    insert.setLong(1, id);
                    insert.setString(2, "+3805%08d".formatted(id));
                    insert.setString(3, UtcTime.format(FIRST.plusSeconds(id)));
                    insert.setString(4, "%010d %05d".formatted(id, id % 100_000));
                    insert.setString(5, id % 10 == 0 ? "rejected" : "accepted");
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
        nextId += messages;
    }

    void execute(String sql, Object... values) throws Exception {
        access.transaction(connection -> execute(connection, sql, values));
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TestSql.on(connection, sql))) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Each row as its columns joined by blanks. */
    List<String> rows(String sql) {
        return stored.rows(sql);
    }

    /** Until nothing is left to do. */
    void index() throws Exception {
        MessageIndexer indexer = new MessageIndexer(access, new KeysAhead());
        while (indexer.step()) {
            // the next slice
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
