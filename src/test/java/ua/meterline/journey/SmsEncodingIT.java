package ua.meterline.journey;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.fixture.MessageCase;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Address;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

/** What may come, good or bad: gateways of a few settings take it all, and after each a good message goes through. */
class SmsEncodingIT {
    private static final String ACCEPTED = "Ваши показания приняты и обработаны. Спасибо";
    private static final String REJECTED = "Неправильный формат";

    @TempDir
    static Path folder;

    private static final Map<String, RunningGateway> GATEWAYS = new HashMap<>();
    private static int customer;

    @AfterAll
    static void stop() {
        GATEWAYS.values().forEach(RunningGateway::close);
        GATEWAYS.clear();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ua.meterline.fixture.MessageCase#all")
    void isStoredAndAnswered(MessageCase line) throws Exception {
        RunningGateway gateway = gateway(line.setting());
        String sender = nextCustomer();
        for (MessageCase.Pdu pdu : line.pdus()) {
            assertThat(gateway.deliver(message(sender, pdu)))
                    .as("command_status")
                    .isZero();
        }

        assertAnswered(gateway, sender, line.outcome().equals("accepted") ? ACCEPTED : REJECTED);
        assertThat(gateway.rows(
                        "SELECT channel, recipient, outcome, reason FROM message WHERE sender = ?", "+" + sender))
                .containsExactly("sms 7104 " + line.outcome() + " " + line.reason());
        assertThat(gateway.rows("SELECT text FROM message WHERE sender = ?", "+" + sender))
                .containsExactly(line.text());
        assertThat(gateway.rows(
                        "SELECT count(*) FROM reading JOIN message m ON m.id = message_id WHERE m.sender = ?",
                        "+" + sender))
                .containsExactly(line.outcome().equals("accepted") ? "1" : "0");
        assertWhatIsNotInTheTextIsKept(gateway, sender, line);
        assertAGoodOneGoesThrough(gateway);
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
        SubmittedMessage answer = gateway.awaitNextReply();

        assertThat(answer.text()).isEqualTo(reply);
        assertThat(answer.destination().value()).isEqualTo(sender);
        assertThat(answer.source().value()).isEqualTo("7104");
        assertThat(answer.dataCoding()).isEqualTo((byte) 8);
        assertThat(answer.octets()).isEqualTo(reply.getBytes(UTF_16BE));
    }

    private static void assertWhatIsNotInTheTextIsKept(RunningGateway gateway, String sender, MessageCase line)
            throws Exception {
        if (line.pdus().size() == 1 && line.text().indexOf('\uFFFD') >= 0) {
            assertThat(gateway.rows("SELECT hex(raw) FROM message WHERE sender = ?", "+" + sender))
                    .containsExactly(HexFormat.of()
                            .withUpperCase()
                            .formatHex(line.pdus().get(0).octets()));
        }
    }

    private static void assertAGoodOneGoesThrough(RunningGateway gateway) throws Exception {
        String sender = nextCustomer();
        byte[] reading = "%010d 1".formatted(9_000_000_000L + customer).getBytes(UTF_16BE);
        assertThat(gateway.deliver(new MobileMessage(sender, "7104", (byte) 8, reading)))
                .isZero();
        assertAnswered(gateway, sender, ACCEPTED);
        assertThat(gateway.rows("SELECT outcome FROM message WHERE sender = ?", "+" + sender))
                .containsExactly("accepted");
    }

    private static String nextCustomer() {
        return Long.toString(380_670_000_000L + ++customer);
    }
}
