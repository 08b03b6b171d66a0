package ua.meterline.failure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ua.meterline.fixture.ScriptedSmsc.BIND_TRANSCEIVER;
import static ua.meterline.fixture.ScriptedSmsc.BIND_TRANSMITTER;
import static ua.meterline.fixture.ScriptedSmsc.DATA_SM;
import static ua.meterline.fixture.ScriptedSmsc.DELIVER_SM;
import static ua.meterline.fixture.ScriptedSmsc.ENQUIRE_LINK;
import static ua.meterline.fixture.ScriptedSmsc.SUBMIT_SM;
import static ua.meterline.fixture.ScriptedSmsc.UNBIND;
import static ua.meterline.fixture.ScriptedSmsc.message;
import static ua.meterline.fixture.ScriptedSmsc.octets;
import static ua.meterline.fixture.ScriptedSmsc.parameter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import ua.meterline.config.Settings;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.ScriptedSmsc;
import ua.meterline.fixture.ScriptedSmsc.Peer;
import ua.meterline.fixture.ScriptedSmsc.Request;

/** SMSCs that behave as the field reports them, and not as the specification says: a whole gateway over real sockets. */
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
        GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port())
                .with("SMPP_BIND", "trx")
                .with("SMPP_RETRY_DELAY", "5s")
                .with("SMPP_RESPONSE_TIMEOUT", "1s")
                .with(settings);
        gateway = Gateway.start(Settings.load(null, environment.variables()));
        await().atMost(TIMEOUT).until(gateway::isReady);
    }

    private void awaitReplies(String columns, String... expected) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(database.rows("SELECT " + columns + " FROM reply"))
                        .containsExactly(expected));
    }

    private void deliver(byte[] body) throws Exception {
        assertThat(smsc.deliver(DELIVER_SM, body)).isZero();
    }

    @Test
    void aReadingWithAStrayReceiptParameterIsAReading() throws Exception {
        start(Map.of());
        deliver(message("", 0, 0, "", "", octets(READING), parameter(0x001E, octets("00A1\0"))));

        awaitReplies("state", "sent");
        assertThat(database.rows("SELECT outcome FROM message")).containsExactly("accepted");
        assertThat(database.count("delivery_receipt")).isZero();
    }

    @Test
    void aReceiptWithoutItsBitIsAppliedAndNotAnswered() throws Exception {
        start(Map.of("SMPP_DELIVERY_RECEIPTS", true));
        deliver(message(READING));
        awaitReplies("state", "sent");
        deliver(message("id:00A1 sub:001 dlvrd:001 submit date:2611030900 done date:2611030901 stat:DELIVRD err:000"));

        awaitReplies("state", "delivered");
        assertThat(database.count("message")).isOne();
        assertThat(smsc.submits()).hasSize(1);
    }

    @Test
    void aReceiptInAsciiThatClaimsUcs2IsApplied() throws Exception {
        start(Map.of("SMPP_DELIVERY_RECEIPTS", true));
        deliver(message(READING));
        awaitReplies("state", "sent");
        deliver(message("", 4, 8, "", "", octets("id:00A1 sub:001 dlvrd:001 stat:DELIVRD err:000 text:")));

        awaitReplies("state", "delivered");
    }

    @Test
    void aReceiptWithPaddingBeforeItAndItsEndCutIsApplied() throws Exception {
        start(Map.of("SMPP_DELIVERY_RECEIPTS", true));
        deliver(message(READING));
        awaitReplies("state", "sent");
        deliver(message("", 4, 0, "", "", octets("\0id:00A1 sub:001 dlvrd:001 stat:DELIVRD err:000 text")));

        awaitReplies("state", "delivered");
    }

    @Test
    void anAcceptedReceiptIsNotTheLast() throws Exception {
        start(Map.of("SMPP_DELIVERY_RECEIPTS", true));
        deliver(message(READING));
        awaitReplies("state", "sent");
        deliver(message("", 4, 0, "", "", octets("id:00A1 stat:ACCEPTD err:000")));
        awaitReplies("state", "sent");
        deliver(message("", 4, 0, "", "", octets("id:00A1 stat:DELIVRD err:000")));

        awaitReplies("state", "delivered");
    }

    @Test
    void aSubmitThatIsRejectedForTheSakeOfTheSessionIsRetriedAfterANewBind() throws Exception {
        AtomicInteger rejections = new AtomicInteger(2);
        smsc.on(SUBMIT_SM, (peer, request) -> {
            boolean rejected = rejections.getAndDecrement() > 0;
            peer.respond(request, rejected ? 0x04 : 0, rejected ? "" : "00A1\0");
        });
        start(Map.of("SMPP_BIND", "rx-tx"));
        deliver(message(READING));

        awaitReplies("state", "sent");
        assertThat(smsc.submits()).hasSize(3);
        assertThat(transmitterBinds()).isEqualTo(3);
    }

    @Test
    void aTransmitterThatRejectsEverythingIsBoundAnewAndNotReadyMeanwhile() throws Exception {
        CompletableFuture<Void> recovered = new CompletableFuture<>();
        smsc.on(
                SUBMIT_SM,
                (peer, request) ->
                        peer.respond(request, recovered.isDone() ? 0 : 0x04, recovered.isDone() ? "00A1\0" : ""));
        start(Map.of("SMPP_BIND", "rx-tx"));
        deliver(message(READING));

        await().atMost(TIMEOUT).until(() -> transmitterBinds() >= 3);
        assertThat(gateway.isReady()).isFalse();
        awaitReplies("state || reason", "pending0x04");
        recovered.complete(null);
        awaitReplies("state", "sent");
        await().atMost(TIMEOUT).until(gateway::isReady);
    }

    private long transmitterBinds() {
        return smsc.binds().stream().filter(bind -> bind[7] == BIND_TRANSMITTER).count();
    }

    @Test
    void aStatusOfTheOperatorsOwnIsTemporaryBySetting() throws Exception {
        AtomicInteger rejections = new AtomicInteger(1);
        smsc.on(SUBMIT_SM, (peer, request) -> {
            boolean rejected = rejections.getAndDecrement() > 0;
            peer.respond(request, rejected ? 0x422 : 0, rejected ? "" : "00A1\0");
        });
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
                throw new UncheckedIOException(e);
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

        await().atMost(Duration.ofSeconds(15)).until(() -> !gateway.isReady());
        await().atMost(Duration.ofSeconds(15)).until(gateway::isReady);
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

        await().atMost(Duration.ofSeconds(30)).until(() -> database.count("reply WHERE state = 'sent'") == 60);
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

    private static final byte[] NO_TEXT = {};

    /** The body of a deliver_sm with this reading and something around it. */
    private interface Surrounding {
        byte[] of(String reading);
    }

    private static Map<String, Surrounding> surroundings() {
        byte[] tooShort = parameter(0x0204, (byte) 1);
        byte[] stray = {1, 2};
        return Map.ofEntries(
                entry("a long service_type", text -> message("service-7104", 0, 0, "", "", octets(text))),
                entry("an odd validity_period", text -> message("", 0, 0, "", "24", octets(text))),
                entry("an odd schedule_delivery_time", text -> message("", 0, 0, "261129062000", "", octets(text))),
                entry("a short parameter", text -> message("", 0, 0, "", "", octets(text), tooShort)),
                entry("one behind the payload", text -> message("", 0, 0, "", "", NO_TEXT, payload(text), tooShort)),
                entry("one before the payload", text -> message("", 0, 0, "", "", NO_TEXT, tooShort, payload(text))),
                entry("stray octets", text -> message("", 0, 0, "", "", NO_TEXT, payload(text), stray)),
                entry("all of it", text -> message("service-7104", 0, 0, "1", "24", NO_TEXT, payload(text), stray)),
                entry("an at sign from a septet", text -> message("", 0, 0, "", "", octets(text + "\0"))),
                entry("NUL around it", text -> message("", 0, 3, "", "", octets("\0" + text + "\0\0"))),
                entry("a mark of UTF-8", text -> message("", 0, 4, "", "", ("\uFEFF" + text).getBytes(UTF_8))),
                entry("a mark of UTF-16", text -> message("", 0, 8, "", "", text.getBytes(UTF_16))),
                entry("UTF-16LE", text -> message("", 0, 8, "", "", text.getBytes(UTF_16LE))),
                entry("UTF-16LE, marked", text -> message("", 0, 8, "", "", ("\uFEFF" + text).getBytes(UTF_16LE))),
                entry("NUL behind UCS-2", text -> message("", 0, 8, "", "", octets(ucs2(text + "\0")))),
                entry("direction marks", text -> message("", 0, 8, "", "", octets(ucs2("\u202A" + text + "\u202C")))),
                entry("zero-width marks", text -> message("", 0, 8, "", "", octets(ucs2("\u200B" + text + "\u200D")))));
    }

    private static byte[] payload(String text) {
        return parameter(0x0424, octets(text));
    }

    private static String ucs2(String text) {
        return new String(text.getBytes(UTF_16BE), ISO_8859_1);
    }

    @Test
    void aReadingIsTakenWhateverIsAroundIt() throws Exception {
        start(Map.of("READING_LENIENT", false));
        int number = 1000;
        for (Map.Entry<String, Surrounding> surrounding : surroundings().entrySet()) {
            String reading = "050000" + ++number + " 1234";
            assertThat(smsc.deliver(DELIVER_SM, surrounding.getValue().of(reading)))
                    .as(surrounding.getKey())
                    .isZero();
            assertThat(database.rows("SELECT text || ' ' || outcome FROM message ORDER BY id DESC LIMIT 1"))
                    .as(surrounding.getKey())
                    .containsExactly(reading + " accepted");
        }
    }

    @Test
    void aReadingInADataSmIsTakenWhateverIsAroundIt() throws Exception {
        start(Map.of());
        byte[] addresses = octets("service-7104\0\1\1" + "380671112233\0\0\0" + "7104\0\0\0\0");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(addresses);
        body.writeBytes(parameter(0x0204, (byte) 1));
        body.writeBytes(payload(READING));
        body.writeBytes(new byte[] {1, 2});

        assertThat(smsc.deliver(DATA_SM, body.toByteArray())).isZero();
        assertThat(database.rows("SELECT text || ' ' || outcome FROM message")).containsExactly(READING + " accepted");
    }

    @Test
    void segmentsWithAHeaderAndParametersAreJoinedOnce() throws Exception {
        start(Map.of());
        for (int part = 1; part <= 2; part++) {
            String text = part == 1 ? READING.substring(0, 12) : READING.substring(12);
            deliver(message(
                    "",
                    0x40,
                    0,
                    "",
                    "",
                    octets("\5\0\3\7\2" + (char) part + text),
                    parameter(0x020C, (byte) 0, (byte) 7),
                    parameter(0x020E, (byte) 2),
                    parameter(0x020F, (byte) part)));
        }

        awaitReplies("state", "sent");
        assertThat(database.rows("SELECT text || ' ' || outcome FROM message")).containsExactly(READING + " accepted");
    }
}
