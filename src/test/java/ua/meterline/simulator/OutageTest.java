package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jsmpp.bean.BindType;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final MobileMessage READING = MobileMessage.of("380671112233", "7104", "0501234567 12345");

    private final Queue<Boolean> unbinds = new ConcurrentLinkedQueue<>();
    private SmscSimulator smsc;
    private Esme esme;

    @BeforeEach
    void start() throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder().build()).start();
        smsc.addListener(new SimulatorListener() {
            @Override
            public void unbound(BoundEsme link, boolean withUnbind) {
                unbinds.add(withUnbind);
            }
        });
        esme = Esme.bind(smsc, BindType.BIND_TRX);
    }

    @AfterEach
    void stop() {
        esme.close();
        smsc.close();
    }

    @Test
    void dropsAllLinksAndContinuesListening() throws Exception {
        try (Esme other = Esme.bind(smsc, BindType.BIND_RX)) {
            smsc.dropLinks();

            await().until(() -> !isBound(esme.session) && !isBound(other.session));
            assertThat(smsc.bound()).isEmpty();
            assertThat(unbinds).containsExactly(false, false);
        }
        try (Esme successor = Esme.bind(smsc, BindType.BIND_TRX)) {
            assertThat(isBound(successor.session)).isTrue();
        }
    }

    @Test
    void unbindsWhenItCloses() {
        smsc.close();

        await().until(() -> !isBound(esme.session));
        assertThat(unbinds).containsExactly(true);
    }

    @Test
    void reportsAnUnbindOfTheEsme() {
        esme.close();

        await().untilAsserted(() -> assertThat(unbinds).containsExactly(true));
    }

    @Test
    void refusesConnectionsForAWhileAndKeepsTheLinks() throws Exception {
        smsc.stopListening();
        assertThatThrownBy(() -> Esme.bind(smsc, BindType.BIND_RX)).isInstanceOf(ConnectException.class);
        assertThat(isBound(esme.session)).isTrue();

        smsc.resumeListening();
        try (Esme other = Esme.bind(smsc, BindType.BIND_RX)) {
            assertThat(isBound(other.session)).isTrue();
        }
    }

    @Test
    void acceptsNoConnectionBetweenStopAndResume() throws Exception {
        for (int i = 0; i < 100; i++) {
            smsc.stopListening();
            assertThatThrownBy(() -> new Socket("127.0.0.1", smsc.port())).isInstanceOf(ConnectException.class);
            smsc.resumeListening();
        }
    }

    @Test
    void ignoresEnquireLinkSoThatTheEsmeClosesTheSession() {
        smsc.behaviour().silentOnEnquireLink(true);
        esme.session.setTransactionTimer(200);
        esme.session.setEnquireLinkTimer(100);
        // A read in progress keeps its old timeout, so that one message must arrive first.
        smsc.deliver(READING);

        await().until(() -> !isBound(esme.session));
    }

    @Test
    void respondsToEnquireLink() throws Exception {
        esme.session.setEnquireLinkTimer(50);
        smsc.deliver(READING).get();
        long before = esme.session.getLastActivityTimestamp();

        await().until(() -> esme.session.getLastActivityTimestamp() > before + 100);
        assertThat(isBound(esme.session)).isTrue();
    }

    @Test
    void freezesWithItsLinksOpenAndContinuesAfterwards() throws Exception {
        smsc.behaviour().freeze(true);
        esme.session.setTransactionTimer(200);
        assertThatThrownBy(() -> esme.submit("380671112233", "thanks")).isInstanceOf(ResponseTimeoutException.class);
        smsc.enqueue(READING);
        await().during(Duration.ofMillis(100)).until(() -> esme.received.isEmpty());

        smsc.behaviour().freeze(false);
        await().until(() -> smsc.queued() == 0);
        assertThat(esme.received).hasSize(1);
    }

    private static boolean isBound(SMPPSession session) {
        return session.getSessionState().isBound();
    }
}
