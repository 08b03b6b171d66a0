package ua.meterline.failure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ua.meterline.fixture.ScriptedSmsc.BIND_TRANSCEIVER;
import static ua.meterline.fixture.ScriptedSmsc.BIND_TRANSMITTER;
import static ua.meterline.fixture.ScriptedSmsc.DELIVER_SM;
import static ua.meterline.fixture.ScriptedSmsc.ENQUIRE_LINK;
import static ua.meterline.fixture.ScriptedSmsc.SUBMIT_SM;
import static ua.meterline.fixture.ScriptedSmsc.UNBIND;
import static ua.meterline.fixture.ScriptedSmsc.message;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Gateway;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.ScriptedSmsc;
import ua.meterline.fixture.ScriptedSmsc.Peer;
import ua.meterline.fixture.ScriptedSmsc.Request;

/**
 * SMSCs that behave as the field reports them, and not as the specification says: a whole gateway over real sockets.
 */
class SmscBehaviourIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String READING = "0500000001 1234";

    @TempDir
    Path folder;

    private ScriptedSmsc smsc;
    private GatewayDatabase database;
    private Gateway gateway;

    @BeforeEach
    void listen() throws Exception {
        smsc = new ScriptedSmsc();
        database = GatewayDatabase.in(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (gateway != null) {
            gateway.close();
        }
        smsc.close();
    }

    private void start(Map<String, ?> settings) throws Exception {
        gateway = new GatewayEnvironment(folder, smsc.port())
                .with("SMPP_BIND", "trx")
                .with("SMPP_RETRY_DELAY", "5s")
                .with("SMPP_RESPONSE_TIMEOUT", "1s")
                .with(settings)
                .start();
    }

    private void awaitReplies(String columns, String... expected) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(database.rows("SELECT " + columns + " FROM reply"))
                        .containsExactly(expected));
    }

    private void deliver(byte[] body) throws Exception {
        assertThat(smsc.deliver(DELIVER_SM, body)).isZero();
    }

    private void rejectSubmits(int times, int status) {
        AtomicInteger left = new AtomicInteger(times);
        smsc.on(SUBMIT_SM, (peer, request) -> {
            boolean rejected = left.getAndDecrement() > 0;
            peer.respond(request, rejected ? status : 0, rejected ? "" : "00A1\0");
        });
    }

    @Test
    void aSubmitThatIsRejectedForTheSakeOfTheSessionIsRetriedAfterANewBind() throws Exception {
        rejectSubmits(2, 0x04);
        start(Map.of("SMPP_BIND", "rx-tx"));
        deliver(message(READING));

        awaitReplies("state", "sent");
        assertThat(smsc.submits()).hasSize(3);
        assertThat(transmitterBinds()).isEqualTo(3);
    }

    @Test
    void aTransmitterThatRejectsEverythingIsBoundAnewAndNotReadyMeanwhile() throws Exception {
        rejectSubmits(Integer.MAX_VALUE, 0x04);
        start(Map.of("SMPP_BIND", "rx-tx"));
        deliver(message(READING));

        await().atMost(TIMEOUT).until(() -> transmitterBinds() >= 3);
        assertThat(gateway.isReady()).isFalse();
        awaitReplies("state || reason", "pending0x04");
        rejectSubmits(0, 0);
        awaitReplies("state", "sent");
        await().atMost(TIMEOUT).until(gateway::isReady);
    }

    private long transmitterBinds() {
        return smsc.binds().stream().filter(bind -> bind[7] == BIND_TRANSMITTER).count();
    }

    @Test
    void aStatusOfTheOperatorsOwnIsTemporaryBySetting() throws Exception {
        rejectSubmits(1, 0x422);
        start(Map.of("SMPP_TEMPORARY_STATUSES", "0x400-0x4FF"));
        deliver(message(READING));

        awaitReplies("state", "sent");
        assertThat(smsc.binds()).hasSize(1);
    }

    @Test
    void aRejectionWithAMessageIdFailsTheReplyAndKeepsTheLink() throws Exception {
        smsc.on(SUBMIT_SM, (peer, request) -> peer.respond(request, 0x0B, "00A1\0"));
        start(Map.of());
        deliver(message(READING));

        awaitReplies("state || reason", "failed0x0B");
        assertThat(smsc.binds()).hasSize(1);
    }

    @Test
    void aResponseWithoutABodyIsAcceptance() throws Exception {
        smsc.on(SUBMIT_SM, (peer, request) -> peer.respond(request, 0, ""));
        start(Map.of());
        deliver(message(READING));

        awaitReplies("state", "sent");
        assertThat(smsc.submits()).hasSize(1);
    }

    private static void later(Duration delay, Peer peer, Request request) {
        Executor executor = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
        executor.execute(() -> {
            try {
                peer.respond(request, 0, "00A1\0");
            } catch (IOException e) {
                // The test has ended, and its sessions are closed: Awaitility would fail the next one.
            }
        });
    }

    @Test
    void aLateResponseSettlesTheReply() throws Exception {
        smsc.on(SUBMIT_SM, (peer, request) -> later(Duration.ofMillis(1500), peer, request));
        start(Map.of());
        deliver(message(READING));

        awaitReplies("state || smsc_message_id || attempts || unanswered", "sent00A110");
        assertThat(smsc.submits()).hasSize(1);
    }

    @Test
    void aResponseThatComesAfterTheRetryEndsTheRetries() throws Exception {
        smsc.on(SUBMIT_SM, (peer, request) -> later(Duration.ofMillis(2600), peer, request));
        start(Map.of("SMPP_RETRY_DELAY", "100ms"));
        deliver(message(READING));

        awaitReplies("state", "sent");
        assertThat(smsc.submits()).hasSize(2);
    }

    @Test
    void aResponseThatComesWhileTheGatewayUnbindsCounts() throws Exception {
        List<Request> submitted = new CopyOnWriteArrayList<>();
        smsc.on(SUBMIT_SM, (peer, request) -> submitted.add(request));
        smsc.on(UNBIND, (peer, request) -> {
            peer.respond(submitted.get(0), 0, "00A1\0");
            peer.respond(request, 0, "");
        });
        start(Map.of("SMPP_RESPONSE_TIMEOUT", "20s", "SHUTDOWN_TIMEOUT", "100ms"));
        deliver(message(READING));
        await().atMost(TIMEOUT).until(() -> submitted.size() == 1);
        gateway.close();

        assertThat(database.rows("SELECT state FROM reply")).containsExactly("sent");
    }

    @Test
    void aSessionWhoseEnquireLinkIsUnknownToThePeerStaysBound() throws Exception {
        AtomicInteger probes = new AtomicInteger();
        smsc.on(ENQUIRE_LINK, (peer, request) -> {
            probes.incrementAndGet();
            peer.genericNack(request, 0x03);
        });
        start(Map.of("SMPP_ENQUIRE_LINK_INTERVAL", "300ms"));

        await().atMost(TIMEOUT).until(() -> probes.get() >= 5);
        assertThat(smsc.binds()).hasSize(1);
        assertThat(gateway.isReady()).isTrue();
    }

    @Test
    void aSessionWhoseEnquireLinkIsAlwaysRejectedIsBoundAnew() throws Exception {
        smsc.on(ENQUIRE_LINK, (peer, request) -> peer.respond(request, 0x04, ""));
        start(Map.of("SMPP_ENQUIRE_LINK_INTERVAL", "300ms"));

        await().atMost(TIMEOUT).until(() -> smsc.binds().size() >= 3);
    }

    @Test
    void anAlreadyBoundRightAfterACutIsRetriedSoon() throws Exception {
        start(Map.of("SMPP_RECONNECT_DELAY", "500ms", "SMPP_RECONNECT_DELAY_MAX", "30s"));
        long cutAt = System.nanoTime();
        smsc.on(BIND_TRANSCEIVER, (peer, request) -> {
            boolean free = System.nanoTime() - cutAt > Duration.ofSeconds(3).toNanos();
            peer.respond(request, free ? 0 : 0x05, free ? "smsc\0" : "");
        });
        smsc.cut();

        await().atMost(Deadline.LENGTH).until(() -> !gateway.isReady());
        await().atMost(Deadline.LENGTH).until(gateway::isReady);
    }

    @Test
    void aSmallerWindowThanOursIsRespected() throws Exception {
        AtomicInteger pending = new AtomicInteger();
        smsc.on(SUBMIT_SM, (peer, request) -> {
            if (pending.incrementAndGet() > 10) {
                pending.decrementAndGet();
                peer.respond(request, 0x14, "");
                return;
            }
            Executor soon = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
            soon.execute(() -> {
                pending.decrementAndGet();
                later(Duration.ZERO, peer, request);
            });
        });
        start(Map.of());
        for (int i = 0; i < 60; i++) {
            deliver(message("05000000%02d 1234".formatted(i)));
        }

        await().atMost(Deadline.LENGTH).until(() -> database.count("reply WHERE state = 'sent'") == 60);
    }

    @Test
    void aHostIsReachedAtItsSecondAddress() throws Exception {
        smsc.close();
        smsc = new ScriptedSmsc(0, InetAddress.getByName("127.0.0.2"));
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 smsc.example\n127.0.0.2 smsc.example\n");
        GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port()).with("SMPP_HOST", "smsc.example");

        try (GatewayProcess process = GatewayProcess.start(folder, environment, "-Djdk.net.hosts.file=" + hosts)) {
            await().atMost(TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(smsc.binds()).as(process::log).hasSize(2));
        }
    }

    @Test
    void aHostIsReachedByItsIpv6Address() throws Exception {
        smsc.close();
        smsc = new ScriptedSmsc(0, InetAddress.getByName("::1"));

        start(Map.of("SMPP_HOST", "::1"));
    }

    @Test
    void theBindCarriesAddressRangeAndInterfaceVersionAsSet() throws Exception {
        start(Map.of("SMPP_ADDRESS_RANGE", "7104", "SMPP_INTERFACE_VERSION", "5.0"));

        // behind system_id, password and system_type: interface_version, addr_ton, addr_npi, address_range
        assertThat(new String(smsc.binds().get(0), ISO_8859_1)).endsWith("\0\0\u0050\0\0" + "7104\0");
    }
}
