package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.simulator.SubmittedMessage;

/** Two gateways as processes on one PostgreSQL, which are killed and stopped. */
class ClusterIT {
    /** Longer than a lease and than a session of the server, on a busy machine. */
    private static final Duration TIMEOUT = Deadline.LENGTH;

    /** Who sends one reading after the other. */
    private static final String PATIENT = "380679999999";

    @TempDir
    Path folder;

    private SharedDatabase database;
    private GatewayDatabase rows;

    @BeforeEach
    void prepare() throws Exception {
        database = SharedDatabase.create(folder);
        rows = database.rows();
    }

    @Test
    void killingEachNodeInTurnLosesNothingAndStoresNothingTwice() throws Exception {
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess a = start("a", smsc, 2);
                GatewayProcess b = start("b", smsc, 4);
                ReadingLoad load = ReadingLoad.start(smsc, TIMEOUT)) {
            Sequence patient = new Sequence(smsc);
            load.awaitReplies(1_000);

            a.kill();
            int inFlight = ReadingLoad.inFlight(smsc, rows, "a");
            awaitSentByOthers("a");
            try (GatewayProcess again = start("a", smsc, 4)) {
                load.awaitMoreReplies(500);
                b.kill();
                inFlight += ReadingLoad.inFlight(smsc, rows, "b");
                awaitSentByOthers("b");
                patient.stop();
                load.stop(rows);
                assertThat(again.pid()).isPositive();
            }
            load.assertThatNothingIsLostOrDoubled(rows);
            assertThat(rows.count("message WHERE sender <> '+" + PATIENT + "'")).isEqualTo(load.sent());
            assertThat(patient.sent()).isGreaterThan(5);
            assertThat(rows.rows("SELECT value FROM reading WHERE account = '0509999999' ORDER BY message_id"))
                    .as("the order of an account")
                    .isEqualTo(patient.values());
            assertThat(load.repeated()).as("replies repeated").isLessThanOrEqualTo(inFlight);
            System.out.printf(
                    "%d messages, %d replies were in flight, %d repeated%n", load.sent(), inFlight, load.repeated());
        }
    }

    @Test
    void aNodeThatWasStoppedForLongerThanItsLeaseSendsNothingThatItHasLost() throws Exception {
        try (SmscSimulator north = RunningGateway.startSmsc();
                SmscSimulator south = RunningGateway.startSmsc();
                GatewayProcess a = GatewayProcess.start(
                        database.folder("a"), database.node("a", north.port()).with("SMPP_MAX_REPLIES_PER_SECOND", 2));
                GatewayProcess b = GatewayProcess.start(database.folder("b"), database.node("b", south.port()))) {
            a.awaitBoundTo(north);
            b.awaitBoundTo(south);
            CustomerSms.readings(0, 200).forEach(north::enqueue);
            awaitReplies(north, 4);
            await().atMost(TIMEOUT).until(() -> rows.count("reply") == 200);

            a.pause();
            int inFlight = ReadingLoad.inFlight(north, rows, "a");
            await("b sends the replies of a")
                    .atMost(TIMEOUT)
                    .until(() -> rows.count("reply WHERE state <> 'sent'") == 0);
            int byA = north.submitted().size();
            a.resume();

            database.awaitReady("a");
            assertThat(south.submitted()).hasSizeGreaterThan(100);
            // What had left for the SMSC before the stop arrives late, and no more than that.
            await().during(Duration.ofSeconds(3))
                    .atMost(TIMEOUT)
                    .until(() -> ReadingLoad.repeated(all(north, south)) <= inFlight);
            assertThat(north.submitted().size() - byA).isLessThanOrEqualTo(64);
        }
    }

    private GatewayProcess start(String node, SmscSimulator smsc, int sessions) throws Exception {
        GatewayProcess process = GatewayProcess.start(database.folder(node), database.node(node, smsc.port()));
        await().atMost(TIMEOUT).until(() -> smsc.bound().size() == sessions);
        return process;
    }

    private void awaitSentByOthers(String node) {
        await("the replies of " + node + " are sent by the other node")
                .atMost(TIMEOUT)
                .until(() -> rows.count("reply WHERE state = 'pending' AND claimed_by = '" + node + "'") == 0);
    }

    private static void awaitReplies(SmscSimulator smsc, int count) throws InterruptedException {
        assertThat(smsc.awaitSubmitted(count, TIMEOUT)).hasSizeGreaterThanOrEqualTo(count);
    }

    private static List<SubmittedMessage> all(SmscSimulator one, SmscSimulator other) {
        return Stream.concat(one.submitted().stream(), other.submitted().stream())
                .toList();
    }

    /** A customer who sends the next reading when the one before was acknowledged, by whichever node. */
    private static final class Sequence {
        private final SmscSimulator smsc;
        private final AtomicInteger value = new AtomicInteger();
        private final Thread thread = new Thread(this::run, "patient-customer");
        private volatile boolean stopped;

        Sequence(SmscSimulator smsc) {
            this.smsc = smsc;
            thread.start();
        }

        private void run() {
            while (!stopped) {
                if (isAcknowledged(MobileMessage.of(PATIENT, "7104", "0509999999 " + (1_000 + value.get())))) {
                    value.incrementAndGet();
                }
            }
        }

        private boolean isAcknowledged(MobileMessage message) {
            try {
                return smsc.deliver(message)
                        .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                        .accepted();
            } catch (Exception e) {
                return false; // the node was killed; the SMSC delivers it again
            }
        }

        void stop() throws InterruptedException {
            stopped = true;
            thread.join();
        }

        int sent() {
            return value.get();
        }

        List<String> values() {
            return Stream.iterate(1_000, next -> next + 1)
                    .limit(value.get())
                    .map(String::valueOf)
                    .toList();
        }
    }
}
