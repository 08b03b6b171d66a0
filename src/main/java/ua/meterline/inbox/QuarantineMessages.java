package ua.meterline.inbox;

import java.io.IOException;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.Suppression;

/** The held message that stands for a quarantined file in the review queue. Thread-safe. */
public final class QuarantineMessages {
    private final String ourAddress;

    public QuarantineMessages(String ourAddress) {
        this.ourAddress = ourAddress;
    }

    /**
     * Without content and without a reply; equal for the same file, so that storing it again after a crash is
     * idempotent.
     *
     * @param sender of a mail, by whom the office can find it; empty when unknown
     */
    public CustomerMessage message(
            @Variable("file") InboxFile file, @Variable("problem") FileProblem problem, @Body String sender)
            throws IOException {
        List<String> keys = FileFingerprint.of(file.path().getFileName().toString(), FileReader.traits(file))
                .part(-1);
        return new CustomerMessage(
                file.isList() ? Channel.FILE : Channel.EMAIL,
                sender,
                file.isList() ? file.safeName() : ourAddress,
                file.receivedAt(),
                file.safeName(),
                FileFingerprint.fingerprint(keys),
                Suppression.QUARANTINED,
                new Imported(keys, new Content.Unclear(null, null, problem.reason())));
    }
}
