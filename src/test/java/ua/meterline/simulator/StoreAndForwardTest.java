package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jsmpp.bean.BindType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAndForwardTest {
    private final CountDownLatch silence = new CountDownLatch(1);
    private SmscSimulator smsc;

    @BeforeEach
    void start() throws Exception {
        start(Duration.ofSeconds(20));
    }

    private void start(Duration responseTimeout) throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder()
                        .responseTimeout(responseTimeout)
                        .redeliveryDelay(Duration.ofMillis(20))
                        .build())
                .start();
    }

    @AfterEach
    void stop() {
        silence.countDown();
        smsc.close();
    }

    @Test
    void keepsMessagesUntilAReceiverBinds() throws Exception {
        List<MobileMessage> messages = enqueue(25);
        assertThat(smsc.queued()).isEqualTo(25);

        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            await().until(() -> smsc.queued() == 0);
            assertThat(smsc.acknowledged()).containsExactlyInAnyOrderElementsOf(messages);
            assertThat(esme.received).hasSize(25);
        }
    }

    @Test
    void redeliversUnacknowledgedMessagesAfterTheLinkDropped() throws Exception {
        try (Esme victim = Esme.bind(smsc, BindType.BIND_RX)) {
            victim.answer = message -> Waiting.on(silence);
            List<MobileMessage> messages = enqueue(25);
            await().until(() -> victim.received.size() == 10);
            smsc.dropLinks();
            assertThat(smsc.queued()).isEqualTo(25);

            try (Esme successor = Esme.bind(smsc, BindType.BIND_TRX)) {
                await().until(() -> smsc.queued() == 0);
                assertThat(smsc.acknowledged()).containsExactlyInAnyOrderElementsOf(messages);
                assertThat(successor.texts()).containsAll(victim.texts());
            }
        }
    }

    @Test
    void redeliversOverANewSessionWhenTheEsmeVanishesWithoutUnbind() throws Exception {
        Esme victim = Esme.bind(smsc, BindType.BIND_RX);
        victim.answer = message -> Waiting.on(silence);
        enqueue(1);
        await().until(() -> victim.received.size() == 1);
        victim.session.close();

        try (Esme successor = Esme.bind(smsc, BindType.BIND_RX)) {
            await().until(() -> smsc.queued() == 0);
            assertThat(successor.texts()).containsExactly("0500000000 0");
        }
    }

    @Test
    void redeliversAfterAResponseTimeout() throws Exception {
        smsc.close();
        start(Duration.ofMillis(500));
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            esme.answer = message -> {
                if (esme.received.size() == 1) {
                    Waiting.on(silence);
                }
            };
            enqueue(1);

            await().until(() -> smsc.queued() == 0);
            assertThat(esme.received).hasSize(2);
            assertThat(smsc.counters().unanswered()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x14, 0x58, 0x64})
    void redeliversAfterARetryableStatus(int status) throws Exception {
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            esme.answer = message -> {
                if (esme.received.size() < 3) {
                    Esme.rejectingWith(status).to(message);
                }
            };
            enqueue(1);

            await().until(() -> smsc.queued() == 0);
            assertThat(esme.received).hasSize(3);
            assertThat(smsc.acknowledged()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0B, 0x65, 0xFF})
    void discardsAMessageAfterAPermanentStatus(int status) throws Exception {
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            esme.answer = Esme.rejectingWith(status);
            enqueue(1);

            await().until(() -> smsc.queued() == 0);
            assertThat(smsc.acknowledged()).isEmpty();
            assertThat(esme.received).hasSize(1);
        }
    }

    private List<MobileMessage> enqueue(int count) {
        List<MobileMessage> messages = IntStream.range(0, count)
                .mapToObj(i -> MobileMessage.of("380671112233", "7104", "0500000000 " + i))
                .toList();
        messages.forEach(smsc::enqueue);
        return messages;
    }
}
