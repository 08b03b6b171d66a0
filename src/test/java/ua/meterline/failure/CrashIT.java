package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.ScriptedSmsc;
import ua.meterline.fixture.ScriptedSmsc.Peer;
import ua.meterline.fixture.ScriptedSmsc.Request;
import ua.meterline.simulator.Address;
import ua.meterline.simulator.SmscSimulator;

/** SIGKILL under load, before and after the commit: nothing acknowledged is lost, nothing is stored twice. */
class CrashIT {
    private static final int MESSAGES_PER_SECOND = 500;
    private static final int TICK_MILLIS = 20;
    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    Path folder;

    private final AtomicInteger sent = new AtomicInteger();
    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stopLoad() {
        load.shutdownNow();
    }

    @Test
    void threeCrashesUnderLoadLoseNothingAndStoreNothingTwice() throws Exception {
        crashUnderLoad(3);
    }

    @Test
    @Tag("soak")
    void twentyCrashesUnderLoadLoseNothingAndStoreNothingTwice() throws Exception {
        crashUnderLoad(20);
    }

    /**
     * A new state used to wait for others for 100 ms: each crash repeated up to 112 replies that had been answered.
     * Responses and messages share one connection, so that the answers are read before the last message.
     */
    @Test
    void aCrashRepeatsOnlyRepliesThatWereUnanswered() throws Exception {
        Queue<Submit> unanswered = new ConcurrentLinkedQueue<>();
        try (ScriptedSmsc smsc = new ScriptedSmsc()) {
            smsc.on(ScriptedSmsc.SUBMIT_SM, (peer, request) -> unanswered.add(new Submit(peer, request)));
            GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port()).with("SMPP_BIND", "trx");
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                await().atMost(TIMEOUT).until(() -> smsc.binds().size() == 1);
                await().atMost(TIMEOUT).until(() -> deliver(smsc, 0) == 0);
                for (int number = 1; number < 20; number++) {
                    assertThat(deliver(smsc, number)).isZero();
                }
                await().atMost(TIMEOUT).until(() -> unanswered.size() == 20);
                for (int answered = 0; answered < 15; answered++) {
                    unanswered.remove().accept();
                }
                assertThat(deliver(smsc, 20)).as(gateway::log).isZero();
            }
            // The last submits before the crash may be read later.
            Peer crashed = unanswered.element().peer();
            Queue<Request> repeated = new ConcurrentLinkedQueue<>();
            smsc.on(ScriptedSmsc.SUBMIT_SM, (peer, request) -> {
                if (peer != crashed) {
                    repeated.add(request);
                    new Submit(peer, request).accept();
                }
            });
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                await().atMost(TIMEOUT)
                        .until(() -> GatewayDatabase.in(folder).count("reply WHERE state = 'sent'") == 21);
                assertThat(repeated).as(gateway::log).hasSize(6);
            }
        }
    }

    /** A submit_sm that is not answered yet. */
    private record Submit(Peer peer, Request request) {
        void accept() throws IOException {
            peer.respond(request, 0, "00A1\0");
        }
    }

    private static int deliver(ScriptedSmsc smsc, int number) throws Exception {
        return smsc.deliver(ScriptedSmsc.DELIVER_SM, ScriptedSmsc.message("05000000%02d 1234".formatted(number)));
    }

    private void crashUnderLoad(int crashes) throws Exception {
        try (SmscSimulator smsc = RunningGateway.startSmsc()) {
            GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port());
            for (int crash = 0; crash < crashes; crash++) {
                try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                    gateway.awaitBoundTo(smsc);
                    if (crash == 0) {
                        load.scheduleAtFixedRate(() -> send(smsc), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
                    }
                    awaitAcknowledged(smsc, smsc.acknowledged().size() + 50 + 40 * crash);
                }
            }
            load.shutdown();
            load.awaitTermination(30, TimeUnit.SECONDS);
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                await().atMost(TIMEOUT).until(() -> smsc.queued() == 0);
                await().atMost(TIMEOUT)
                        .until(() -> GatewayDatabase.in(folder).count("reply WHERE state <> 'sent'") == 0);
            }
            assertThatNothingIsLostOrDoubled(smsc);
        }
    }

    private void send(SmscSimulator smsc) {
        for (int i = 0; i < MESSAGES_PER_SECOND * TICK_MILLIS / 1000; i++) {
            smsc.enqueue(CustomerSms.reading(sent.getAndIncrement()));
        }
    }

    private static void awaitAcknowledged(SmscSimulator smsc, int count) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> smsc.acknowledged().size() >= count);
    }

    private void assertThatNothingIsLostOrDoubled(SmscSimulator smsc) {
        GatewayDatabase database = GatewayDatabase.in(folder);
        assertThat(database.rows("PRAGMA integrity_check")).containsExactly("ok");
        Set<String> acknowledged = smsc.acknowledged().stream()
                .map(message -> international(message.sender()))
                .collect(Collectors.toSet());
        Collection<String> stored = database.rows("SELECT sender FROM message");
        assertThat(stored).doesNotHaveDuplicates().hasSize(sent.get());
        assertThat(new HashSet<>(stored)).isEqualTo(acknowledged);
        assertThat(database.count("reading")).isEqualTo(sent.get());
        Set<String> answered = smsc.submitted().stream()
                .map(message -> international(message.destination()))
                .collect(Collectors.toSet());
        assertThat(answered).isEqualTo(acknowledged);
        System.out.printf(
                "%d messages, %d replies repeated%n",
                sent.get(), smsc.submitted().size() - sent.get());
    }

    private static String international(Address address) {
        return "+" + address.value();
    }
}
