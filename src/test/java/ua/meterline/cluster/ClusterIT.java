package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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
    private static final int MESSAGES_PER_SECOND = 300;
    private static final int TICK_MILLIS = 20;
    /** Longer than a lease and than a session of the server, on a busy machine. */
    private static final Duration TIMEOUT = Deadline.LENGTH;

    /** Who sends one reading after the other. */
    private static final String PATIENT = "380679999999";

    @TempDir
    Path folder;

    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private SharedDatabase database;
    private GatewayDatabase rows;

    @BeforeEach
    void prepare() throws Exception {
        database = SharedDatabase.create(folder);
        rows = database.rows();
    }

    @AfterEach
    void stopLoad() {
        load.shutdownNow();
    }

    @Test
    void killingEachNodeInTurnLosesNothingAndStoresNothingTwice() throws Exception {
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess a = start("a", smsc, 2);
                GatewayProcess b = start("b", smsc, 4)) {
            load.scheduleAtFixedRate(() -> send(smsc), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
            Sequence patient = new Sequence(smsc);
            awaitReplies(smsc, 1_000);

            int inFlight = kill(a, "a", smsc);
            awaitSentByOthers("a");
            try (GatewayProcess again = start("a", smsc, 4)) {
                awaitReplies(smsc, smsc.submitted().size() + 500);
                inFlight += kill(b, "b", smsc);
                awaitSentByOthers("b");
                load.shutdown();
                patient.stop();
                assertThat(again.pid()).isPositive();
                await().atMost(TIMEOUT).until(() -> smsc.acknowledged().size() == sent.get());
                await().atMost(TIMEOUT).until(() -> rows.count("reply WHERE state <> 'sent'") == 0);
            }
            assertThatNothingIsLostOrDoubled(smsc);
            assertThat(patient.sent()).isGreaterThan(5);
            assertThat(rows.rows("SELECT value FROM reading WHERE account = '0509999999' ORDER BY message_id"))
                    .as("the order of an account")
                    .isEqualTo(patient.values());
            assertThat(repeated(smsc.submitted())).as("replies repeated").isLessThanOrEqualTo(inFlight);
            System.out.printf(
                    "%d messages, %d replies were in flight, %d repeated%n",
                    sent.get(), inFlight, repeated(smsc.submitted()));
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

            signal("STOP", a);
            int inFlight = unstored(north, "a");
            await("b sends the replies of a")
                    .atMost(TIMEOUT)
                    .until(() -> rows.count("reply WHERE state <> 'sent'") == 0);
            int byA = north.submitted().size();
            signal("CONT", a);

            await("a is back")
                    .atMost(TIMEOUT)
                    .until(() -> rows.count("node WHERE name = 'a' AND seen_at > now()"
                                    + " - interval '3 seconds' AND ready = 1")
                            == 1);
            assertThat(south.submitted()).hasSizeGreaterThan(100);
            // What had left for the SMSC before the stop arrives late, and no more than that.
            await().during(Duration.ofSeconds(3)).atMost(TIMEOUT).until(() -> repeated(all(north, south)) <= inFlight);
            assertThat(north.submitted().size() - byA).isLessThanOrEqualTo(64);
        }
    }

    private GatewayProcess start(String node, SmscSimulator smsc, int sessions) throws Exception {
        GatewayProcess process = GatewayProcess.start(database.folder(node), database.node(node, smsc.port()));
        await().atMost(TIMEOUT).until(() -> smsc.bound().size() == sessions);
        return process;
    }

    private void send(SmscSimulator smsc) {
        for (int i = 0; i < MESSAGES_PER_SECOND * TICK_MILLIS / 1000; i++) {
            smsc.enqueue(CustomerSms.reading(sent.getAndIncrement()));
        }
    }

    /** Kills the node; returns how many of its replies the SMSC has, and the database does not know as sent. */
    private int kill(GatewayProcess process, String node, SmscSimulator smsc) {
        process.kill();
        return unstored(smsc, node);
    }

    private int unstored(SmscSimulator smsc, String node) {
        Set<String> pending = new HashSet<>(
                rows.rows("SELECT recipient FROM reply WHERE state = 'pending' AND claimed_by = ?", node));
        pending.retainAll(recipients(smsc.submitted()));
        return pending.size();
    }

    private void awaitSentByOthers(String node) {
        await("the replies of " + node + " are sent by the other node")
                .atMost(TIMEOUT)
                .until(() -> rows.count("reply WHERE state = 'pending' AND claimed_by = '" + node + "'") == 0);
    }

    private static void awaitReplies(SmscSimulator smsc, int count) throws InterruptedException {
        assertThat(smsc.awaitSubmitted(count, TIMEOUT)).hasSizeGreaterThanOrEqualTo(count);
    }

    private void assertThatNothingIsLostOrDoubled(SmscSimulator smsc) {
        Set<String> acknowledged = smsc.acknowledged().stream()
                .map(message -> "+" + message.sender().value())
                .collect(Collectors.toSet());
        List<String> stored = rows.rows("SELECT sender FROM message WHERE sender <> ?", "+" + PATIENT);
        assertThat(stored).as("messages").hasSize(sent.get());
        assertThat(new HashSet<>(stored)).as("customers").hasSize(sent.get());
        assertThat(without(acknowledged, Set.copyOf(stored))).as("lost").isEmpty();
        Set<String> answered = recipients(smsc.submitted());
        assertThat(without(acknowledged, answered)).as("not answered").isEmpty();
        assertThat(without(answered, acknowledged)).as("answered besides").containsOnly("+" + PATIENT);
    }

    private static Set<String> without(Set<String> numbers, Set<String> others) {
        return numbers.stream().filter(number -> !others.contains(number)).collect(Collectors.toSet());
    }

    private static Set<String> recipients(Collection<SubmittedMessage> submitted) {
        return submitted.stream()
                .map(message -> "+" + message.destination().value())
                .collect(Collectors.toSet());
    }

    /** Replies beyond the first to each customer who sent one message. */
    private static int repeated(Collection<SubmittedMessage> submitted) {
        Map<String, Long> counts = submitted.stream()
                .map(message -> message.destination().value())
                .filter(number -> !number.equals(PATIENT))
                .collect(Collectors.groupingBy(number -> number, Collectors.counting()));
        return counts.values().stream().mapToInt(count -> count.intValue() - 1).sum();
    }

    private static List<SubmittedMessage> all(SmscSimulator one, SmscSimulator other) {
        return Stream.concat(one.submitted().stream(), other.submitted().stream())
                .toList();
    }

    private static void signal(String name, GatewayProcess process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
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
