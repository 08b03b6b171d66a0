package ua.meterline.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What hides the tables of a {@link ScratchDatabase} on PostgreSQL. */
final class PostgresScratch {
    /** In the order of their creation: one may read another. */
    private static final String VIEWS = "SELECT relname, pg_get_viewdef(oid) FROM pg_class"
            + " WHERE relkind = 'v' AND relnamespace = current_schema()::regnamespace ORDER BY oid";

    private PostgresScratch() {}

    /**
     * To be executed one after the other. A view keeps the table that it was made of: the views main_NAME, made first,
     * show what is hidden then. At the end the connection becomes read-only, except for temporary tables.
     */
    static List<String> definitions(Connection connection) throws SQLException {
        List<String> definitions = new ArrayList<>();
        for (String table : ScratchDatabase.HIDDEN) {
            definitions.add("CREATE TEMP VIEW main_" + table + " AS SELECT * FROM " + table);
        }
        for (String table : ScratchDatabase.HIDDEN) {
            definitions.add("CREATE TEMP TABLE " + table + " (LIKE " + table + " INCLUDING ALL)");
        }
        try (Statement statement = connection.createStatement()) {
            try (ResultSet view = statement.executeQuery(VIEWS)) {
                while (view.next()) {
                    definitions.add("CREATE TEMP VIEW " + view.getString(1) + " AS " + view.getString(2));
                }
            }
            // New ids follow all that are stored.
            try (ResultSet last = statement.executeQuery("SELECT coalesce(max(id), 0) + 1 FROM message")) {
                last.next();
                definitions.add("CREATE TEMP SEQUENCE message_id START " + last.getLong(1));
            }
        }
        definitions.add("CREATE INDEX replayed ON pg_temp.reading (message_id)");
        definitions.add("SET default_transaction_read_only = on");
        return definitions;
    }
}
