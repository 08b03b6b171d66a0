package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import ua.meterline.fixture.OfFile;

class ExportCommandTest {
    private static final String CIM = "http://iec.ch/TC57/2011/MeterReadings#";

    @TempDir
    private Path folder;

    private CommandFixture meterline;

    @BeforeEach
    void prepare() throws Exception {
        meterline = new CommandFixture(folder).createDatabase();
        meterline.reading(1, "0501234567", "2016-04", 12345);
        meterline.reading(2, "0501234568", "2016-04", 7);
        meterline.reading(3, "0501234567", "2016-05", 12400);
    }

    @Test
    void asksWhetherAPeriodInTheFutureIsRight() throws Exception {
        assertThat(export("--period", "2099-04")).isZero();

        assertThat(meterline.out.toString().strip()).isEqualTo("nothing to export for 2099-04");
        assertThat(meterline.err.toString())
                .contains("meterline: warning: 2099-04 is in the future; is the period right?")
                .doesNotContain("window");
    }

    @Test
    void exportsThePeriodWithAManifestBesideTheFile() throws Exception {
        assertThat(export("--period", "2016-04")).isZero();

        Path file = exported("readings-2016-04-000001.csv");
        assertThat(meterline.out.toString().strip()).isEqualTo("batch 1  2016-04  2 readings  " + file);
        assertThat(file).content().isEqualTo("""
                        \uFEFFbatch;period;account;meter;meter_number;value;kind;previous_value;on_time;received_at;channel;message_id
                        1;2016-04;0501234567;1;;12345;new;;1;2016-04-02T10:00:00.000Z;sms;1
                        1;2016-04;0501234568;1;;7;new;;1;2016-04-02T10:00:00.000Z;sms;2
                        """.replace("\n", "\r\n"));
        JsonObject manifest =
                (JsonObject) Jsoner.deserialize(Files.readString(exported("readings-2016-04-000001.manifest.json")));
        assertThat(manifest)
                .containsEntry("file", "readings-2016-04-000001.csv")
                .containsEntry("period", "2016-04")
                .containsEntry("format", "csv")
                .containsEntry("sha256", sha256(file))
                .containsKeys("batch", "created_at", "meterline");
        assertThat(manifest.getInteger("readings")).isEqualTo(2);
        assertThat(names())
                .containsExactly(".lock", "readings-2016-04-000001.csv", "readings-2016-04-000001.manifest.json");
    }

    @Test
    void exportsNoReadingTwice() throws Exception {
        export("--period", "2016-04");

        assertThat(export("--period", "2016-04", "--fail-if-empty")).isEqualTo(1);
        assertThat(export("--period", "2016-04"))
                .as("nothing to do is no failure")
                .isZero();
        assertThat(meterline.out.toString().strip()).isEqualTo("nothing to export for 2016-04");
        meterline.sql("UPDATE reading SET latest_message_id = 9 WHERE account = '0501234567' AND period = '2016-04'");
        assertThat(export("--period", "2016-04")).as("the same value restated").isZero();
        assertThat(export("--period", "2016-05")).isZero();
        assertThat(meterline.rows("SELECT id, readings FROM batch")).containsExactly("1 2", "2 1");
    }

    @Test
    void exportsACorrectionAndItsReversalAsCorrections() throws Exception {
        export("--period", "2016-04");
        meterline.reading(5, "0501234567", "2016-04", 12354);
        assertThat(export("--period", "2016-04", "--format", "jsonl")).isZero();
        meterline.sql("UPDATE reading SET latest_message_id = 6 WHERE value = 12345");
        assertThat(export("--period", "2016-04")).isZero();

        assertThat(exported("readings-2016-04-000002.jsonl")).hasContent("""
                        {"batch":2,"period":"2016-04","account":"0501234567","meter":1,"value":12354,"kind":"correction",\
                        "previous_value":12345,"on_time":true,"received_at":"2016-04-02T10:00:00.000Z","channel":"sms",\
                        "message_id":5}""");
        assertThat(exported("readings-2016-04-000003.csv"))
                .content()
                .endsWith("3;2016-04;0501234567;1;;12345;correction;12354;1;2016-04-02T10:00:00.000Z;sms;1\r\n");
    }

    @Test
    void choosesTheEffectiveReadingAsTheViewDoes() throws Exception {
        meterline.reading(10, "0501234569", "2016-04", 100);
        meterline.reading(11, "0501234569", "2016-04", 200);
        meterline.reading(12, "0501234569", "2016-04", 300);
        meterline.sql("UPDATE reading SET on_time = 0 WHERE value = 300");
        meterline.reading(13, "0501234570", "2016-04", 400);
        meterline.reading(14, "0501234570", "2016-04", 500);
        meterline.sql("UPDATE reading SET on_time = 0, reviewed = 1 WHERE value = 500");

        export("--period", "2016-04");
        assertThat(meterline.rows("SELECT account, value FROM batch_reading ORDER BY 1"))
                .containsExactly("0501234567 12345", "0501234568 7", "0501234569 200", "0501234570 500")
                .isEqualTo(meterline.rows(
                        "SELECT account, value FROM effective_reading WHERE period = '2016-04' ORDER BY 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl", "xml"})
    void rewritesABatchByteForByteAfterItsReadingsChanged(String format) throws Exception {
        export("--period", "2016-04", "--format", format);
        Path file = exported("readings-2016-04-000001." + format);
        Path manifest = exported("readings-2016-04-000001.manifest.json");
        byte[] octets = Files.readAllBytes(file);
        byte[] manifestOctets = Files.readAllBytes(manifest);
        Files.delete(file);
        Files.delete(manifest);
        meterline.reading(5, "0501234567", "2016-04", 54321);
        meterline.sql("UPDATE reading SET on_time = 0", "UPDATE message SET channel = 'web'");
        export("--period", "2016-04");

        assertThat(export("--again", "1")).isZero();
        assertThat(file).hasBinaryContent(octets);
        assertThat(manifest).hasBinaryContent(manifestOctets);
    }

    @Test
    void refusesToRewriteABatchWhoseContentWouldDiffer() throws Exception {
        export("--period", "2016-04");
        meterline.sql("UPDATE batch_reading SET value = 1");
        byte[] octets = Files.readAllBytes(exported("readings-2016-04-000001.csv"));

        assertThat(export("--again", "1")).isEqualTo(1);
        assertThat(meterline.err.toString()).contains("would write it differently; nothing was written");
        assertThat(exported("readings-2016-04-000001.csv")).hasBinaryContent(octets);
        assertThat(export("--again", "7")).isEqualTo(1);
        assertThat(meterline.err.toString().strip()).isEqualTo("meterline: there is no batch 7");
    }

    /** Element by element in the order of the profile MeterReadings, IEC 61968-9. */
    @Test
    void writesMeterReadingsOfIec61968() throws Exception {
        export("--period", "2016-04");
        meterline.reading(5, "0501234567", "2016-04", 12354);
        export("--period", "2016-04", "--format", "xml");

        Document document = xml(exported("readings-2016-04-000002.xml"));
        Element message = document.getDocumentElement();
        assertThat(message.getNamespaceURI()).isEqualTo("http://iec.ch/TC57/2011/schema/message");
        assertThat(shape(message))
                .isEqualTo("EventMessage(Header(Verb=created Noun=MeterReadings Timestamp="
                        + meterline
                                .rows("SELECT created_at FROM batch WHERE id = 2")
                                .get(0)
                        + " Source=Meterline MessageID=batch-2) Payload(MeterReadings(MeterReading("
                        + "Meter(Names(name=1 NameType(name=MeterOfAccount)))"
                        + " Readings(reason=billing reportedDateTime=2016-04-02T10:00:00.000Z source=sms"
                        + " timeStamp=2016-04-01T00:00:00+03:00 value=12354"
                        + " ReadingQualities(comment=exported before as 12345 ReadingQualityType[3.7.0])"
                        + " ReadingType[0.0.0.1.1.7.58.0.0.0.0.0.0.0.0.0.42.0])"
                        + " UsagePoint(Names(name=0501234567 NameType(name=Account)))))))");
        assertThat(document.getElementsByTagNameNS(CIM, "MeterReading").getLength())
                .isEqualTo(1);
    }

    @Test
    void completesABatchInterruptedBeforeItsFileExisted() throws Exception {
        meterline.sql(
                "INSERT INTO batch (id, period, format, created_at, file, readings, sha256, meterline) VALUES (1, '2016-05', 'csv', '2016-05-06T00:00:00.000Z', 'readings-2016-05-000001.csv', 1,"
                        + " NULL, '0.1')",
                "INSERT INTO batch_reading VALUES ('0501234567', '2016-05', 1, 1, 3, 12400, 1, '2016-05-02T10:00:00.000Z',"
                        + " 'sms', NULL, NULL)");
        assertThat(export("--again", "1")).isEqualTo(1);
        assertThat(meterline.err.toString())
                .contains("batch 1 was interrupted; finish it with export --period 2016-05");

        assertThat(export("--period", "2016-04")).isZero();
        assertThat(meterline.out.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("batch 1  2016-05  1 readings");
        assertThat(exported("readings-2016-05-000001.csv")).content().contains("1,2016-05,0501234567,1,,12400,new,,");
        assertThat(export("--period", "2016-05")).isZero();
    }

    @Test
    void completesABatchInterruptedDuringSelectionWithTheEffectiveReadings() throws Exception {
        meterline.sql(
                "INSERT INTO batch (id, period, format, created_at, file, readings, sha256, meterline) VALUES (1, '2016-04', 'csv', '2016-04-06T00:00:00.000Z', 'readings-2016-04-000001.csv', 0,"
                        + " NULL, '0.1')",
                "INSERT INTO batch_reading VALUES ('0501234567', '2016-04', 1, 1, 1, 11111, 1, '2016-04-02T10:00:00.000Z',"
                        + " 'sms', NULL, NULL)");

        assertThat(export("--period", "2016-04")).isZero();
        assertThat(meterline.rows("SELECT account, value FROM batch_reading ORDER BY 1"))
                .containsExactly("0501234567 12345", "0501234568 7");
        assertThat(meterline.rows("SELECT readings FROM batch")).containsExactly("2");
    }

    @Test
    void refusesWhileAnotherExportIsRunning() throws Exception {
        Files.createDirectories(exported(""));
        try (FileChannel other =
                FileChannel.open(exported(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            assertThat(export("--period", "2016-04")).isEqualTo(1);
        }
        assertThat(meterline.err.toString().strip())
                .isEqualTo("meterline: another export is running; try again when it has ended");
        assertThat(meterline.rows("SELECT count(*) FROM batch_reading")).containsExactly("0");
    }

    @Test
    @OfFile("a file that is missing")
    void reportsAMissingDatabaseInOneLine() throws Exception {
        Files.delete(meterline.database());

        assertThat(export("--period", "2016-04")).isEqualTo(1);
        assertThat(meterline.err.toString().lines()).hasSize(1);
        assertThat(meterline.err.toString()).contains("meterline.db: it does not exist");
        assertThat(meterline.database()).doesNotExist();
    }

    @Test
    void reportsAFolderThatCannotBeCreatedInOneLine() throws Exception {
        Files.writeString(meterline.data.resolve("export"), "in the way");

        assertThat(export("--period", "2016-04")).isEqualTo(1);
        assertThat(meterline.err.toString().strip())
                .isEqualTo("meterline: " + meterline.data.resolve("export") + ": is no folder");
    }

    @ParameterizedTest
    @CsvSource({"2016-04, 2016-04-01T00:00:00+03:00", "2016-12, 2016-12-01T00:00:00+02:00"})
    void writesXmlThatIsValidByTheShippedSchema(String period, String readOn) throws Exception {
        meterline.sql("INSERT INTO account (account, meter_number) VALUES ('0501234567', 'GS-\u0001007 <&>')");
        for (int value : new int[] {100, 120}) {
            meterline.reading(value, "0501234567", period, value);
            meterline.reading(value + 1, "0501234570", period, value);
            assertThat(export("--period", period, "--format", "xml")).isZero();
        }

        for (int batch = 1; batch <= 2; batch++) {
            Path file = exported("readings-%s-00000%d.xml".formatted(period, batch));
            schema().newValidator().validate(new StreamSource(file.toFile()));
            assertThat(file).content().contains("<timeStamp>" + readOn + "</timeStamp>");
            assertThat(file)
                    .content()
                    .contains("<name>GS-\uFFFD007 &lt;&amp;&gt;</name><NameType><name>MeterNumber</name>");
        }
    }

    private static Schema schema() throws Exception {
        return SchemaFactory.newDefaultInstance()
                .newSchema(Path.of("docs/xsd/Message.xsd").toFile());
    }

    @Test
    void exportsTheNumberOfTheMeterAsItWasAtTheExport() throws Exception {
        meterline.sql("INSERT INTO account (account, meter_number) VALUES ('0501234567', '0012345')");
        export("--period", "2016-04");
        Path file = exported("readings-2016-04-000001.csv");
        byte[] octets = Files.readAllBytes(file);
        assertThat(file).content().contains("1;2016-04;0501234567;1;0012345;12345;new;", ";0501234568;1;;7;new;");
        meterline.sql("UPDATE account SET meter_number = '777'");

        assertThat(export("--again", "1")).isZero();
        assertThat(file).hasBinaryContent(octets);
    }

    @Test
    void exportsTheOldNumberForReadingsOfAReplacedMeter() throws Exception {
        meterline.sql(
                "INSERT INTO account (account, meter_number) VALUES ('0501234567', 'NEW-2')",
                "INSERT INTO meter_replacement (account, meter, replaced_on, period, final_value, start_value, old_number,"
                        + " recorded_by, recorded_at, why) VALUES ('0501234567', 2, '2016-04-20', '2016-04', 12350, 0,"
                        + " 'OLD-1', 'Olena', '', '')",
                "UPDATE reading SET meter = 2 WHERE period = '2016-05'");
        export("--period", "2016-04");
        export("--period", "2016-05");

        assertThat(exported("readings-2016-04-000001.csv")).content().contains(";0501234567;1;OLD-1;12345;");
        assertThat(exported("readings-2016-05-000002.csv")).content().contains(";0501234567;2;NEW-2;12400;");
    }

    @Test
    void rewritesABatchInTheDialectOfItsTimeAndTheTimeZoneOfItsTime() throws Exception {
        export("--period", "2016-04");
        export("--period", "2016-05", "--format", "xml");
        byte[] csv = Files.readAllBytes(exported("readings-2016-04-000001.csv"));
        CommandFixture changed = new CommandFixture(
                folder,
                "meterline.csv.delimiter = tab",
                "meterline.csv.byte-order-mark = false",
                "meterline.csv.accounts = formula",
                "meterline.timezone = America/New_York");

        assertThat(changed.execute("export", "--again", "1")).isZero();
        assertThat(changed.execute("export", "--again", "2")).isZero();
        assertThat(exported("readings-2016-04-000001.csv")).hasBinaryContent(csv);
        changed.reading(9, "0501234569", "2016-04", 9);
        assertThat(changed.execute("export", "--period", "2016-04")).isZero();
        assertThat(exported("readings-2016-04-000003.csv"))
                .content()
                .startsWith("batch\tperiod\taccount\t")
                .contains("3\t2016-04\t\"=\"\"0501234569\"\"\"\t1\t");
    }

    @Test
    void warnsOfReadingsThatMayStillChange() throws Exception {
        String period = YearMonth.now(ZoneOffset.UTC).plusMonths(1).toString();
        meterline.reading(10, "0501234567", period, 13000);
        meterline.sql(
                "INSERT INTO message VALUES (11, 'sms', '', '7104', '', '', NULL, x'', 'held', 'use-too-high')",
                "INSERT INTO held_reading (message_id, period, on_time, received_at, rules) VALUES (11, '" + period
                        + "', 1, '', 'use-too-high')");

        assertThat(export("--period", period, "--closed-only")).isZero();
        assertThat(meterline.out.toString().strip()).isEqualTo("nothing to export for " + period);
        assertThat(meterline.err.toString()).contains("-05: not exported\n");
        assertThat(export("--period", period)).isZero();
        assertThat(meterline.err.toString().lines())
                .containsExactly(
                        "meterline: database " + meterline.name(),
                        "meterline: warning: the window of " + period + " is open until " + period
                                + "-05: corrections may follow; --closed-only waits",
                        "meterline: warning: in review for " + period
                                + ", and not exported: 1; meterline review list --period " + period + " shows them");
        assertThat(manifest("readings-" + period + "-000001"))
                .containsEntry("window_open", true)
                .containsEntry("in_review", BigDecimal.ONE);
    }

    @Test
    void warnsOfNothingWhenTheWindowIsOverAndTheQueueIsEmpty() throws Exception {
        assertThat(export("--period", "2016-04", "--closed-only")).isZero();
        assertThat(meterline.err.toString()).isEqualTo("meterline: database " + meterline.name() + "\n");
        assertThat(manifest("readings-2016-04-000001"))
                .containsEntry("window_open", false)
                .containsEntry("in_review", BigDecimal.ZERO);
    }

    private JsonObject manifest(String batch) throws Exception {
        return (JsonObject) Jsoner.deserialize(Files.readString(exported(batch + ".manifest.json")));
    }

    /** As root exports by hand, and the gateway exports as a user of its own on schedule. */
    @Test
    @OfFile("the owner of the file")
    void givesAllThatRootWritesToTheOwnerOfTheDataFolder() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
        UserPrincipal gateway =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        for (Path file : List.of(meterline.data, meterline.database())) {
            Files.setOwner(file, gateway);
        }

        assertThat(export("--period", "2016-04")).isZero();
        try (Stream<Path> files = Files.walk(meterline.data)) {
            assertThat(files)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file ->
                            assertThat(Files.getOwner(file)).as(file.toString()).isEqualTo(gateway));
        }
    }

    @Test
    void replacesALeftoverInsteadOfFollowingALink() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "not ours");
        Files.createDirectories(exported(""));
        Files.createSymbolicLink(exported(".readings-2016-04-000001.csv.tmp"), other);

        assertThat(export("--period", "2016-04")).isZero();
        assertThat(other).hasContent("not ours");
    }

    private int export(String... arguments) {
        return meterline.execute(
                Stream.concat(Stream.of("export"), Stream.of(arguments)).toArray(String[]::new));
    }

    private Path exported(String name) {
        return meterline.data.resolve("export").resolve(name);
    }

    private Stream<String> names() throws Exception {
        try (Stream<Path> files = Files.list(exported(""))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static Document xml(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static String shape(Element element) {
        StringBuilder children = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested) {
                children.append(children.isEmpty() ? "" : " ").append(shape(nested));
            }
        }
        if (!children.isEmpty()) {
            return element.getLocalName() + "(" + children + ")";
        }
        return element.hasAttribute("ref")
                ? element.getLocalName() + "[" + element.getAttribute("ref") + "]"
                : element.getLocalName() + "=" + element.getTextContent();
    }
}
