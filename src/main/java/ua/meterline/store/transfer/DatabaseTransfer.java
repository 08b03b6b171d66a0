package ua.meterline.store.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ua.meterline.common.Progress;
import ua.meterline.store.WriteTransaction;

/**
 * Copies all tables from one database to another one with the same schema. When it is ended at any moment, the next
 * attempt goes on; until it is complete, no gateway starts on the target.
 */
final class DatabaseTransfer {
    private static final String HISTORY = "flyway_schema_history";
    /** Under this name nothing finds it, so that no gateway takes the database for complete. */
    static final String HIDDEN_HISTORY = "flyway_schema_history_of_copy";

    /** Their rows are made with the schema. */
    private static final Set<String> WITH_INITIAL_ROWS = Set.of("reading_feed");

    private final TransferEnd source;
    private final TransferEnd target;
    private final List<SharedTable> tables;
    private final TransferProgress reached;
    private final Progress progress;

    /** @param tables of {@link SharedTables} */
    DatabaseTransfer(TransferEnd source, TransferEnd target, List<SharedTable> tables, Progress progress) {
        this.source = source;
        this.target = target;
        this.tables = tables;
        this.reached = new TransferProgress(target.connection());
        this.progress = progress;
    }

    /**
     * @throws TransferException when the target is in use, is no rest of an earlier attempt, or differs in the end
     * @throws SQLException when one of the databases fails; another attempt goes on from there
     */
    List<CopiedTable> run() throws SQLException, TransferException {
        begin();
        for (SharedTable table : tables) {
            TableCopy.run(table, source, target, reached, progress);
        }
        List<CopiedTable> copied = new ArrayList<>();
        for (SharedTable table : tables) {
            copied.add(new TableComparison(table, source, target, progress).compare());
        }
        target.settle(progress);
        end();
        return copied;
    }

    private void begin() throws SQLException, TransferException {
        String stamp = source.stamp();
        Optional<String> earlier = reached.source();
        if (earlier.isPresent()) {
            requireSame(stamp, earlier.get());
            return;
        }
        for (SharedTable table : tables) {
            if (!WITH_INITIAL_ROWS.contains(table.name())) {
                requireEmpty(table);
            }
        }
        WriteTransaction.run(target.connection(), () -> {
            clearInitialRows();
            target.open();
            reached.begin(stamp, tables);
            execute("ALTER TABLE " + HISTORY + " RENAME TO " + HIDDEN_HISTORY);
            return null;
        });
    }

    private void clearInitialRows() throws SQLException {
        for (SharedTable table : tables) {
            if (WITH_INITIAL_ROWS.contains(table.name())) {
                execute("DELETE FROM " + SharedTable.quoted(table.name()));
            }
        }
    }

    private void requireSame(String stamp, String earlier) throws TransferException {
        if (!stamp.equals(earlier)) {
            throw new TransferException(target.name() + " holds a part of another database, or of " + source.name()
                    + " before it was changed; remove it and start again");
        }
    }

    private void requireEmpty(SharedTable table) throws SQLException, TransferException {
        try (Statement statement = target.connection().createStatement();
                ResultSet any =
                        statement.executeQuery("SELECT 1 FROM " + SharedTable.quoted(table.name()) + " LIMIT 1")) {
            if (any.next()) {
                throw new TransferException(
                        target.name() + " is not empty: table " + table.name() + " has rows; name an empty database");
            }
        }
    }

    private void end() throws SQLException {
        WriteTransaction.run(target.connection(), () -> {
            target.complete();
            execute("INSERT INTO account_unindexed SELECT account, 0 FROM account");
            execute("ALTER TABLE " + HIDDEN_HISTORY + " RENAME TO " + HISTORY);
            reached.end();
            return null;
        });
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = target.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
