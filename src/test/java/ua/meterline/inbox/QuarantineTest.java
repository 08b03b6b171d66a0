package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.reading.Fingerprint;

class QuarantineTest {
    private static final String MORE_THAN_IS_LOOKED_AT = "0501234567;12345\n".repeat(70_000);

    private final Quarantine quarantine = new Quarantine("contact@zk.104.ua", failure -> false);

    @TempDir
    private Path inbox;

    @Test
    void knowsAFileAgainAfterACrash() throws Exception {
        assertThat(fingerprint("list.csv", MORE_THAN_IS_LOOKED_AT))
                .isEqualTo(fingerprint("list.csv", MORE_THAN_IS_LOOKED_AT));
    }

    /** As a list is to which rows are added each month. */
    @Test
    void tellsAFileFromOneThatHasGrown() throws Exception {
        assertThat(fingerprint("list.csv", MORE_THAN_IS_LOOKED_AT + "0501234568;11\n"))
                .isNotEqualTo(fingerprint("list.csv", MORE_THAN_IS_LOOKED_AT));
    }

    private Fingerprint fingerprint(String name, String content) throws Exception {
        Path file = Files.writeString(inbox.resolve(name), content);
        return quarantine
                .message(new DroppedFile(file, Instant.EPOCH), new Trouble("too-large", "It is too large."))
                .fingerprint();
    }
}
