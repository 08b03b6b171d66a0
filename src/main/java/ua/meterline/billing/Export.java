package ua.meterline.billing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import ua.meterline.common.Progress;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Database;
import ua.meterline.store.ShortTransactions;

/**
 * Hands effective readings over to billing, batch by batch, as files. The database says first what a batch holds, then the
 * file is written from that, then its manifest, and last the database notes that all this was done. Whatever is
 * interrupted in between is taken up again, with the same octets, by the next export. Thread-safe; one export at a time.
 */
public final class Export {
    private final Path folder;
    private final BatchRecords records;
    private final BatchFiller filler;
    private final Progress progress;

    /**
     * @param folder for the files
     * @param version of this program, for the manifests
     */
    public Export(Database database, Path folder, InstantSource clock, String version, Progress progress) {
        ShortTransactions transactions = new ShortTransactions(database);
        this.folder = folder;
        this.records = new BatchRecords(transactions);
        this.filler = new BatchFiller(transactions, records, clock, version, progress);
        this.progress = progress;
    }

    /**
     * Finishes batches that were interrupted, of whatever period, and hands over what else is new in these periods.
     *
     * @return what was handed over now, perhaps nothing
     * @throws IOException in an operator's words: another export is running, the folder cannot be written
     */
    public List<Batch> handOver(List<BillingPeriod> periods, BatchFormat format) throws Exception {
        try (ExportFolder files = ExportFolder.lock(folder)) {
            List<Batch> done = new ArrayList<>();
            for (Batch interrupted : records.unfinished()) {
                Batch whole = interrupted.isGrowing() ? filler.complete(interrupted) : interrupted;
                done.add(layDown(whole, files));
            }
            for (BillingPeriod period : periods) {
                var begun = filler.begin(period, format);
                if (begun.isPresent()) {
                    done.add(layDown(begun.get(), files));
                }
            }
            return done;
        }
    }

    private Batch layDown(Batch batch, ExportFolder files) throws Exception {
        Batch written = batch.with(files.prepare(batch.file(), out -> write(batch, out)));
        files.reveal(batch.file());
        writeManifest(written, files);
        records.handedOver(written);
        return written;
    }

    /**
     * Writes a batch anew, octet by octet as it was, whatever has become of its readings since.
     *
     * @throws IOException in an operator's words: there is no such batch, or this version would write it differently
     */
    public Batch again(long id) throws Exception {
        try (ExportFolder files = ExportFolder.lock(folder)) {
            Batch batch = records.batch(id).orElseThrow(() -> new IOException("there is no batch " + id));
            if (!batch.isHandedOver()) {
                throw new IOException(
                        "batch " + id + " was interrupted; finish it with export --period " + batch.period());
            }
            if (!files.prepare(batch.file(), out -> write(batch, out)).equals(batch.sha256())) {
                files.discard(batch.file());
                throw new IOException("batch " + id + " was written by Meterline " + batch.meterline()
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

    /** Comes after the file it tells of: whoever sees a manifest may take the file. */
    private static void writeManifest(Batch batch, ExportFolder files) throws Exception {
        JsonObject manifest = new JsonObject();
        manifest.put("batch", batch.id());
        manifest.put("period", batch.period().toString());
        manifest.put("format", batch.format().label());
        manifest.put("file", batch.file());
        manifest.put("readings", batch.readings());
        manifest.put("sha256", batch.sha256());
        manifest.put("created_at", batch.createdAt());
        manifest.put("meterline", batch.meterline());
        String text = Jsoner.prettyPrint(manifest.toJson()).strip() + "\n";
        files.prepare(batch.manifest(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        files.reveal(batch.manifest());
    }
}
