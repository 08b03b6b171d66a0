package ua.meterline.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

/** What a customer may send, good or bad: one gateway takes it all, and after each a good message goes through. */
class MessageTableIT {
    private static final Map<String, String> REPLIES =
            Map.of("A", "Ваши показания приняты и обработаны. Спасибо", "R", "Неправильный формат");
    private static final Pattern CONTROL = Pattern.compile("\\^([@A-Z])");

    @TempDir
    static Path folder;

    private static RunningGateway gateway;
    private static int customer;

    @BeforeAll
    static void start() throws Exception {
        gateway = new RunningGateway(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/journey/messages.csv", delimiter = ';', quoteCharacter = '\u0001')
    void isStoredAndAnswered(
            String label, int dataCoding, String form, String content, String outcome, String reason, String reply)
            throws Exception {
        byte[] octets = octets(dataCoding, form, content == null ? "" : content);
        String sender = nextCustomer();

        assertAnswered(sender, new MobileMessage(sender, "7104", (byte) dataCoding, octets), reply);
        assertThat(gateway.rows(
                        "SELECT channel, recipient, outcome, reason FROM message WHERE sender = ?", "+" + sender))
                .containsExactly("sms 7104 " + outcome + " " + reason);
        assertThat(gateway.rows(
                        "SELECT count(*) FROM reading JOIN message m ON m.id = message_id WHERE m.sender = ?",
                        "+" + sender))
                .containsExactly(outcome.equals("accepted") ? "1" : "0");
        assertNothingIsLost(sender, dataCoding, octets);
        assertAGoodOneGoesThrough();
    }

    private static void assertAnswered(String sender, MobileMessage message, String reply) throws Exception {
        SubmittedMessage answer = gateway.deliverAndAwaitReply(message);

        assertThat(answer.text()).isEqualTo(REPLIES.get(reply));
        assertThat(answer.destination().value()).isEqualTo(sender);
        assertThat(answer.source().value()).isEqualTo("7104");
        assertThat(answer.dataCoding()).isEqualTo((byte) 8);
        assertThat(answer.octets()).isEqualTo(REPLIES.get(reply).getBytes(UTF_16BE));
    }

    private static void assertNothingIsLost(String sender, int dataCoding, byte[] octets) throws Exception {
        String text = new String(octets, dataCoding == 8 ? UTF_16BE : ISO_8859_1);
        assertThat(gateway.rows("SELECT text FROM message WHERE sender = ?", "+" + sender))
                .containsExactly(text);
        if (!java.util.Arrays.equals(text.getBytes(dataCoding == 8 ? UTF_16BE : ISO_8859_1), octets)) {
            assertThat(gateway.rows("SELECT hex(raw) FROM message WHERE sender = ?", "+" + sender))
                    .containsExactly(HexFormat.of().withUpperCase().formatHex(octets));
        }
    }

    private static void assertAGoodOneGoesThrough() throws Exception {
        String sender = nextCustomer();
        assertAnswered(sender, MobileMessage.of(sender, "7104", "%010d 1".formatted(9_000_000_000L + customer)), "A");
        assertThat(gateway.rows("SELECT outcome FROM message WHERE sender = ?", "+" + sender))
                .containsExactly("accepted");
    }

    private static String nextCustomer() {
        return Long.toString(380_670_000_000L + ++customer);
    }

    private static byte[] octets(int dataCoding, String form, String content) {
        if (form.equals("hex")) {
            return HexFormat.of().parseHex(content.replace(" ", ""));
        }
        String text = CONTROL.matcher(content)
                .replaceAll(found -> Character.toString(found.group(1).charAt(0) - '@'));
        return text.getBytes(dataCoding == 8 ? UTF_16BE : ISO_8859_1);
    }
}
