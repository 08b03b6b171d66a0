package ua.meterline.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import ua.meterline.reading.Answer;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported;
import ua.meterline.reading.Imported.Content;

/** What becomes of a file that cannot be imported: one held message, without content and without an answer. Thread-safe. */
public final class Quarantine {
    /** Enough to tell one file that is too large from another, without reading all of it. */
    private static final int LOOKED_AT = 1024 * 1024;

    private final String ourAddress;

    public Quarantine(String ourAddress) {
        this.ourAddress = ourAddress;
    }

    public Trouble trouble(@ExchangeException Throwable failure) {
        return Trouble.of(failure);
    }

    /** The same for the same file, so that a crash in between leaves no second one. */
    public CustomerMessage message(@Variable("file") DroppedFile file, @Variable("trouble") Trouble trouble)
            throws IOException {
        List<String> keys = FileKeys.of(file.path().getFileName().toString(), beginning(file))
                .part(-1);
        return new CustomerMessage(
                file.isList() ? Channel.FILE : Channel.EMAIL,
                "",
                file.isList() ? file.safeName() : ourAddress,
                file.receivedAt(),
                file.safeName(),
                null,
                FileKeys.fingerprint(keys),
                new Imported(
                        keys, new Content.Unclear(null, null, trouble.reason()), outcome -> Answer.none("quarantined")));
    }

    private static byte[] beginning(DroppedFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            return in.readNBytes(LOOKED_AT);
        }
    }
}
