package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import ua.meterline.common.DatabaseAddress;

/** The databases that the gateway works on. Their schemas have the same tables and columns. */
public enum Dialect {
    SQLITE("sqlite", "SELECT tbl_name FROM sqlite_schema LIMIT 1"),
    POSTGRESQL(
            "postgresql",
            "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                    + " AND relkind IN ('r', 'p', 'v') AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE deptype = 'e'"
                    + " AND classid = 'pg_class'::regclass AND objid = pg_class.oid) LIMIT 1");

    private final String folder;
    private final String anyTable;

    Dialect(String folder, String anyTable) {
        this.folder = folder;
        this.anyTable = anyTable;
    }

    public static Dialect of(DatabaseAddress address) {
        return address.isServer() ? POSTGRESQL : SQLITE;
    }

    /** Cheap: it asks the driver's object, and not the server. */
    public static Dialect of(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class) ? POSTGRESQL : SQLITE;
    }

    /** Where its migrations are. */
    String migrations() {
        return "db/migration/" + folder;
    }

    /** Where its own statements are, which precede the common ones. */
    String statements() {
        return "sql/" + folder;
    }

    /** Selects the name of a table, if there is any. Those of an extension do not count: a DBA adds them. */
    String anyTable() {
        return anyTable;
    }

    /** A statement of {@code sql/} in this dialect. */
    String translated(String sql) {
        return this == POSTGRESQL ? PostgresTranslation.of(sql) : sql;
    }
}
