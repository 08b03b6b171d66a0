package ua.meterline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.common.MailAddress;
import ua.meterline.common.UnusableFileException;
import ua.meterline.inbox.InboxFile;
import ua.meterline.inbox.ListReader;
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

    @Test
    void readsAnAttachedTextAsAListAndHoldsOneWithoutReadings() throws Exception {
        assertThat(contents("see the list", "text/plain; name=l.txt", "0501234567\t12345\n"))
                .containsExactly(reading("0501234567", 12_345));
        assertThat(contents("see the file", "text/plain; name=l.txt", "account 0501234567, reading 12345\n"))
                .containsExactly(reading("0501234567", 12_345));
        assertThat(contents("account 0501234568, reading 1", "text/plain; name=l.txt", "0501234567;12345\n"))
                .containsExactly(reading("0501234568", 1), reading("0501234567", 12_345));
        assertThat(contents("account 0501234568, reading 1", "text/plain; name=l.txt", "see the picture\n"))
                .containsExactly(reading("0501234568", 1), new Content.Unclear(null, null, "not-a-list"));
        assertThat(contents("account 0501234568, reading 1", "text/plain; name=ATT00001.txt", "sent from Oslo\n"))
                .containsExactly(reading("0501234568", 1));
    }

    @Test
    void readsAnAttachedSpreadsheet() throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(octets, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("1");
            sheet.value(0, 0, 501234567);
            sheet.value(0, 1, 12_345);
        }
        String base64 = Base64.getMimeEncoder().encodeToString(octets.toByteArray());
        String type = "application/octet-stream; name=\"nov.xlsx\"\nContent-Transfer-Encoding: base64";

        assertThat(contents("see the list", type, base64)).containsExactly(reading("0501234567", 12_345));
    }

    @Test
    void readsALetterByTheAccountsThatTheRegistryKnows() throws Exception {
        InboxFile file = file("Subject: gas\n\n0501234567 1250\nThank you\n0509999999\n");
        Letter letter = reader.read(file);

        assertThat(reader.wantedAccounts(letter))
                .containsExactly(Map.of("accounts", "[\"0501234567\",\"0509999999\"]"));
        assertThat(reader.readByRegistry(file, letter, registered("0501234567")).parts())
                .extracting(Letter.Part::content)
                .containsExactly(reading("0501234567", 1250));
        assertThat(letter.parts()).hasSize(2);
        assertThat(reader.readByRegistry(file, letter, registered("0501234567", "0509999999")))
                .isSameAs(letter);
        assertThat(reader.readByRegistry(file, letter, registered())).isSameAs(letter);
    }

    @Test
    void needsNoRegistryForALetterWithOneAccount() throws Exception {
        Letter letter = reader.read(file("Subject: gas\n\naccount 050 123 45 67\n0501234567 1250\n"));

        assertThat(reader.wantedAccounts(letter)).isEmpty();
        assertThat(letter.mail().accounts()).containsExactly("0501234567");
    }

    private InboxFile file(String mail) throws Exception {
        return new InboxFile(Files.writeString(inbox.resolve("a.eml"), mail), Instant.EPOCH);
    }

    private static List<Map<String, Object>> registered(String... accounts) {
        return Stream.of(accounts)
                .map(account -> Map.<String, Object>of("account", account))
                .toList();
    }

    private static Content reading(String account, int value) {
        return new Content.Reading(new AccountNumber(account), new RegisterValue(value), null);
    }

    private List<Content> contents(String text, String type, String attached) throws Exception {
        String mail = """
                From: a@mail.example
                To: contact@zk.104.ua
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b

                %s
                --b
                Content-Type: %s
                Content-Disposition: attachment

                %s
                --b--
                """.formatted(text, type, attached);
        Path file = Files.writeString(inbox.resolve("a.eml"), mail.replace("\n", "\r\n"));
        return reader.read(new InboxFile(file, Instant.EPOCH)).messages().stream()
                .map(message -> message.imported().content())
                .toList();
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

    /** A photo of 25 MB is 34 MB as base64. What is allocated in all bounds what is in memory at any time. */
    @ParameterizedTest
    @ValueSource(ints = {76, 25_000_000})
    void readsAMailWithALargePhotoInLittleMemory(int lineLength) throws Exception {
        Path file = inbox.resolve("a.eml");
        try (OutputStream mail = Files.newOutputStream(file)) {
            mail.write(("From: a@mail.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
                            + "account 0501234566, reading 1\r\n--b\r\nContent-Type: image/jpeg; name=a.jpg\r\n"
                            + "Content-Transfer-Encoding: base64\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] photo = new byte[25_000_000];
            mail.write(
                    Base64.getMimeEncoder(lineLength, new byte[] {'\r', '\n'}).encode(photo));
            mail.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        Letter letter = reader.read(new InboxFile(file, Instant.EPOCH));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(letter.messages())
                .extracting(message -> message.imported().content())
                .hasOnlyElementsOfType(Content.Reading.class)
                .hasSize(1);
        assertThat(allocated).isLessThan(16 * 1024 * 1024);
    }

    @ParameterizedTest
    @CsvSource({"From: Ann <ann@mail.example>, ann@mail.example", "To: contact@zk.104.ua, ''"})
    void knowsTheSenderOfAMailThatCannotBeRead(String header, String sender) throws Exception {
        String mail = header + "\r\nX: " + "y".repeat(2_000_000) + "\r\n\r\ntext\r\n";
        InboxFile file = new InboxFile(Files.writeString(inbox.resolve("a.eml"), mail), Instant.EPOCH);

        assertThatThrownBy(() -> reader.read(file)).isInstanceOf(UnusableFileException.class);
        assertThat(reader.sender(file)).isEqualTo(sender);
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
