package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorConsoleTest {
    private final StringWriter out = new StringWriter();
    private SmscSimulator smsc;
    private SimulatorConsole console;
    private Esme esme;

    @BeforeEach
    void start() throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder().build()).start();
        console = new SimulatorConsole(
                smsc, new EventPrinter(new PrintWriter(out)), "380501112233", "7104", Handset.USUAL);
        esme = Esme.bind(smsc, BindType.BIND_TRX);
    }

    @AfterEach
    void stop() {
        esme.close();
        smsc.close();
    }

    /** An unmodified jsmpp client closes its session on this length. */
    @Test
    void sendsAMalformedPdu() {
        console.understand("broken length-15");

        await().until(() -> smsc.bound().isEmpty());
    }

    @Test
    void unbindsAndContinuesListening() throws Exception {
        console.understand("unbind");

        await().until(() -> smsc.bound().isEmpty());
        try (Esme again = Esme.bind(smsc, BindType.BIND_TRX)) {
            again.submit("380501112233", "Спасибо");
            assertThat(smsc.bound()).hasSize(1);
        }
    }

    @Test
    void waitsAtAWaitCommand() {
        long since = System.nanoTime();
        console.understand("wait 200ms");

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void sendsTypedOctetsUnchanged() {
        console.understand("raw 0000000F 00000005 00000000 00000001");

        await().until(() -> smsc.bound().isEmpty());
    }

    @Test
    void deliversALineAsAMessageOfTheDefaultSubscriber() {
        console.understand("0501234567 12345");

        await().until(() -> esme.received.size() == 1);
        assertThat(esme.texts()).containsExactly("0501234567 12345");
        assertThat(esme.received).extracting(DeliverSm::getSourceAddr).containsExactly("380501112233");
    }

    @Test
    void deliversALineThatNamesItsSender() {
        console.understand("380671112233: показания 0501234567 12345");

        await().until(() -> esme.received.size() == 1);
        assertThat(esme.texts()).containsExactly("показания 0501234567 12345");
        assertThat(esme.received).extracting(DeliverSm::getSourceAddr).containsExactly("380671112233");
    }

    @Test
    void deliversALineWithTheChosenEncodingAndSplitting() {
        console.understand("encoding cyrillic");
        console.understand("split udh8");
        console.understand("parts repeated");
        console.understand("показания ".repeat(20));

        await().until(() -> esme.received.size() == 4);
        assertThat(esme.received).extracting(DeliverSm::getDataCoding).containsOnly((byte) 6);
        assertThat(esme.received).allMatch(DeliverSm::isUdhi);
        assertThat(esme.received.stream().map(pdu -> pdu.getShortMessage()[5])).containsOnly((byte) 1, (byte) 2);
    }

    @Test
    void keepsALineUntilAReceiverBinds() throws Exception {
        esme.close();
        await().until(() -> smsc.bound().isEmpty());
        console.understand("0501234567 12345");
        assertThat(out.toString()).contains("kept until a receiver binds");

        try (Esme successor = Esme.bind(smsc, BindType.BIND_RX)) {
            await().until(() -> successor.received.size() == 1);
        }
    }

    @Test
    void rejectsRepliesOnRequest() throws Exception {
        console.understand("refuse 0x14");
        assertThat(statusOfSubmit()).isEqualTo(0x14);
        console.understand("refuse 0");
        assertThat(statusOfSubmit()).isZero();
    }

    @Test
    void dropsTheLinksOnRequest() {
        console.understand("drop");

        await().until(() -> !esme.session.getSessionState().isBound());
    }

    @Test
    void printsItsStatusAndHelp() {
        console.understand("status");
        console.understand("help");

        assertThat(out.toString()).contains("bound 1", "'meterline' as transceiver", "throttle N");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throttle many | 'many' is not a whole number from 0 to 100000; try help throttle",
                "throttle -1 | '-1' is not a whole number",
                "throttle 1000000 | '1000000' is not a whole number",
                "throttle | '' is not a whole number",
                "refuse | '' is not a command_status such as",
                "refuse -20 | '-20' is not a command_status",
                "silent perhaps | 'perhaps' is not on or off; try help silent",
                "freeze | '' is not on or off",
                "redeliver 200 | '200' is not a whole number from 0 to 100",
                "receipts ABCDEFG | 'ABCDEFG' is not valid in a plan",
                "receipts | '' is not valid in a plan",
                "encoding morse | 'morse' is not one of auto",
                "split in two | 'in two' is not one of none",
                "parts | '' is not one of kept",
                "wait 999999999h | '999999999h' is longer than 1000h",
                "wait 9999999999999999999999s | is longer than 1000h",
                "wait -1s | '-1s' is not a duration",
                "wait 0s | a duration must be positive",
                "wait 5 | '5' is not a duration",
                "wait | '' is not a duration",
                "drop 5 | drop takes no value",
                "quit now | quit takes no value",
                "help me | there is no command 'me'",
                "thottle 5 | did you mean throttle? As a text: 380501112233: thottle",
                "broken heart | 'heart' is no kind of malformed PDU",
                "broken | '' is no kind of malformed PDU",
                "raw | no octets",
                "raw 00 0 | pairs of hexadecimal digits are needed"
            })
    void saysWhyALineIsNotUnderstoodAndContinues(String line, String reason) {
        assertThat(console.understand(line)).isTrue();
        assertThat(out.toString()).contains("not understood: " + line + " (").contains(reason);
        assertThat(esme.received).isEmpty();
    }

    @Test
    void saysThatATextIsTooLongAndHowToSplitIt() {
        assertThat(console.understand("x".repeat(300))).isTrue();

        assertThat(out.toString()).contains("the text has 300 octets, and short_message 254; split it by payload");
    }

    @Test
    void confirmsWhatWasSetAndShowsOneCommandInTheHelp() {
        console.understand("throttle 50");
        console.understand("refuse ESME_RMSGQFUL");
        console.understand("parts shuffled");
        console.understand("help receipts");

        assertThat(out.toString())
                .contains("set throttle 50", "set refuse ESME_RMSGQFUL", "set parts shuffled")
                .contains("receipts PLAN", "for example: receipts dec,UNDELIV:069,500ms")
                .doesNotContain("redeliver PERCENT");
    }

    @Test
    void endsOnRequest() {
        assertThat(console.understand("silent on")).isTrue();
        assertThat(console.understand("quit")).isFalse();
        assertThat(console.understand("exit")).isFalse();
    }

    private int statusOfSubmit() throws Exception {
        try {
            esme.submit("380501112233", "thanks");
            return 0;
        } catch (NegativeResponseException e) {
            return e.getCommandStatus();
        }
    }
}
