package ua.meterline.billing;

import java.nio.charset.StandardCharsets;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** What is told of a batch beside its file, as JSON. */
final class BatchManifest {
    private BatchManifest() {}

    /** The manifest follows its file: when it is visible, the file is complete. */
    static void write(Batch batch, ExportFolder files) throws Exception {
        String text = Jsoner.prettyPrint(json(batch).toJson()).strip() + "\n";
        files.prepare(batch.manifest(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        files.reveal(batch.manifest());
    }

    private static JsonObject json(Batch batch) {
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
        return manifest;
    }
}
