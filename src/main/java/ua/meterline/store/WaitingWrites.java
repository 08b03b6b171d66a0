package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Statements of one transaction on a PostgreSQL server that write and return nothing. They wait for the next statement
 * that reads, or for the commit, and go to the server before it, in their order and in one round trip. For use by one
 * thread.
 */
final class WaitingWrites {
    private record Write(NamedSql sql, List<? extends Map<String, ?>> rows) {}

    private final Connection connection;
    private final List<Write> waiting = new ArrayList<>();

    WaitingWrites(Connection connection) {
        this.connection = connection;
    }

    /** Whether one execution of the statement writes all the rows. */
    static boolean canWait(NamedSql sql, List<?> rows) {
        return sql.dialect() == Dialect.POSTGRESQL && (rows.size() == 1 || sql.takesArrays());
    }

    void add(NamedSql sql, List<? extends Map<String, ?>> rows) {
        waiting.add(new Write(sql, rows));
    }

    /** @throws SQLException when one of them fails: the transaction must be rolled back then */
    void send() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        // The driver sends statements between semicolons one after the other, and waits once. The server keeps a plan
        // of each. Which ones come together depends on the group, but nearly all groups are of a few kinds.
        String all = waiting.stream().map(write -> write.sql.positional()).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            int first = 1;
            for (Write write : waiting) {
                write.sql.bindFrom(first, statement, write.rows);
                first += write.sql.parameters().size();
            }
            statement.execute();
        } finally {
            waiting.clear();
        }
    }
}
