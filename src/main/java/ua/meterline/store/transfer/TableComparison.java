package ua.meterline.store.transfer;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;
import ua.meterline.common.Progress;

/** Compares a table of the two databases, value by value in the order of its key. */
final class TableComparison {
    private static final int REPORTED_EACH = 50_000;

    private final SharedTable table;
    private final TransferEnd source;
    private final TransferEnd target;
    private final Progress progress;
    private final RowEncoder encoder = new RowEncoder();
    private final CRC32C checksum = new CRC32C();
    private long rows;

    TableComparison(SharedTable table, TransferEnd source, TransferEnd target, Progress progress) {
        this.table = table;
        this.source = source;
        this.target = target;
        this.progress = progress;
    }

    /** @throws TransferException when they differ; it names the first row that does */
    CopiedTable compare() throws SQLException, TransferException {
        try (RowReader originals = source.read(table, null);
                RowReader copies = target.read(table, null)) {
            Object[] original = originals.next();
            Object[] copy = copies.next();
            while (original != null && copy != null) {
                requireEqual(original, copy);
                add(copy);
                original = originals.next();
                copy = copies.next();
            }
            requireEnd(original, copy);
        }
        return new CopiedTable(table.name(), rows, checksum.getValue());
    }

    private void add(Object[] row) {
        ByteBuffer octets = encoder.encode(table.columns(), row);
        checksum.update(octets.array(), 0, octets.limit());
        rows++;
        if (rows % REPORTED_EACH == 0) {
            progress.at("rows of " + table.name() + " compared", rows);
        }
    }

    private void requireEqual(Object[] original, Object[] copy) throws TransferException {
        for (int i = 0; i < original.length; i++) {
            if (!isEqual(original[i], copy[i])) {
                throw differs("row %,d has another value in column %s"
                        .formatted(rows + 1, table.columns().get(i).name()));
            }
        }
    }

    private static boolean isEqual(Object one, Object other) {
        return one instanceof byte[] octets && other instanceof byte[] others
                ? Arrays.equals(octets, others)
                : Objects.equals(one, other);
    }

    private void requireEnd(Object[] original, Object[] copy) throws TransferException {
        if (original != null) {
            throw differs("the copy ends after %,d rows".formatted(rows));
        } else if (copy != null) {
            throw differs("the copy has more than the %,d rows of the original".formatted(rows));
        }
    }

    private TransferException differs(String how) {
        return new TransferException("table " + table.name() + " of " + target.name() + " differs from " + source.name()
                + ": in the order of its key, " + how + "; remove the copy and start again");
    }
}
