package ua.meterline.billing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.common.Progress;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Database;
import ua.meterline.store.ShortTransactions;

/**
 * Exports effective readings to billing, batch by batch, as files. The order is: the content of the batch in the
 * database, the file, its manifest, and the mark that it is exported. An interrupted export is completed by the next
 * one, with the same octets. Thread-safe; one export at a time.
 */
public final class Export {
    private final Database database;
    private final Path folder;
    private final Periods periods;
    private final ShortTransactions transactions;
    private final BatchRecords records;
    private final ExportEntries entries;
    private final Progress progress;

    /** @param folder for the files */
    public Export(Database database, Path folder, Periods periods, Progress progress) {
        this.database = database;
        this.transactions = new ShortTransactions(database);
        this.folder = folder;
        this.periods = periods;
        this.records = new BatchRecords(transactions);
        this.entries = new ExportEntries(periods.clock());
        this.progress = progress;
    }

    /**
     * Completes interrupted batches of any period, and exports new readings of the wanted periods.
     *
     * @return the batches exported now, perhaps none
     * @throws ua.meterline.common.FolderInUseException when another export is running, on any node
     * @throws IOException with a message for operators: the folder is not writable
     */
    public List<Batch> run(ExportRequest request) throws Exception {
        try (ExportFolder files = ExportFolder.lock(folder, database)) {
            List<Batch> done = new ArrayList<>();
            BatchFiller filler = new BatchFiller(under(files), records, periods, entries, progress);
            for (Batch interrupted : records.unfinished()) {
                record(files, connection -> entries.continued(connection, request.by(), interrupted));
                Batch whole = interrupted.isGrowing() ? filler.complete(interrupted) : interrupted;
                done.add(publish(whole, files, request.by()));
            }
            for (BillingPeriod period : request.periods()) {
                boolean held = request.closedOnly() && periods.isWindowOpen(period);
                Optional<Batch> begun = held ? Optional.empty() : filler.begin(period, request);
                if (begun.isPresent()) {
                    done.add(publish(begun.get(), files, request.by()));
                }
            }
            return done;
        }
    }

    /** What may still change about the readings of a period, now. */
    public PeriodState state(BillingPeriod period) throws SQLException {
        return transactions.read(connection -> periods.state(connection, period));
    }

    private Batch publish(Batch batch, ExportFolder files, Actor by) throws Exception {
        Batch written = batch.with(files.prepare(batch.file(), out -> write(batch, out)));
        files.reveal(batch.file());
        BatchManifest.write(written, files);
        record(files, connection -> {
            BatchRecords.markExported(connection, written);
            entries.completed(connection, by, written);
        });
        return written;
    }

    /** What one transaction writes about an export. */
    @FunctionalInterface
    private interface Note {
        void in(Connection connection) throws SQLException;
    }

    private void record(ExportFolder files, Note note) throws SQLException {
        under(files).write(connection -> {
            note.in(connection);
            return null;
        });
    }

    /** Transactions of the export that has the lock: of a node that was stopped meanwhile they fail. */
    private ShortTransactions under(ExportFolder files) {
        return transactions.guardedBy(files::requireLock);
    }

    /**
     * Writes an exported batch again, byte for byte, even if its readings have changed since.
     *
     * @param by who wants it
     * @throws IOException with a message for operators: there is no such batch, or this version would write it
     *     differently
     */
    public Batch rewrite(long id, Actor by) throws Exception {
        try (ExportFolder files = ExportFolder.lock(folder, database)) {
            Batch batch = records.batch(id).orElseThrow(() -> new IOException("there is no batch " + id));
            if (!batch.isExported()) {
                throw new IOException(
                        "batch " + id + " was interrupted; finish it with export --period " + batch.period());
            }
            if (!files.prepare(batch.file(), out -> write(batch, out)).equals(batch.sha256())) {
                files.discard(batch.file());
                throw new IOException("batch " + id + " was written by Meterline "
                        + batch.origin().meterline()
                        + ", and this version would write it differently; nothing was written");
            }
            try {
                record(files, connection -> entries.repeated(connection, by, batch));
            } catch (SQLException e) {
                files.discard(batch.file());
                throw e;
            }
            files.reveal(batch.file());
            BatchManifest.write(batch, files);
            return batch;
        }
    }

    private void write(Batch batch, OutputStream out) throws IOException, SQLException {
        long[] done = {0};
        try (BatchWriter writer = batch.format().open(batch, out)) {
            records.readings(batch, reading -> {
                writer.write(reading);
                if (++done[0] % 10_000 == 0) {
                    progress.at("readings written", done[0]);
                }
            });
        }
    }
}
