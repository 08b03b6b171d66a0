package ua.meterline.mail.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import ua.meterline.mail.mime.MailLimitException.Limit;

/** Counts parts and octets while a mail is parsed, and fails when a limit is exceeded. For one mail and one thread. */
final class ParsingLimits {
    /**
     * Octets of texts and lists, which are kept in memory; other content is skipped in the stream. HTML with a pasted
     * photo is much longer than its text.
     */
    private static final int MAX_KEPT = 12 * 1024 * 1024;
    /** Octets of a whole mail. Mail servers take less. */
    private static final int MAX_WHOLE = 60 * 1024 * 1024;

    private static final int BLOCK = 8 * 1024;

    private final MailLimits limits;
    private final Deadline deadline;
    private final int mostKept;
    private int parts;
    private int kept;

    ParsingLimits(MailLimits limits, Deadline deadline) {
        this(limits, deadline, MAX_KEPT);
    }

    private ParsingLimits(MailLimits limits, Deadline deadline, int mostKept) {
        this.limits = limits;
        this.deadline = deadline;
        this.mostKept = mostKept;
    }

    /** For a mail of which all content is kept. */
    static ParsingLimits ofWhole(MailLimits limits, Deadline deadline) {
        return new ParsingLimits(limits, deadline, MAX_WHOLE);
    }

    boolean isWhole() {
        return mostKept == MAX_WHOLE;
    }

    /** Counts a mail or a part at this depth; 1 is the mail itself. */
    void addPart(int depth) {
        deadline.check();
        if (++parts > limits.parts()) {
            throw new MailLimitException(Limit.PARTS);
        } else if (depth > limits.depth()) {
            throw new MailLimitException(Limit.DEPTH);
        }
    }

    byte[] readAll(InputStream content) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int read = content.read(block); read >= 0; read = content.read(block)) {
            kept += read;
            if (kept > mostKept) {
                throw new MailLimitException(Limit.TEXT);
            }
            octets.write(block, 0, read);
        }
        return octets.toByteArray();
    }
}
