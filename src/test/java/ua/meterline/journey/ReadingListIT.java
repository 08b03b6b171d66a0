package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;

/** Lists (CSV files) in the inbox folder, from the file to the stored rows and the result file beside it. */
class ReadingListIT {
    @TempDir
    Path folder;

    private RunningGateway gateway;
    private Path inbox;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningGateway.prepare(folder);
        gateway.environment().with("INBOX_QUIET_TIME", "100ms").with("BILLING_WINDOW_LAST_DAY", 5);
        gateway.startGateway();
        inbox = folder.resolve("inbox");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void storesEachRowAndWritesItsOutcome() throws Exception {
        drop(
                "list.csv",
                "рахунок;показання;дата;примітка\n0501234567;12345;;кв. 5\n0501234568;abc;;\n0501234567;12345;;\n");

        assertThat(result("list.csv"))
                .containsExactly(
                        "row;account;reading;date;note;outcome;reason",
                        "2;0501234567;12345;;кв. 5;accepted;",
                        "3;0501234568;abc;;;rejected;wrong-format",
                        "4;0501234567;12345;;;duplicate;");
        assertThat(gateway.rows("SELECT channel || ' ' || recipient || ' ' || outcome FROM message ORDER BY id"))
                .containsExactly("file list.csv accepted", "file list.csv rejected", "file list.csv duplicate");
        assertThat(gateway.rows("SELECT DISTINCT state || ' ' || reason FROM reply"))
                .containsExactly("suppressed no-address");
    }

    @Test
    void readsTheFormatsOfSpreadsheetsAndOldSystems() throws Exception {
        write("a.csv", "sep=,\r\n501234567,\"12 345,00\"\r\n".getBytes(StandardCharsets.UTF_16));
        write("b.csv", "лицевой счёт\tпоказания\n0501234568\t42\n".getBytes(Charset.forName("windows-1251")));
        drop("c.CSV", "\uFEFF\"=\"\"0501234569\"\"\";\"7\"\n");

        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.count("reading") == 3);
        assertThat(gateway.rows("SELECT account || ' ' || value FROM reading ORDER BY account"))
                .containsExactly("0501234567 12345", "0501234568 42", "0501234569 7");
    }

    @Test
    void readsASpreadsheetLikeAText() throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(octets, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Показники");
            sheet.value(0, 0, "рахунок");
            sheet.value(0, 1, "показання");
            sheet.value(1, 0, 501234567);
            sheet.value(1, 1, 12345);
            sheet.value(2, 0, "050123456");
            sheet.value(2, 1, "none");
        }
        write("nov.xlsx", octets.toByteArray());

        assertThat(result("nov.xlsx"))
                .contains("2;501234567;12345;;;accepted;", "3;050123456;none;;;rejected;wrong-format");
    }

    @Test
    void holdsFilesThatCannotBeRead() throws Exception {
        List<String> names = List.of("nov.ods", "nov.pdf", "nov.zip", "nov.txt");
        for (String name : names) {
            drop(name, "Показники у файлі " + name);
        }

        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.count("message") == names.size());
        assertThat(gateway.rows("SELECT text || ' ' || outcome || ' ' || reason FROM message ORDER BY text"))
                .containsExactly(
                        "nov.ods held unsupported-format",
                        "nov.pdf held unsupported-format",
                        "nov.txt held not-a-list",
                        "nov.zip held unsupported-format");
    }

    @Test
    void holdsARowForAPastPeriod() throws Exception {
        LocalDate lastMonth = LocalDate.now().minusMonths(1).withDayOfMonth(3);
        drop("list.csv", "0501234567;1;%s\n0501234568;2;01.01.2001\n0501234569;3;soon\n".formatted(lastMonth));

        assertThat(result("list.csv")).hasSize(4).anyMatch(row -> row.endsWith(";rejected;wrong-date"));
        assertThat(gateway.rows("SELECT account || ' ' || period || ' ' || on_time || ' ' || rules FROM held_reading"))
                .containsExactly("0501234567 " + lastMonth.toString().substring(0, 7) + " 0 late-correction");
        assertThat(gateway.count("reading")).isZero();
    }

    @Test
    void storesNothingWhenTheSameFileComesAgain() throws Exception {
        String list = "0501234567;1\n0501234568;x\n";
        drop("monday.csv", list);
        assertThat(result("monday.csv")).hasSize(3);
        drop("tuesday.csv", list);

        assertThat(result("tuesday.csv"))
                .contains("1;0501234567;1;;;accepted;", "2;0501234568;x;;;rejected;wrong-format");
        assertThat(gateway.count("message")).isEqualTo(2);
    }

    @Test
    void keepsAllFilesOfTheSameName() throws Exception {
        drop("list.csv", "0501234567;1\n");
        assertThat(result("list.csv")).hasSize(2);
        drop("list.csv", "0501234567;2\n0501234568;2\n");
        assertThat(result("list-2.csv")).hasSize(3);
        assertThat(result("list.csv")).hasSize(2);
        Path failed = inbox.resolve("failed");
        for (String name : List.of("photo.csv", "photo-2.csv")) {
            write("photo.csv", ("PK\0" + name).getBytes(StandardCharsets.US_ASCII));
            await().atMost(RunningGateway.TIMEOUT).until(() -> Files.exists(failed.resolve(name)));
        }

        assertThat(failed.resolve("photo.csv")).hasContent("PK\0photo.csv");
        assertThat(failed.resolve("photo-2.csv.reason")).exists();
    }

    /** The first half of a file would also be a valid list, with a truncated reading. */
    @Test
    void importsAFileOnlyWhenItHasNotGrownForTheQuietTime() throws Exception {
        gateway.close();
        gateway = RunningGateway.prepare(folder);
        gateway.environment().with("INBOX_QUIET_TIME", "2s");
        gateway.startGateway();
        Path slow = Files.writeString(inbox.resolve("slow.csv"), "0501234567;1");
        Path partial = Files.writeString(inbox.resolve("renamed.csv.part"), "0501234568;2");
        await().pollInterval(Duration.ofMillis(100))
                .during(Duration.ofSeconds(3))
                .until(() -> {
                    Files.writeString(slow, " ", StandardOpenOption.APPEND);
                    return gateway.count("message") == 0;
                });
        Files.writeString(slow, "\n0501234569;3\n", StandardOpenOption.APPEND);
        Files.writeString(partial, "345\n", StandardOpenOption.APPEND);
        Files.move(partial, inbox.resolve("renamed.csv"));

        assertThat(result("slow.csv")).contains("1;0501234567;1;;;accepted;", "2;0501234569;3;;;accepted;");
        assertThat(result("renamed.csv")).contains("1;0501234568;2345;;;accepted;");
        assertThat(gateway.count("message")).isEqualTo(3);
    }

    @Test
    void escapesFormulasInTheResult() throws Exception {
        drop("list.csv", "0501234567;1;;=HYPERLINK(\"http://evil\")\n");

        assertThat(result("list.csv")).anyMatch(row -> row.contains("'=HYPERLINK"));
    }

    @Test
    void movesAMalformedListToFailedAndHoldsOneMessage() throws Exception {
        write("photo.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});

        Path failed = inbox.resolve("failed");
        await().atMost(RunningGateway.TIMEOUT).until(() -> Files.exists(failed.resolve("photo.csv")));
        assertThat(failed.resolve("photo.csv.reason")).content().startsWith("not-a-list\n");
        assertThat(gateway.rows("SELECT channel || ' ' || outcome || ' ' || reason FROM message"))
                .containsExactly("file held not-a-list");
        assertThat(gateway.rows("SELECT rules || account IS NULL FROM held_reading"))
                .hasSize(1);
    }

    @Test
    void treatsFileNamesAsData() throws Exception {
        String longName = "ї".repeat(120) + ".csv";
        List<String> names = List.of("a\nb.csv", "${sys.user}.csv", "-rf *.csv", longName);
        List<String> paths = List.of("..\\..\\x.csv", "a\\b.csv");
        for (String path : paths) {
            drop(path, "0501234999;1\n");
        }
        Path secret = Files.writeString(folder.resolve("secret.csv"), "0501234998;1\n");
        Files.createSymbolicLink(inbox.resolve("link.csv"), secret);
        int account = 0;
        for (String name : names) {
            write(name, "05012345%02d;1\n".formatted(account++).getBytes(StandardCharsets.UTF_8));
        }
        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.count("reading") == names.size());
        await().atMost(RunningGateway.TIMEOUT).until(() -> done().size() == 2 * names.size());
        assertThat(done()).allMatch(name -> name.matches("[\\p{L}\\p{Nd}._~@-]+") && !name.startsWith("."));
        assertThat(paths).allSatisfy(path -> assertThat(inbox.resolve(path)).exists());
        assertThat(inbox.resolve("failed/link.csv.reason")).content().startsWith("not-a-file");
        assertThat(gateway.rows("SELECT account FROM reading WHERE account LIKE '050123499%'"))
                .isEmpty();
        assertThat(secret).content().isEqualTo("0501234998;1\n");
    }

    /** Opening a FIFO blocks until another process writes to it. */
    @Test
    void movesSpecialFilesToFailedWithoutOpeningThem() throws Exception {
        mkfifo("a.eml");
        mkfifo("b.csv");
        Files.createSymbolicLink(inbox.resolve("c.eml"), folder.resolve("nowhere"));
        Files.createDirectory(inbox.resolve("d.eml"));
        // Endless.
        Files.createSymbolicLink(inbox.resolve("e\n.csv"), Path.of("/dev/zero"));
        drop("list.csv", "0501234567;12345\n");

        assertThat(result("list.csv")).contains("1;0501234567;12345;;;accepted;");
        for (String name : List.of("a.eml", "b.csv", "c.eml", "e_.csv")) {
            assertThat(inbox.resolve("failed/" + name + ".reason")).content().startsWith("not-a-file\n");
            assertThat(Files.exists(inbox.resolve("failed/" + name), LinkOption.NOFOLLOW_LINKS))
                    .as(name)
                    .isTrue();
        }
        assertThat(gateway.rows("SELECT reason FROM message WHERE outcome = 'held'"))
                .containsExactly("not-a-file", "not-a-file", "not-a-file", "not-a-file");
        assertThat(inbox.resolve("d.eml")).isEmptyDirectory();
    }

    /** More files than one poll takes. */
    @Test
    void importsFilesBehindAThousandThatCannotBeMovedAway() throws Exception {
        Path inTheWay = Files.writeString(inbox.resolve("failed"), "");
        for (int i = 0; i < 1_001; i++) {
            write(i + ".csv", new byte[] {'P', 'K', 0, 0, (byte) i, (byte) (i >> 8)});
        }
        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.count("message") >= 1_000);
        drop("list.csv", "0501234567;12345\n");

        assertThat(result("list.csv")).hasSize(2);
        Files.delete(inTheWay);
    }

    private void mkfifo(String name) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", inbox.resolve(name).toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    /** As an FTP server may write it for an old system. */
    @Test
    void leavesAFileWhoseNameIsNotUtf8AndLogsWhatToDo() throws Exception {
        Path other = folder.resolve("other");
        inbox = Files.createDirectories(other.resolve("inbox"));
        assertThat(new ProcessBuilder("bash", "-c", "echo '0501234999;1' > $'\\xcf\\xee\\xea.csv'")
                        .directory(inbox.toFile())
                        .start()
                        .waitFor())
                .isZero();
        drop("list.csv", "0501234567;12345\n");

        try (GatewayProcess process = GatewayProcess.start(
                other, new GatewayEnvironment(other, gateway.smsc().port()))) {
            assertThat(result("list.csv")).hasSize(2);
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> process.log().contains("list.csv: 1 accepted, 0 held, 0 rejected"));
            assertThat(process.log())
                    .containsOnlyOnce("WARN")
                    .contains("___.csv")
                    .contains("rename it");
        }
    }

    @Test
    void allowsOneGatewayPerInboxFolder() throws Exception {
        try (RunningGateway other = RunningGateway.prepare(folder.resolve("other"))) {
            other.environment().with("INBOX_DIR", inbox);

            assertThatThrownBy(other::startGateway)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("inbox folder");
        }
    }

    private List<String> done() throws Exception {
        try (Stream<Path> files = Files.walk(inbox.resolve("done"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private void drop(String name, String text) throws Exception {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] octets) throws Exception {
        Files.write(inbox.resolve(name), octets);
    }

    /** Waits for the list to be imported; returns the lines of its result. */
    private List<String> result(String name) throws Exception {
        Path done = inbox.resolve("done")
                .resolve(LocalDate.now(ZoneId.of("Europe/Kiev")).toString());
        await().atMost(RunningGateway.TIMEOUT).until(() -> Files.exists(done.resolve(name)));
        return Files.readString(done.resolve(name + ".result.csv"))
                .substring(1)
                .lines()
                .toList();
    }
}
