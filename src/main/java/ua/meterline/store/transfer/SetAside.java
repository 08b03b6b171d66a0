package ua.meterline.store.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.common.Progress;
import ua.meterline.store.WriteTransaction;

/**
 * Definitions that are dropped while tables are filled, and made again afterwards: an index is built several times as
 * fast as it is filled row by row, and so is a foreign key checked. They stand in a table meanwhile.
 */
final class SetAside {
    static final String TABLE = "transfer_definition";

    private final Connection connection;

    SetAside(Connection connection) {
        this.connection = connection;
    }

    /**
     * In a transaction.
     *
     * @param creating statements that make them, in order
     * @param dropping statements that drop them, in order
     */
    void take(List<String> creating, List<String> dropping) throws SQLException {
        execute("CREATE TABLE " + TABLE + " (place INTEGER PRIMARY KEY, definition TEXT NOT NULL)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?)")) {
            for (int place = 0; place < creating.size(); place++) {
                insert.setInt(1, place);
                insert.setString(2, creating.get(place));
                insert.executeUpdate();
            }
        }
        for (String drop : dropping) {
            execute(drop);
        }
    }

    /** Each in a transaction, so that this goes on where it stopped. Drops the table with the last one. */
    void putBack(Progress progress) throws SQLException {
        if (!isThere()) {
            return;
        }
        long done = 0;
        for (String definition : left()) {
            WriteTransaction.run(connection, () -> {
                execute(definition);
                execute("DELETE FROM " + TABLE + " WHERE place = (SELECT min(place) FROM " + TABLE + ")");
                return null;
            });
            progress.at("indexes and constraints made", ++done);
        }
        execute("DROP TABLE " + TABLE);
    }

    private boolean isThere() throws SQLException {
        try (ResultSet found = connection.getMetaData().getTables(null, connection.getSchema(), TABLE, null)) {
            return found.next();
        }
    }

    private List<String> left() throws SQLException {
        List<String> left = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT definition FROM " + TABLE + " ORDER BY place")) {
            while (row.next()) {
                left.add(row.getString(1));
            }
        }
        return left;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
