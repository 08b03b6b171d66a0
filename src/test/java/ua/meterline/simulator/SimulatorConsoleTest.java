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
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"broken", "broken heart", "raw", "raw 00 0", "raw xy"})
    void rejectsUnknownKindsOfMalformedPdus(String line) {
        assertThat(console.understand(line)).isTrue();
        assertThat(out.toString()).contains("not understood: " + line);
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
    @ValueSource(
            strings = {
                "throttle many",
                "refuse",
                "silent perhaps",
                "redeliver 200",
                "encoding morse",
                "split in two",
                "parts"
            })
    void reportsAnUnknownLineAndContinues(String line) {
        assertThat(console.understand(line)).isTrue();
        assertThat(out.toString()).contains("not understood: " + line);
        assertThat(esme.received).isEmpty();
    }

    @Test
    void endsOnRequest() {
        assertThat(console.understand("silent on")).isTrue();
        assertThat(console.understand("quit")).isFalse();
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
