package ua.meterline.failure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static ua.meterline.fixture.ScriptedSmsc.DATA_SM;
import static ua.meterline.fixture.ScriptedSmsc.DELIVER_SM;
import static ua.meterline.fixture.ScriptedSmsc.message;
import static ua.meterline.fixture.ScriptedSmsc.octets;
import static ua.meterline.fixture.ScriptedSmsc.parameter;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.app.Gateway;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.ScriptedSmsc;

/** Messages and receipts as the field reports them, and not as the specification says: one gateway takes them all. */
class UnusualPduIT {
    private static final byte[] NO_TEXT = {};

    @TempDir
    static Path folder;

    private static ScriptedSmsc smsc;
    private static GatewayDatabase database;
    private static Gateway gateway;
    private static int number;

    private String reading;

    @BeforeAll
    static void start() throws Exception {
        smsc = new ScriptedSmsc();
        database = GatewayDatabase.in(folder);
        gateway = new GatewayEnvironment(folder, smsc.port())
                .with("SMPP_BIND", "trx")
                .with("SMPP_DELIVERY_RECEIPTS", true)
                .with("READING_LENIENT", false)
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        smsc.close();
    }

    @BeforeEach
    void writeReading() {
        reading = "05000%05d 1234".formatted(++number);
    }

    /** A message body with a text and something around it. */
    private interface Body {
        byte[] of(String text);
    }

    static List<Arguments> readings() {
        byte[] tooShort = parameter(0x0204, (byte) 1);
        byte[] receiptedId = parameter(0x001E, octets("00A1\0"));
        byte[] stray = {1, 2};
        return List.of(
                reading("a receipted_message_id", text -> message("", 0, 0, "", "", octets(text), receiptedId)),
                reading("a long service_type", text -> message("service-7104", 0, 0, "", "", octets(text))),
                reading("an odd validity_period", text -> message("", 0, 0, "", "24", octets(text))),
                reading("an odd schedule_delivery_time", text -> message("", 0, 0, "261129062000", "", octets(text))),
                reading("a short parameter", text -> message("", 0, 0, "", "", octets(text), tooShort)),
                reading("one behind the payload", text -> message("", 0, 0, "", "", NO_TEXT, payload(text), tooShort)),
                reading("one before the payload", text -> message("", 0, 0, "", "", NO_TEXT, tooShort, payload(text))),
                reading("stray octets", text -> message("", 0, 0, "", "", NO_TEXT, payload(text), stray)),
                reading("all of it", text -> message("service-7104", 0, 0, "1", "24", NO_TEXT, payload(text), stray)),
                reading("an at sign from a septet", text -> message("", 0, 0, "", "", octets(text + "\0"))),
                reading("NUL around it", text -> message("", 0, 3, "", "", octets("\0" + text + "\0\0"))),
                reading("a mark of UTF-8", text -> message("", 0, 4, "", "", ("\uFEFF" + text).getBytes(UTF_8))),
                reading("a mark of UTF-16", text -> message("", 0, 8, "", "", text.getBytes(UTF_16))),
                reading("UTF-16LE", text -> message("", 0, 8, "", "", text.getBytes(UTF_16LE))),
                reading("UTF-16LE, marked", text -> message("", 0, 8, "", "", ("\uFEFF" + text).getBytes(UTF_16LE))),
                reading("NUL behind UCS-2", text -> message("", 0, 8, "", "", octets(ucs2(text + "\0")))),
                reading("direction marks", text -> message("", 0, 8, "", "", octets(ucs2("\u202A" + text + "\u202C")))),
                reading(
                        "zero-width marks",
                        text -> message("", 0, 8, "", "", octets(ucs2("\u200B" + text + "\u200D")))));
    }

    private static Arguments reading(String around, Body body) {
        return arguments(around, body);
    }

    private static byte[] payload(String text) {
        return parameter(0x0424, octets(text));
    }

    private static String ucs2(String text) {
        return new String(text.getBytes(UTF_16BE), ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readings")
    void aReadingIsTakenWhateverIsAroundIt(String around, Body body) throws Exception {
        long receipts = database.count("delivery_receipt");
        deliver(body.of(reading));

        assertThatTheReadingIsAccepted();
        assertThat(database.count("delivery_receipt")).isEqualTo(receipts);
        awaitReply("sent");
    }

    @Test
    void aReadingInADataSmIsTakenWhateverIsAroundIt() throws Exception {
        byte[] addresses = octets("service-7104\0\1\1" + "380671112233\0\0\0" + "7104\0\0\0\0");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(addresses);
        body.writeBytes(parameter(0x0204, (byte) 1));
        body.writeBytes(payload(reading));
        body.writeBytes(new byte[] {1, 2});

        assertThat(smsc.deliver(DATA_SM, body.toByteArray())).isZero();
        assertThatTheReadingIsAccepted();
    }

    @Test
    void segmentsWithAHeaderAndParametersAreJoinedOnce() throws Exception {
        long before = database.count("message");
        for (int part = 1; part <= 2; part++) {
            String text = part == 1 ? reading.substring(0, 12) : reading.substring(12);
            deliver(message(
                    "",
                    0x40,
                    0,
                    "",
                    "",
                    octets("\5\0\3\7\2" + (char) part + text),
                    parameter(0x020C, (byte) 0, (byte) 7),
                    parameter(0x020E, (byte) 2),
                    parameter(0x020F, (byte) part)));
        }

        await().atMost(RunningGateway.TIMEOUT).until(() -> database.count("message") > before);
        assertThatTheReadingIsAccepted();
        awaitReply("sent");
        assertThat(database.count("message")).isEqualTo(before + 1);
    }

    static List<Arguments> receipts() {
        String usual = " sub:001 dlvrd:001 submit date:2611030900 done date:2611030901 stat:DELIVRD err:000";
        return List.of(
                receipt("without its bit", id -> message("id:" + id + usual)),
                receipt(
                        "in ASCII that claims UCS-2",
                        id -> message("", 4, 8, "", "", octets("id:" + id + usual + " text:"))),
                receipt(
                        "with padding, and its end cut",
                        id -> message(
                                "",
                                4,
                                0,
                                "",
                                "",
                                octets("\0id:" + id + " sub:001 dlvrd:001 stat:DELIVRD err:000 text"))));
    }

    private static Arguments receipt(String peculiarity, Body body) {
        return arguments(peculiarity, body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("receipts")
    void aReceiptIsAppliedAndNotAnswered(String peculiarity, Body receipt) throws Exception {
        deliver(message(reading));
        awaitReply("sent");
        long messages = database.count("message");
        int submits = smsc.submits().size();
        deliver(receipt.of(lastId()));

        awaitReply("delivered");
        assertThat(database.count("message")).isEqualTo(messages);
        assertThat(smsc.submits()).hasSize(submits);
    }

    @Test
    void anAcceptedReceiptIsNotTheLast() throws Exception {
        deliver(message(reading));
        awaitReply("sent");
        deliver(message("", 4, 0, "", "", octets("id:" + lastId() + " stat:ACCEPTD err:000")));
        awaitReply("sent");
        deliver(message("", 4, 0, "", "", octets("id:" + lastId() + " stat:DELIVRD err:000")));

        awaitReply("delivered");
    }

    /** The message_id of the last submit_sm_resp. */
    private static String lastId() {
        return "00A" + smsc.submits().size();
    }

    private static void deliver(byte[] body) throws Exception {
        assertThat(smsc.deliver(DELIVER_SM, body)).isZero();
    }

    private void assertThatTheReadingIsAccepted() {
        assertThat(database.rows("SELECT text || ' ' || outcome FROM message ORDER BY id DESC LIMIT 1"))
                .containsExactly(reading + " accepted");
    }

    /** Waits for this state of the last message's reply. */
    private static void awaitReply(String state) {
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(
                        () -> assertThat(database.rows("SELECT state FROM reply ORDER BY message_id DESC LIMIT 1"))
                                .containsExactly(state));
    }
}
