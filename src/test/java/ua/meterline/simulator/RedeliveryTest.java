package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.BindType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.Deadline;

class RedeliveryTest {
    private static final MobileMessage READING = MobileMessage.of("380671112233", "7104", "0501234567 12345");

    private SmscSimulator smsc;

    @BeforeEach
    void start() throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder().build()).start();
    }

    @AfterEach
    void stop() {
        smsc.close();
    }

    @Test
    void redeliversEachMessageTheGivenNumberOfTimes() throws Exception {
        smsc.behaviour().redeliver(Redelivery.times(3));
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            smsc.deliver(READING).get(Deadline.SECONDS, TimeUnit.SECONDS);

            await().until(() -> smsc.counters().repeated() == 3);
            assertThat(esme.texts()).hasSize(4).containsOnly("0501234567 12345");
            assertThat(esme.received.stream().map(pdu -> pdu.getSequenceNumber()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void deliversTheSameMessageOverTwoSessionsAtOnce() throws Exception {
        smsc.behaviour().redeliver(Redelivery.onTwoSessions());
        try (Esme one = Esme.bind(smsc, BindType.BIND_RX);
                Esme two = Esme.bind(smsc, BindType.BIND_RX)) {
            for (int i = 0; i < 20; i++) {
                smsc.deliver(READING).get(Deadline.SECONDS, TimeUnit.SECONDS);
            }
            await().until(() -> smsc.counters().repeated() == 20);
            assertThat(one.received).hasSize(20);
            assertThat(two.received).hasSize(20);
        }
    }

    @Test
    void redeliversAboutTheGivenShare() throws Exception {
        smsc.record(false);
        smsc.behaviour().redeliver(Redelivery.ofPercent(50));
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            for (int i = 0; i < 400; i++) {
                smsc.enqueue(READING);
            }
            await().until(() -> smsc.queued() == 0 && esme.received.size() >= 400);
            // A redelivery follows the first delivery and may still be in flight.
            await().untilAsserted(() -> assertThat(smsc.counters().repeated()).isBetween(120L, 280L));
        }
    }
}
