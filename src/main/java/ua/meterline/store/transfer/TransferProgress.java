package ua.meterline.store.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import ua.meterline.store.SchemaState;

/**
 * How far a copy is, in a table of the target, a row for each copied table. The row is written in the transaction of
 * the rows that it is about. The table exists as long as the copy is unfinished.
 */
final class TransferProgress {
    static final String TABLE = SchemaState.UNFINISHED_COPY;

    /**
     * @param copied rows so far
     * @param lastKey of the last one, as {@link SharedTable#key} writes it; null where there is none
     */
    record OfTable(long copied, String lastKey, boolean complete) {}

    private final Connection target;

    TransferProgress(Connection target) {
        this.target = target;
    }

    /** @param source as {@link TransferEnd#stamp} tells it */
    void begin(String source, List<SharedTable> tables) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("CREATE TABLE " + TABLE + " (table_name TEXT PRIMARY KEY, source TEXT NOT NULL,"
                    + " copied BIGINT NOT NULL, last_key TEXT, complete INTEGER NOT NULL)");
        }
        try (PreparedStatement insert =
                target.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?, 0, NULL, 0)")) {
            for (SharedTable table : tables) {
                insert.setString(1, table.name());
                insert.setString(2, source);
                insert.executeUpdate();
            }
        }
    }

    /** The source of an unfinished copy; empty where there is none. */
    Optional<String> source() throws SQLException {
        try (ResultSet found = target.getMetaData().getTables(null, target.getSchema(), TABLE, null)) {
            if (!found.next()) {
                return Optional.empty();
            }
        }
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("SELECT min(source) FROM " + TABLE)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    OfTable of(SharedTable table) throws SQLException {
        try (PreparedStatement select =
                target.prepareStatement("SELECT copied, last_key, complete FROM " + TABLE + " WHERE table_name = ?")) {
            select.setString(1, table.name());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the table " + TABLE + " lacks " + table.name());
                }
                return new OfTable(row.getLong(1), row.getString(2), row.getInt(3) == 1);
            }
        }
    }

    /** In the transaction of the rows. */
    void set(SharedTable table, OfTable reached) throws SQLException {
        try (PreparedStatement update = target.prepareStatement(
                "UPDATE " + TABLE + " SET copied = ?, last_key = ?, complete = ? WHERE table_name = ?")) {
            update.setLong(1, reached.copied());
            update.setString(2, reached.lastKey());
            update.setInt(3, reached.complete() ? 1 : 0);
            update.setString(4, table.name());
            update.executeUpdate();
        }
    }

    void end() throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("DROP TABLE " + TABLE);
        }
    }
}
