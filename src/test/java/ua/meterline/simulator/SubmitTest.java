package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.bean.BindType;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmitTest {
    private static final String CUSTOMER = "380671112233";
    private static final String ACCEPTED = "Ваши показания приняты и обработаны. Спасибо";

    private SmscSimulator smsc;
    private Esme esme;

    @BeforeEach
    void start() throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder().build()).start();
        esme = Esme.bind(smsc, BindType.BIND_TX);
    }

    @AfterEach
    void stop() {
        esme.close();
        smsc.close();
    }

    @Test
    void respondsWithAMessageIdAndRecordsTheSubmit() throws Exception {
        String id = esme.submit(CUSTOMER, ACCEPTED);
        String nextId = esme.submit(CUSTOMER, "thanks");

        List<SubmittedMessage> submitted = smsc.awaitSubmitted(2, Duration.ofSeconds(30));
        assertThat(submitted).extracting(SubmittedMessage::text).containsExactly(ACCEPTED, "thanks");
        assertThat(submitted).extracting(SubmittedMessage::messageId).containsExactly(id, nextId);
        SubmittedMessage first = submitted.get(0);
        assertThat(first.source().value()).isEqualTo("7104");
        assertThat(first.destination()).isEqualTo(Address.of(CUSTOMER));
        assertThat(first.dataCoding()).isEqualTo((byte) 8);
        assertThat(first.answered()).isTrue();
        assertThat(first.from().bindType()).isEqualTo(BindType.BIND_TX);
    }

    @Test
    void routesASubmitToAShortCodeBackUnlessItIsToBeLost() throws Exception {
        smsc.behaviour().routeToShortCodes(false);
        esme.submit("1616", "lost");
        smsc.behaviour().routeToShortCodes(true);
        esme.submit("1616", "їде назад");

        try (Esme receiver = Esme.bind(smsc, BindType.BIND_RX)) {
            await().until(() -> receiver.texts().equals(List.of("їде назад")));
            assertThat(receiver.received)
                    .allMatch(pdu -> pdu.getSourceAddr().equals("7104")
                            && pdu.getDestAddress().equals("1616"));
        }
    }

    @Test
    void countsSubmitsWithoutRecordingThemIfRecordingIsOff() throws Exception {
        smsc.record(false);
        esme.submit(CUSTOMER, ACCEPTED);

        assertThat(smsc.submitted()).isEmpty();
        assertThat(smsc.counters().submitted()).isEqualTo(1);
    }

    @Test
    void waitsForSubmitsUntilTheTimeout() throws Exception {
        assertThat(smsc.awaitSubmitted(1, Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void rejectsAllSubmitsUntilReset() throws Exception {
        smsc.behaviour().refuseSubmits(0x14);
        assertThat(statusOfSubmit()).isEqualTo(0x14);
        assertThat(statusOfSubmit()).isEqualTo(0x14);

        smsc.behaviour().refuseSubmits(0);
        assertThat(statusOfSubmit()).isZero();
        assertThat(smsc.submitted()).hasSize(1);
        assertThat(smsc.counters().submitsRefused()).isEqualTo(2);
    }

    @Test
    void rejectsTheGivenNumberOfSubmits() throws Exception {
        smsc.behaviour().refuseNextSubmits(2, 0x08);

        assertThat(List.of(statusOfSubmit(), statusOfSubmit(), statusOfSubmit()))
                .containsExactly(0x08, 0x08, 0);
    }

    @Test
    void throttlesAboveTheGivenRate() throws Exception {
        smsc.behaviour().throttleSubmits(10);
        AtomicInteger throttled = new AtomicInteger();
        long begin = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            if (statusOfSubmit() == 0x58) {
                throttled.incrementAndGet();
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(throttled.get()).isPositive();
        assertThat(50 - throttled.get()).isBetween(1, (int) (2 + 10 * seconds));
        smsc.behaviour().throttleSubmits(0);
        assertThat(statusOfSubmit()).isZero();
    }

    @Test
    void recordsSubmitsWithoutRespondingWhileSilent() throws Exception {
        smsc.behaviour().silentOnSubmits(true);
        esme.session.setTransactionTimer(200);
        assertThatThrownBy(() -> esme.submit(CUSTOMER, ACCEPTED)).isInstanceOf(ResponseTimeoutException.class);
        assertThat(smsc.submitted()).extracting(SubmittedMessage::answered).containsExactly(false);

        smsc.behaviour().silentOnSubmits(false);
        esme.session.setTransactionTimer(2_000);
        assertThat(esme.submit(CUSTOMER, ACCEPTED)).isNotEmpty();
    }

    @Test
    void delaysResponsesWithoutBlockingOthers() throws Exception {
        smsc.behaviour().answerSubmitsAfter(Duration.ofMillis(800));
        long begin = System.nanoTime();
        List<Thread> submits = List.of(submitting(), submitting(), submitting(), submitting());
        for (Thread thread : submits) {
            thread.join();
        }

        assertThat(smsc.submitted()).hasSize(4);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("four times 800 ms would be one after the other")
                .isBetween(Duration.ofMillis(800), Duration.ofMillis(3_200));
    }

    @Test
    void notifiesItsListeners() throws Exception {
        AtomicInteger notified = new AtomicInteger();
        smsc.addListener(new SimulatorListener() {
            @Override
            public void submitted(SubmittedMessage message) {
                notified.incrementAndGet();
            }
        });
        esme.submit(CUSTOMER, ACCEPTED);

        await().until(() -> notified.get() == 1);
    }

    private int statusOfSubmit() throws Exception {
        try {
            esme.submit(CUSTOMER, ACCEPTED);
            return 0;
        } catch (NegativeResponseException e) {
            return e.getCommandStatus();
        }
    }

    private Thread submitting() {
        Thread thread = new Thread(() -> {
            try {
                esme.submit(CUSTOMER, ACCEPTED);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        return thread;
    }
}
