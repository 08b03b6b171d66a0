package ua.meterline.failure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into a gateway's database from outside, while it runs or afterwards. */
final class StoredRows {
    private final String url;

    StoredRows(Path folder) {
        this.url = "jdbc:sqlite:" + folder.resolve("meterline.db");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    long count(String table) {
        return Long.parseLong(values("SELECT count(*) FROM " + table).get(0));
    }

    /** The first column of all rows, as text. */
    List<String> values(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
