package ua.meterline.billing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The file formats of a batch; all are UTF-8. */
public enum BatchFormat {
    /** RFC 4180, with a header. */
    CSV("text/csv; charset=utf-8", CsvBatch::new),
    /** One JSON object (RFC 8259) a line. */
    JSONL("application/jsonl", JsonLinesBatch::new),
    /** An event message with IEC 61968-9 MeterReadings. */
    XML("application/xml", XmlBatch::new);

    @FunctionalInterface
    private interface Opener {
        BatchWriter open(Batch batch, OutputStream out) throws IOException;
    }

    private final String contentType;
    private final Opener opener;

    BatchFormat(String contentType, Opener opener) {
        this.contentType = contentType;
        this.opener = opener;
    }

    /** Its name in the database, on the command line, and at the end of files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its media type. */
    public String contentType() {
        return contentType;
    }

    /** @throws IllegalArgumentException when there is no such format */
    public static BatchFormat of(String label) {
        for (BatchFormat format : values()) {
            if (format.label().equals(label)) {
                return format;
            }
        }
        throw new IllegalArgumentException("must be csv, jsonl or xml");
    }

    BatchWriter open(Batch batch, OutputStream out) throws IOException {
        return opener.open(batch, out);
    }
}
