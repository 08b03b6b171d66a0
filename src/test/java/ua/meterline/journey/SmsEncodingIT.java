package ua.meterline.journey;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.MessageCase;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Address;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

/**
 * Messages of each kind, well-formed and malformed, end to end; after each, a valid message must be accepted. These are
 * some rows of the table {@code journey/messages.csv}; {@code MessageTableTest} decodes and judges all of them.
 */
class SmsEncodingIT {
    private static final Set<String> ROWS = Set.of(
            "the announced format",
            "a tab between",
            "ISO-8859-5 (data_coding 6)",
            "8-bit binary (data_coding 4)",
            "a reserved data_coding",
            "Cyrillic words around it",
            "emoji",
            "an empty text",
            "UCS-2 with an odd octet",
            "a lone high surrogate",
            "NUL octets only",
            "a NUL between",
            "a bean in Simple",
            "a property placeholder",
            "a JNDI look-up",
            "SQL that begins with a quote and a semicolon",
            "line breaks for the log",
            "all of the default alphabet (but the semicolon)",
            "Latin-1 by default: letters",
            "ASCII by default: an octet that is no ASCII",
            "packed: fifteen septets leave idle bits",
            "packed: two parts",
            "compressed text (0x20) is not read",
            "nothing at all where a header should be",
            "a header longer than the message is text",
            "payload: UCS-2",
            "payload: with a header",
            "an unknown parameter",
            "two parts with a 16-bit reference",
            "two parts with sar parameters",
            "an emoji divided between two parts",
            "parts in message_payload",
            "255 empty parts but one");

    @TempDir
    static Path folder;

    private static final Map<String, RunningGateway> GATEWAYS = new HashMap<>();
    private static int customer;

    @AfterAll
    static void stop() {
        GATEWAYS.values().forEach(RunningGateway::close);
        GATEWAYS.clear();
    }

    static List<MessageCase> rows() throws IOException {
        List<MessageCase> rows =
                MessageCase.all().filter(row -> ROWS.contains(row.label())).toList();
        assertThat(rows).hasSameSizeAs(ROWS);
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isStoredAndAnswered(MessageCase row) throws Exception {
        RunningGateway gateway = gateway(row.setting());
        String sender = nextCustomer();
        for (MessageCase.Pdu pdu : row.pdus()) {
            assertThat(gateway.deliver(message(sender, pdu)))
                    .as("command_status")
                    .isZero();
        }

        assertAnswered(gateway, sender, row.outcome().equals("accepted") ? CustomerSms.ACCEPTED : CustomerSms.REJECTED);
        assertThat(gateway.rows(
                        "SELECT channel, recipient, outcome, reason FROM message WHERE sender = ?", "+" + sender))
                .containsExactly("sms 7104 " + row.outcome() + " " + row.reason());
        assertThat(gateway.rows("SELECT text FROM message WHERE sender = ?", "+" + sender))
                .containsExactly(row.text());
        assertThat(gateway.rows(
                        "SELECT count(*) FROM reading JOIN message m ON m.id = message_id WHERE m.sender = ?",
                        "+" + sender))
                .containsExactly(row.outcome().equals("accepted") ? "1" : "0");
        assertThatUndecodableOctetsAreStored(gateway, sender, row);
        assertThatAValidMessageIsAccepted(gateway);
    }

    private static RunningGateway gateway(String setting) throws Exception {
        if (!GATEWAYS.containsKey(setting)) {
            Map<String, String> environment = switch (setting) {
                case "" -> Map.of();
                case "packed" -> Map.of("SMPP_GSM_PACKED", "true");
                default -> Map.of("SMPP_DEFAULT_ALPHABET", setting);
            };
            GATEWAYS.put(setting, RunningGateway.start(folder.resolve("gateway-" + setting), environment));
        }
        return GATEWAYS.get(setting);
    }

    private static MobileMessage message(String sender, MessageCase.Pdu pdu) {
        return new MobileMessage(
                Address.of(sender),
                Address.of("7104"),
                pdu.esmClass(),
                pdu.dataCoding(),
                pdu.octets(),
                pdu.parameters());
    }

    private static void assertAnswered(RunningGateway gateway, String sender, String reply) throws Exception {
        SubmittedMessage submitted = gateway.awaitNextReply();

        assertThat(submitted.text()).isEqualTo(reply);
        assertThat(submitted.destination().value()).isEqualTo(sender);
        assertThat(submitted.source().value()).isEqualTo("7104");
        assertThat(submitted.dataCoding()).isEqualTo((byte) 8);
        assertThat(submitted.octets()).isEqualTo(reply.getBytes(UTF_16BE));
    }

    private static void assertThatUndecodableOctetsAreStored(RunningGateway gateway, String sender, MessageCase row)
            throws Exception {
        if (row.pdus().size() == 1 && row.text().indexOf('\uFFFD') >= 0) {
            assertThat(gateway.rows("SELECT hex(raw) FROM message WHERE sender = ?", "+" + sender))
                    .containsExactly(HexFormat.of()
                            .withUpperCase()
                            .formatHex(row.pdus().get(0).octets()));
        }
    }

    private static void assertThatAValidMessageIsAccepted(RunningGateway gateway) throws Exception {
        String sender = nextCustomer();
        byte[] reading = "%010d 1".formatted(9_000_000_000L + customer).getBytes(UTF_16BE);
        assertThat(gateway.deliver(new MobileMessage(sender, "7104", (byte) 8, reading)))
                .isZero();
        assertAnswered(gateway, sender, CustomerSms.ACCEPTED);
        assertThat(gateway.rows("SELECT outcome FROM message WHERE sender = ?", "+" + sender))
                .containsExactly("accepted");
    }

    private static String nextCustomer() {
        return Long.toString(380_670_000_000L + ++customer);
    }
}
