package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.UnusableFileException;
import ua.meterline.reading.Fingerprint;

class QuarantineMessagesTest {
    private static final String LARGE_LIST = "0501234567;12345\n".repeat(70_000);

    private final QuarantineMessages messages = new QuarantineMessages("contact@zk.104.ua");

    @TempDir
    private Path inbox;

    @Test
    void hasTheSameFingerprintAfterACrash() throws Exception {
        assertThat(fingerprint("list.csv", LARGE_LIST)).isEqualTo(fingerprint("list.csv", LARGE_LIST));
    }

    /** Rows are added to the same list each month. */
    @Test
    void hasAnotherFingerprintWhenTheFileHasGrown() throws Exception {
        assertThat(fingerprint("list.csv", LARGE_LIST + "0501234568;11\n"))
                .isNotEqualTo(fingerprint("list.csv", LARGE_LIST));
    }

    /** A dangling link cannot be opened, and opening a FIFO would block. */
    @Test
    void hasAFingerprintOfNameAndTimeForWhatIsNotARegularFile() throws Exception {
        Path link = Files.createSymbolicLink(inbox.resolve("a.eml"), inbox.resolve("nowhere"));
        Path fifo = inbox.resolve("b.eml");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();

        assertThat(fingerprint(link)).isEqualTo(fingerprint(link)).isNotEqualTo(fingerprint(fifo));
        assertThat(fingerprint(fifo)).isEqualTo(fingerprint(fifo));
    }

    /** Skipped for root, who can read every file. */
    @Test
    void hasAFingerprintForAnUnreadableFile() throws Exception {
        Path file = Files.writeString(inbox.resolve("a.eml"), "secret");
        Files.setPosixFilePermissions(file, Set.of());
        assumeThat(Files.isReadable(file)).isFalse();

        assertThatThrownBy(() -> FileReader.read(new InboxFile(file, Instant.EPOCH), 100))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo("unreadable"));
        assertThat(fingerprint(file)).isEqualTo(fingerprint(file));
    }

    private Fingerprint fingerprint(String name, String content) throws Exception {
        return fingerprint(Files.writeString(inbox.resolve(name), content));
    }

    private Fingerprint fingerprint(Path file) throws Exception {
        return messages.message(
                        new InboxFile(file, Instant.EPOCH), new FileProblem("too-large", "It is too large."), "")
                .fingerprint();
    }
}
