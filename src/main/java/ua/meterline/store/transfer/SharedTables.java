package ua.meterline.store.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tables to copy: all that the two schemas have, but for what is known to belong to one of them. A table or a
 * column that is not known here and is missing on one side is an error, so that none is forgotten.
 */
final class SharedTables {
    /** Filled by other means: the search index and its backlog, the history of the schema. */
    private static final Set<String> DERIVED = Set.of(
            "account_words",
            "account_unindexed",
            "flyway_schema_history",
            DatabaseTransfer.HIDDEN_HISTORY,
            TransferProgress.TABLE,
            SetAside.TABLE);

    /** What nodes tell each other, and what a single gateway keeps in memory. */
    private static final Set<String> OF_NODES = Set.of(
            "node", "recent_fingerprint", "reply_count", "reply_day", "rate_limit", "login_failure", "site_secret");

    private static final Set<String> COLUMNS_OF_NODES =
            Set.of("reply.claimed_by", "reply.claimed_until", "notice.claimed_by", "notice.claimed_until");

    private static final String IN_FILE = """
            SELECT tables.name, columns.name, upper(columns.type), columns.pk
            FROM pragma_table_list AS tables, pragma_table_xinfo(tables.name) AS columns
            WHERE tables.schema = 'main' AND tables.type = 'table' AND tables.name NOT LIKE 'sqlite%'
            ORDER BY tables.name, columns.cid""";

    private static final String ON_SERVER = """
            SELECT class.relname, attribute.attname, format_type(attribute.atttypid, NULL), 0
            FROM pg_class AS class
            JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid
            WHERE class.relnamespace = current_schema()::regnamespace AND class.relkind IN ('r', 'p')
                AND attribute.attnum > 0 AND NOT attribute.attisdropped
            ORDER BY class.relname, attribute.attnum""";

    /** @param keyPlace from 1; 0 where the column is not in the primary key */
    private record Found(String column, String type, int keyPlace) {}

    private SharedTables() {}

    /**
     * In the order of their names.
     *
     * @throws TransferException when one of the schemas has what the other one lacks
     */
    static List<SharedTable> of(Connection file, Connection server) throws SQLException, TransferException {
        Map<String, List<Found>> inFile = tables(file, IN_FILE);
        Map<String, List<Found>> onServer = tables(server, ON_SERVER);
        inFile.keySet().removeAll(DERIVED);
        onServer.keySet().removeAll(DERIVED);
        onServer.keySet().removeAll(OF_NODES);
        requireSame("table", inFile.keySet(), onServer.keySet());
        List<SharedTable> shared = new ArrayList<>();
        for (Map.Entry<String, List<Found>> table : inFile.entrySet()) {
            shared.add(shared(table.getKey(), table.getValue(), onServer.get(table.getKey())));
        }
        return shared;
    }

    private static Map<String, List<Found>> tables(Connection connection, String query) throws SQLException {
        Map<String, List<Found>> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                tables.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                        .add(new Found(row.getString(2), row.getString(3), row.getInt(4)));
            }
        }
        return tables;
    }

    private static SharedTable shared(String table, List<Found> inFile, List<Found> onServer) throws TransferException {
        Map<String, String> types = new LinkedHashMap<>();
        onServer.stream()
                .filter(column -> !COLUMNS_OF_NODES.contains(table + "." + column.column()))
                .forEach(column -> types.put(table + "." + column.column(), column.type()));
        Set<String> names = new TreeSet<>();
        inFile.forEach(column -> names.add(table + "." + column.column()));
        requireSame("column", names, new TreeSet<>(types.keySet()));
        List<Column> columns = new ArrayList<>();
        for (Found column : keyFirst(inFile)) {
            String type = types.get(table + "." + column.column());
            if (!Column.Type.match(type, column.type())) {
                throw new TransferException("the schemas differ: column %s.%s is %s in the file, and %s on the server"
                        .formatted(table, column.column(), column.type(), type));
            }
            columns.add(new Column(column.column(), Column.Type.of(type)));
        }
        return new SharedTable(table, columns, (int)
                inFile.stream().filter(column -> column.keyPlace() > 0).count());
    }

    private static List<Found> keyFirst(List<Found> columns) {
        Stream<Found> key =
                columns.stream().filter(column -> column.keyPlace() > 0).sorted(Comparator.comparing(Found::keyPlace));
        return Stream.concat(key, columns.stream().filter(column -> column.keyPlace() == 0))
                .toList();
    }

    private static void requireSame(String what, Set<String> inFile, Set<String> onServer) throws TransferException {
        for (String name : inFile) {
            if (!onServer.contains(name)) {
                throw new TransferException("the schemas differ: the server lacks the " + what + " " + name);
            }
        }
        for (String name : onServer) {
            if (!inFile.contains(name)) {
                throw new TransferException("the schemas differ: the file lacks the " + what + " " + name);
            }
        }
    }
}
