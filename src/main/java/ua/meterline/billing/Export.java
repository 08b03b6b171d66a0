package ua.meterline.billing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
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
    private final Path folder;
    private final Periods periods;
    private final ShortTransactions transactions;
    private final BatchRecords records;
    private final BatchFiller filler;
    private final Progress progress;

    /** @param folder for the files */
    public Export(Database database, Path folder, Periods periods, Progress progress) {
        this.transactions = new ShortTransactions(database);
        this.folder = folder;
        this.periods = periods;
        this.records = new BatchRecords(transactions);
        this.filler = new BatchFiller(transactions, records, periods, progress);
        this.progress = progress;
    }

    /**
     * Completes interrupted batches of any period, and exports new readings of these periods.
     *
     * @param closedOnly whether to leave out periods whose window is open; an interrupted batch is completed all the
     *     same
     * @return the batches exported now, perhaps none
     * @throws IOException with a message for operators: another export is running, or the folder is not writable
     */
    public List<Batch> run(List<BillingPeriod> wanted, BatchFormat format, boolean closedOnly) throws Exception {
        try (ExportFolder files = ExportFolder.lock(folder)) {
            List<Batch> done = new ArrayList<>();
            for (Batch interrupted : records.unfinished()) {
                Batch whole = interrupted.isGrowing() ? filler.complete(interrupted) : interrupted;
                done.add(publish(whole, files));
            }
            for (BillingPeriod period : wanted) {
                boolean held = closedOnly && periods.isWindowOpen(period);
                Optional<Batch> begun = held ? Optional.empty() : filler.begin(period, format);
                if (begun.isPresent()) {
                    done.add(publish(begun.get(), files));
                }
            }
            return done;
        }
    }

    /** What may still change about the readings of a period, now. */
    public PeriodState state(BillingPeriod period) throws SQLException {
        return transactions.read(connection -> periods.state(connection, period));
    }

    private Batch publish(Batch batch, ExportFolder files) throws Exception {
        Batch written = batch.with(files.prepare(batch.file(), out -> write(batch, out)));
        files.reveal(batch.file());
        writeManifest(written, files);
        records.markExported(written);
        return written;
    }

    /**
     * Writes an exported batch again, byte for byte, even if its readings have changed since.
     *
     * @throws IOException with a message for operators: there is no such batch, or this version would write it
     *     differently
     */
    public Batch rewrite(long id) throws Exception {
        try (ExportFolder files = ExportFolder.lock(folder)) {
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
            files.reveal(batch.file());
            writeManifest(batch, files);
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

    /** The manifest follows its file: when it is visible, the file is complete. */
    private static void writeManifest(Batch batch, ExportFolder files) throws Exception {
        JsonObject manifest = new JsonObject();
        manifest.put("batch", batch.id());
        manifest.put("period", batch.period().toString());
        manifest.put("format", batch.format().label());
        manifest.put("file", batch.file());
        manifest.put("readings", batch.readings());
        manifest.put("window_open", batch.state().windowOpen());
        manifest.put("in_review", batch.state().inReview());
        manifest.put("sha256", batch.sha256());
        manifest.put("created_at", batch.origin().createdAt());
        manifest.put("meterline", batch.origin().meterline());
        String text = Jsoner.prettyPrint(manifest.toJson()).strip() + "\n";
        files.prepare(batch.manifest(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        files.reveal(batch.manifest());
    }
}
