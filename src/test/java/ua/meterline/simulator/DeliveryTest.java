package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.Deadline;
import ua.meterline.simulator.DeliveryFailedException.Reason;

class DeliveryTest {
    private static final MobileMessage READING = MobileMessage.of("380671112233", "7104", "0501234567 12345");

    private final CountDownLatch silence = new CountDownLatch(1);
    private SmscSimulator smsc;

    @BeforeEach
    void start() throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder()
                        .window(3)
                        .responseTimeout(Duration.ofSeconds(3))
                        .build())
                .start();
    }

    @AfterEach
    void stop() {
        silence.countDown();
        smsc.close();
    }

    @Test
    void deliversAMessageAndReportsStatusAndRoundTripTime() throws Exception {
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            Delivery delivery = smsc.deliver(READING).get(Deadline.SECONDS, TimeUnit.SECONDS);

            assertThat(delivery.accepted()).isTrue();
            assertThat(delivery.roundTripNanos()).isPositive();
            DeliverSm pdu = esme.received.get(0);
            assertThat(pdu.getSourceAddr()).isEqualTo("380671112233");
            assertThat(pdu.getSourceAddrTon()).isEqualTo((byte) 1);
            assertThat(pdu.getDestAddress()).isEqualTo("7104");
            assertThat(pdu.getDataCoding()).isZero();
            assertThat(esme.texts()).containsExactly("0501234567 12345");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x08, 0x14, 0x58, 0x64, 0xFF, 0x400})
    void reportsNegativeStatuses(int status) throws Exception {
        try (Esme esme = Esme.bind(smsc, BindType.BIND_TRX)) {
            esme.answer = Esme.rejectingWith(status);

            Delivery delivery = smsc.deliver(READING).get(Deadline.SECONDS, TimeUnit.SECONDS);

            assertThat(delivery.commandStatus()).isEqualTo(status);
            assertThat(delivery.accepted()).isFalse();
        }
    }

    @Test
    void fillsItsWindowAndNeverExceedsIt() throws Exception {
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            esme.answer = message -> Waiting.on(silence);
            List<CompletableFuture<Delivery>> all =
                    IntStream.range(0, 10).mapToObj(i -> smsc.deliver(READING)).toList();

            await().until(() -> esme.received.size() == 3);
            await().during(Duration.ofMillis(100)).until(() -> esme.received.size() == 3);
            silence.countDown();

            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(Deadline.SECONDS, TimeUnit.SECONDS);
            assertThat(esme.received).hasSize(10);
        }
    }

    @Test
    void distributesMessagesAmongReceivers() throws Exception {
        try (Esme one = Esme.bind(smsc, BindType.BIND_RX);
                Esme two = Esme.bind(smsc, BindType.BIND_TRX)) {
            one.answer = message -> Waiting.on(silence);
            two.answer = one.answer;
            List<CompletableFuture<Delivery>> all =
                    IntStream.range(0, 6).mapToObj(i -> smsc.deliver(READING)).toList();

            await().until(() -> one.received.size() == 3 && two.received.size() == 3);
            silence.countDown();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(Deadline.SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void failsAtOnceWhenNoReceiverIsBound() throws Exception {
        try (Esme transmitter = Esme.bind(smsc, BindType.BIND_TX)) {
            assertThat(reasonOfFailure(smsc.deliver(READING))).isEqualTo(Reason.NO_RECEIVER);
            assertThat(transmitter.received).isEmpty();
        }
    }

    @Test
    void failsWhenTheLinkDropsBeforeTheResponse() throws Exception {
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            esme.answer = message -> Waiting.on(silence);
            List<CompletableFuture<Delivery>> all =
                    IntStream.range(0, 5).mapToObj(i -> smsc.deliver(READING)).toList();
            await().until(() -> esme.received.size() == 3);

            smsc.dropLinks();

            assertThat(all.stream().map(DeliveryTest::reasonOfFailure))
                    .containsExactly(
                            Reason.LINK_LOST,
                            Reason.LINK_LOST,
                            Reason.LINK_LOST,
                            Reason.NO_RECEIVER,
                            Reason.NO_RECEIVER);
        }
    }

    @Test
    void failsOnTimeoutAndContinuesWithTheNext() throws Exception {
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            esme.answer = message -> Waiting.on(silence);
            CompletableFuture<Delivery> unanswered = smsc.deliver(READING);
            await().until(() -> esme.received.size() == 1);
            esme.answer = message -> {};

            assertThat(smsc.deliver(READING)
                            .get(Deadline.SECONDS, TimeUnit.SECONDS)
                            .accepted())
                    .isTrue();
            assertThat(reasonOfFailure(unanswered)).isEqualTo(Reason.NO_ANSWER);
        }
    }

    @Test
    void carriesEsmClassAndOptionalParameters() throws Exception {
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            byte[] octets = {5, 0, 3, 7, 2, 1, '0', '5', '0'};
            MobileMessage part = new MobileMessage("380671112233", "7104", (byte) 0, octets)
                    .withEsmClass(0x40)
                    .with(new OptionalParameter.Short(OptionalParameter.Tag.USER_MESSAGE_REFERENCE, (short) 77));

            smsc.deliver(part).get(Deadline.SECONDS, TimeUnit.SECONDS);

            DeliverSm pdu = esme.received.get(0);
            assertThat(pdu.getEsmClass()).isEqualTo((byte) 0x40);
            assertThat(pdu.getShortMessage()).isEqualTo(octets);
            assertThat(pdu.getOptionalParameter(OptionalParameter.User_message_reference.class)
                            .getValue())
                    .isEqualTo((short) 77);
            assertThat(part.text()).isEqualTo("050");
        }
    }

    @Test
    void writesArbitraryOctetsToAReceiver() throws Exception {
        try (Esme esme = Esme.bind(smsc, BindType.BIND_RX)) {
            byte[] enquireLink = {0, 0, 0, 16, 0, 0, 0, 0x15, 0, 0, 0, 0, 0, 0, 0, 99};
            smsc.deliverRaw(enquireLink);

            assertThat(smsc.deliver(READING)
                            .get(Deadline.SECONDS, TimeUnit.SECONDS)
                            .accepted())
                    .isTrue();
            assertThat(esme.received).hasSize(1);
        }
        await().until(() -> smsc.bound().isEmpty());
        assertThatThrownBy(() -> smsc.deliverRaw(new byte[16])).isInstanceOf(DeliveryFailedException.class);
    }

    private static Reason reasonOfFailure(CompletableFuture<Delivery> delivery) {
        try {
            throw new AssertionError("answered with " + delivery.get(Deadline.SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return ((DeliveryFailedException) e.getCause()).reason();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
