package ua.meterline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.MailAddress;
import ua.meterline.inbox.InboxFile;
import ua.meterline.inbox.ListReader;
import ua.meterline.inbox.UnusableFileException;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RegisterValue;

class LetterReaderTest {
    private static final String OURS = "contact@zk.104.ua";

    private final LetterReader reader = new LetterReader(
            new MailParser(new MailAddress(OURS)), new ListReader(() -> Instant.EPOCH, ZoneId.of("Europe/Kiev")), OURS);

    @TempDir
    private Path inbox;

    /** Rows take much more memory than their octets: eighteen such lists exhausted the heap. */
    @Test
    void rejectsAMailWithTooManyReadings() throws Exception {
        assertThat(read("account 0501234566, reading 1", 6_000, 3_999)).hasSize(10_000);
        for (int[] lists : List.of(new int[] {6_000, 4_000}, new int[] {10_001})) {
            assertThatThrownBy(() -> read("account 0501234566, reading 1", lists))
                    .isInstanceOfSatisfying(
                            UnusableFileException.class,
                            refused -> assertThat(refused.reason()).isEqualTo("too-many-readings"));
        }
    }

    @Test
    void holdsAMalformedListForReview() throws Exception {
        assertThat(read("see the list", 0))
                .extracting(message -> message.imported().content())
                .containsExactly(new Content.Unclear(null, null, "not-a-list"));
    }

    /** Either may be the one that counts. */
    @Test
    void holdsAReadingThatAnAttachedListContradicts() throws Exception {
        assertThat(read("account 0500000000, reading 2", 1))
                .extracting(message -> message.imported().content())
                .containsExactly(
                        new Content.Unclear(new AccountNumber("0500000000"), new RegisterValue(2), "several-readings"),
                        new Content.Unclear(new AccountNumber("0500000000"), new RegisterValue(1), "several-readings"));
    }

    /** @param rows the number of rows of each attached list */
    private List<CustomerMessage> read(String text, int... rows) throws Exception {
        StringBuilder mail = new StringBuilder("""
                From: a@mail.example
                To: contact@zk.104.ua
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b

                """ + text + "\n");
        for (int count : rows) {
            mail.append("--b\nContent-Type: text/csv\nContent-Disposition: attachment; filename=l.csv\n\n");
            for (int i = 0; i < count; i++) {
                mail.append("05%08d;1%n".formatted(i));
            }
        }
        Path file = Files.writeString(
                inbox.resolve("a.eml"), mail.append("--b--\n").toString().replace("\n", "\r\n"));
        return reader.read(new InboxFile(file, Instant.EPOCH)).messages();
    }
}
