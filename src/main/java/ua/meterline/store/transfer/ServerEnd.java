package ua.meterline.store.transfer;

import static ua.meterline.store.transfer.SharedTable.quoted;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.common.Progress;

/** A database of a PostgreSQL server. */
final class ServerEnd implements TransferEnd {
    private static final String TABLES_WITH_TRIGGERS = """
            SELECT DISTINCT class.relname
            FROM pg_trigger AS one
            JOIN pg_class AS class ON class.oid = one.tgrelid
            WHERE NOT one.tgisinternal AND class.relnamespace = current_schema()::regnamespace""";

    /** Indexes, but for those of keys, and foreign keys. */
    private static final String CREATING = """
            SELECT indexdef FROM pg_indexes
            WHERE schemaname = current_schema() AND tablename NOT LIKE 'flyway%'
                AND indexname NOT IN (SELECT conname FROM pg_constraint)
            UNION ALL
            SELECT format('ALTER TABLE %I ADD CONSTRAINT %I %s', class.relname, conname, pg_get_constraintdef(one.oid))
            FROM pg_constraint AS one
            JOIN pg_class AS class ON class.oid = one.conrelid
            WHERE one.contype = 'f' AND class.relnamespace = current_schema()::regnamespace""";

    private static final String DROPPING = """
            SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', class.relname, conname)
            FROM pg_constraint AS one
            JOIN pg_class AS class ON class.oid = one.conrelid
            WHERE one.contype = 'f' AND class.relnamespace = current_schema()::regnamespace
            UNION ALL
            SELECT format('DROP INDEX %I', indexname) FROM pg_indexes
            WHERE schemaname = current_schema() AND tablename NOT LIKE 'flyway%'
                AND indexname NOT IN (SELECT conname FROM pg_constraint)""";

    /** Each sequence, with the column that takes its numbers. */
    private static final String SEQUENCES = """
            SELECT sequence.relname, class.relname, attribute.attname
            FROM pg_depend AS owned
            JOIN pg_class AS sequence ON sequence.oid = owned.objid AND sequence.relkind = 'S'
            JOIN pg_class AS class ON class.oid = owned.refobjid
            JOIN pg_attribute AS attribute
                ON attribute.attrelid = owned.refobjid AND attribute.attnum = owned.refobjsubid
            WHERE owned.classid = 'pg_class'::regclass AND owned.refclassid = 'pg_class'::regclass
                AND owned.deptype IN ('a', 'i') AND sequence.relnamespace = current_schema()::regnamespace""";

    /** What changes as soon as a gateway runs on the database, or a command that is in the audit log. */
    private static final String STAMP = """
            SELECT concat_ws(' ',
                (SELECT oid FROM pg_database WHERE datname = current_database()),
                (SELECT max(id) FROM message), (SELECT max(id) FROM audit_entry),
                (SELECT max(beat_at) FROM heartbeat))""";

    private final Connection connection;
    private final String name;
    private final Successor successor;

    /** @param successor null where it is the source of a copy */
    ServerEnd(Connection connection, String name, Successor successor) {
        this.connection = connection;
        this.name = name;
        this.successor = successor;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String stamp() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STAMP)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public RowReader read(SharedTable table, String after) throws SQLException {
        return new ServerRows(connection, table, after);
    }

    @Override
    public RowWriter writer(SharedTable table) throws SQLException {
        return new ServerRowWriter(connection, table);
    }

    @Override
    public void open() throws SQLException {
        alterTriggers("DISABLE");
        new SetAside(connection).take(column(CREATING), column(DROPPING));
    }

    @Override
    public void settle(Progress progress) throws SQLException {
        execute("SET maintenance_work_mem = '256MB'");
        new SetAside(connection).putBack(progress);
        execute("ANALYZE"); // the first statements would be planned for empty tables
    }

    @Override
    public void complete() throws SQLException {
        alterTriggers("ENABLE");
        for (String[] sequence : rows(SEQUENCES, 3)) {
            execute("SELECT setval('%s', max(%s)) FROM %s HAVING max(%2$s) > 0"
                    .formatted(quoted(sequence[0]), quoted(sequence[2]), quoted(sequence[1])));
        }
        RememberedMessages.store(connection, successor.node());
        RememberedReplies.store(connection, successor);
    }

    private void alterTriggers(String what) throws SQLException {
        for (String table : column(TABLES_WITH_TRIGGERS)) {
            execute("ALTER TABLE " + quoted(table) + " " + what + " TRIGGER USER");
        }
    }

    private List<String> column(String query) throws SQLException {
        return rows(query, 1).stream().map(row -> row[0]).toList();
    }

    private List<String[]> rows(String query, int columns) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                String[] row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = found.getString(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
