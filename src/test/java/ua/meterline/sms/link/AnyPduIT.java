package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.Deadline;
import ua.meterline.sms.SubmitStatusTable;

/**
 * A real session accepts a valid PDU after each batch of malformed ones; {@code mvn -Psoak verify} runs many batches.
 */
class AnyPduIT {
    private static final int BATCH = 500;
    private static final int VALID = 1_000_000;

    private RawSmsc smsc;
    private SmscSession session;

    @BeforeEach
    void bind() throws Exception {
        smsc = new RawSmsc();
        InboundListener inbound = new InboundListener("a");
        inbound.setHandler((link, message) -> CompletableFuture.completedFuture(null));
        session = SmscSession.of(
                "raw",
                new SmscConnector(Duration.ofSeconds(5), Optional.empty()),
                inbound,
                100_000,
                SubmitStatusTable.STANDARD);
        session.setTransactionTimer(5_000);
        session.setQueueCapacity(2 * BATCH);
        CompletableFuture<Void> welcome = CompletableFuture.runAsync(() -> {
            try {
                smsc.letIn();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        session.bind(
                "127.0.0.1",
                smsc.port(),
                new BindParameter(
                        BindType.BIND_TRX, "id", "pw", "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, ""));
        welcome.get(Deadline.SECONDS, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        smsc.close();
        session.close();
    }

    @Test
    void acceptsAValidMessageAfterEachBatchOfMalformedPdus() throws Exception {
        acceptsAValidMessageAfterEachOf(40);
    }

    @Tag("soak")
    @Test
    void acceptsAValidMessageAfterEachOfVeryManyBatches() throws Exception {
        acceptsAValidMessageAfterEachOf(20_000);
    }

    @Tag("soak")
    @Test
    void noPduThatPassesTheValidatorMakesJsmppFail() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000_000; i++) {
            Jsmpp.survives(FuzzedPdus.next(random));
        }
    }

    private void acceptsAValidMessageAfterEachOf(int batches) throws Exception {
        Random random = new Random(batches);
        for (int batch = 0; batch < batches; batch++) {
            smsc.send(batch(random));
            smsc.send(Pdus.deliverSm(VALID + batch, "0501234567 12345"));
            assertThat(smsc.answerTo(VALID + batch).commandStatus())
                    .as("after batch %d", batch)
                    .isZero();
        }
        assertThat(session.isUsable()).isTrue();
    }

    private static byte[] batch(Random random) {
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        for (int count = 0; count < BATCH; ) {
            byte[] pdu = FuzzedPdus.next(random);
            // An unbind would end the session.
            if (Pdu.headerOf(pdu).commandId() != SMPPConstant.CID_UNBIND) {
                batch.writeBytes(pdu);
                count++;
            }
        }
        return batch.toByteArray();
    }
}
