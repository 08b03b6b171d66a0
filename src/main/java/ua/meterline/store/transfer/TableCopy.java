package ua.meterline.store.transfer;

import java.sql.SQLException;
import ua.meterline.common.Progress;
import ua.meterline.store.WriteTransaction;

/**
 * Copies the rows of one table, from where an earlier attempt stopped. Each chunk is a transaction with its progress.
 */
final class TableCopy {
    private static final int ROWS_AT_ONCE = 50_000;

    private final SharedTable table;
    private final TransferEnd target;
    private final TransferProgress reached;
    private final Progress progress;
    private final RowReader rows;

    private Object[] next;

    private TableCopy(
            SharedTable table, TransferEnd target, TransferProgress reached, Progress progress, RowReader rows) {
        this.table = table;
        this.target = target;
        this.reached = reached;
        this.progress = progress;
        this.rows = rows;
    }

    static void run(
            SharedTable table, TransferEnd source, TransferEnd target, TransferProgress reached, Progress progress)
            throws SQLException {
        TransferProgress.OfTable sofar = reached.of(table);
        if (sofar.complete()) {
            return;
        }
        try (RowReader rows = source.read(table, sofar.lastKey())) {
            new TableCopy(table, target, reached, progress, rows).copyAfter(sofar);
        }
    }

    private void copyAfter(TransferProgress.OfTable earlier) throws SQLException {
        TransferProgress.OfTable sofar = earlier;
        next = rows.next();
        while (!sofar.complete()) {
            TransferProgress.OfTable before = sofar;
            sofar = WriteTransaction.run(target.connection(), () -> {
                TransferProgress.OfTable now = chunk(before);
                reached.set(table, now);
                return now;
            });
            progress.at("rows of " + table.name() + " copied", sofar.copied());
        }
    }

    private TransferProgress.OfTable chunk(TransferProgress.OfTable sofar) throws SQLException {
        if (next == null) {
            return new TransferProgress.OfTable(sofar.copied(), sofar.lastKey(), true);
        }
        Object[] last = next;
        int copied = 0;
        try (RowWriter writer = target.writer(table)) {
            while (next != null && copied < ROWS_AT_ONCE) {
                writer.write(next);
                last = next;
                copied++;
                next = rows.next();
            }
            writer.finish();
        }
        return new TransferProgress.OfTable(sofar.copied() + copied, table.key(last), next == null);
    }
}
