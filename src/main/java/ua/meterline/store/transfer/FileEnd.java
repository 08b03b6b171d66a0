package ua.meterline.store.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.common.Progress;

/** A SQLite file. */
final class FileEnd implements TransferEnd {
    private static final String CREATING = "SELECT sql FROM sqlite_schema WHERE type IN ('index', 'trigger')"
            + " AND sql IS NOT NULL AND tbl_name NOT LIKE 'flyway%' ORDER BY type, name";

    private static final String DROPPING = "SELECT 'DROP ' || type || ' ' || name FROM sqlite_schema"
            + " WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name NOT LIKE 'flyway%'";

    private final Path file;
    private final Connection connection;

    FileEnd(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public String name() {
        return file.toString();
    }

    /** Every gateway and every command that writes changes the file, at the latest when it closes it. */
    @Override
    public String stamp() throws SQLException {
        try {
            return Files.size(file) + " octets of " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new SQLException("cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public RowReader read(SharedTable table, String after) throws SQLException {
        return new FileRows(connection, table, after);
    }

    @Override
    public RowWriter writer(SharedTable table) throws SQLException {
        return new FileRowWriter(connection, table);
    }

    /** SQLite cannot switch triggers off. */
    @Override
    public void open() throws SQLException {
        new SetAside(connection).take(column(CREATING), column(DROPPING));
    }

    @Override
    public void settle(Progress progress) throws SQLException {
        new SetAside(connection).putBack(progress);
    }

    @Override
    public void complete() throws SQLException {
        List<String> dangling = column("PRAGMA foreign_key_check");
        if (!dangling.isEmpty()) {
            throw new SQLException("table " + dangling.get(0) + " has a row that refers to a missing one");
        }
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
