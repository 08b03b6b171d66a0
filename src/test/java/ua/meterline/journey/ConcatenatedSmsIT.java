package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.Handset;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SmscSimulator;

/** Whatever happens to its segments, a concatenated message is stored as one message and gets one reply. */
class ConcatenatedSmsIT {
    private static final String SENDER = "380671112233";
    private static final String TEXT = "0501234567 12345 " + "дуже довгий текст 😀 ".repeat(20);

    @TempDir
    Path folder;

    private RunningGateway running;

    @BeforeEach
    void prepare() throws Exception {
        running = RunningGateway.prepare(folder);
        running.environment().with("SMPP_REASSEMBLY_TIMEOUT", "2s");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udh8", "udh16", "sar", "payload"})
    void isReassembledFromAnyKindOfSegments(String splitting) throws Exception {
        running.startBound();
        deliverEach(parts(splitting));

        assertStoredOnce(TEXT);
    }

    @Test
    void isReassembledFromSegmentsInReverseOrder() throws Exception {
        running.startBound();
        List<MobileMessage> parts = parts("udh8");
        Collections.reverse(parts);
        deliverEach(parts);

        assertStoredOnce(TEXT);
    }

    @Test
    void isReassembledFromConcurrentSegments() throws Exception {
        running.startBound();
        List<CompletableFuture<Delivery>> answers =
                parts("udh16").stream().map(running.smsc()::deliver).toList();
        for (CompletableFuture<Delivery> answer : answers) {
            assertThat(answer.get(Deadline.SECONDS, TimeUnit.SECONDS).accepted())
                    .isTrue();
        }

        assertStoredOnce(TEXT);
    }

    @Test
    void isStoredOnceWhenEachSegmentIsRepeated() throws Exception {
        running.startBound();
        List<MobileMessage> twice = new ArrayList<>();
        parts("sar").forEach(part -> twice.addAll(List.of(part, part)));
        deliverEach(twice);

        assertStoredOnce(TEXT);
    }

    @Test
    void isStoredOnceWhenSegmentsAreRedeliveredAfterTheLastOne() throws Exception {
        running.startBound();
        List<MobileMessage> parts = parts("udh8");
        deliverEach(parts);
        deliverEach(parts.subList(2, 4));
        assertThat(running.count("segment WHERE repeated = 1")).isEqualTo(2);
        awaitNoPendingSegments();

        assertStoredOnce(TEXT);
        assertThat(running.count("segment WHERE repeated = 1")).isZero();
    }

    @Test
    void isReassembledFromSegmentsOfSeveralSessions() throws Exception {
        running.startBound();
        List<MobileMessage> parts = parts("udh8");
        deliverEach(parts.subList(0, 2));
        running.dropLinksAndAwaitReady();
        deliverEach(parts.subList(2, parts.size()));

        assertStoredOnce(TEXT);
    }

    @Test
    void isReassembledWhenTheGatewayIsRestartedBetweenSegments() throws Exception {
        running.startBound();
        List<MobileMessage> parts = parts("udh8");
        deliverEach(parts.subList(0, 2));
        running.restart();
        deliverEach(parts.subList(2, parts.size()));

        assertStoredOnce(TEXT);
    }

    @Test
    void isReassembledWhenTheGatewayIsKilledBetweenSegments() throws Exception {
        List<MobileMessage> parts = parts("udh8");
        running.environment().with("SMPP_REASSEMBLY_TIMEOUT", "30m");
        try (GatewayProcess process = GatewayProcess.start(folder, running.environment())) {
            process.awaitBoundTo(running.smsc());
            deliverEach(parts.subList(0, 3));
        }
        await().until(() -> running.smsc().bound().isEmpty());
        try (GatewayProcess process = GatewayProcess.start(folder, running.environment())) {
            process.awaitBoundTo(running.smsc());
            deliverEach(parts.subList(3, parts.size()));
            assertStoredOnce(TEXT);
        }
    }

    /** As after a crash between the commit of the last segment and the commit of the message. */
    @Test
    void isStoredOnceWhenACrashInterruptedItsReassembly() throws Exception {
        running.startBound();
        List<MobileMessage> parts = parts("udh8");
        deliverEach(parts.subList(1, parts.size()));
        running.gateway().close();
        running.database()
                .update(
                        "UPDATE segment SET state = 'complete', changed_at = '2026-01-01T00:00:00.000Z'",
                        "INSERT INTO segment (long_message, number, sender, recipient, reference, total, esm_class, data_coding,"
                                + " octets, received_at, repeated, state, changed_at)"
                                + " SELECT long_message, 1, sender, recipient, reference, total, esm_class, data_coding, x'"
                                + HexFormat.of().formatHex(parts.get(0).shortMessage())
                                + "', received_at, repeated, state, changed_at FROM segment WHERE number = 2");
        running.startBound();
        deliverEach(parts.subList(0, 1));
        awaitNoPendingSegments();

        assertStoredOnce(TEXT);
    }

    /** As after a crash between the commit of the message and the response to its last segment. */
    @Test
    void isStoredOnceWhenItsLastSegmentIsRedeliveredAfterARestart() throws Exception {
        running.startBound();
        List<MobileMessage> parts = parts("udh8");
        deliverEach(parts);
        running.restart();
        deliverEach(parts.subList(parts.size() - 1, parts.size()));
        awaitNoPendingSegments();

        assertStoredOnce(TEXT);
    }

    @Test
    void isStoredAsItIsAfterTheTimeoutWhenSegmentsAreMissing() throws Exception {
        running.startBound();
        deliverEach(List.of(first("0501234567 42")));
        assertThat(running.count("message")).isZero();

        assertStoredOnce("0501234567 42");
        assertThat(running.rows("SELECT outcome FROM message WHERE id = 1")).containsExactly("accepted");
        assertThat(receivedAt()).isBefore(Instant.now().minusSeconds(2));
    }

    @Test
    void isStoredAsItIsAfterTheTimeoutAlsoWhenTheGatewayWasRestarted() throws Exception {
        running.startBound();
        List<MobileMessage> parts = parts("udh8");
        parts.remove(1);
        deliverEach(parts);
        running.restart();

        awaitReplySent();
        assertThat(running.rows("SELECT text FROM message"))
                .singleElement()
                .matches(text -> text.startsWith("0501234567 12345 ") && text.contains("…") && text.endsWith("😀 "));
    }

    @Test
    void cannotFillTheStoreWithFirstSegments() throws Exception {
        running.environment()
                .with("SMPP_REASSEMBLY_LIMIT", 50)
                .with("SMPP_REASSEMBLY_LIMIT_PER_SENDER", 5)
                .with("SMPP_REASSEMBLY_TIMEOUT", "30m");
        running.startBound();
        SmscSimulator smsc = running.smsc();
        for (int i = 0; i < 1000; i++) {
            byte[] part = ("\u0006\b\u0004" + (char) (i / 250) + (char) (i % 250) + "\u0002\u0001text " + i)
                    .getBytes(StandardCharsets.ISO_8859_1);
            smsc.enqueue(new MobileMessage(CustomerSms.sender(i % 100), "7104", (byte) 0, part).withEsmClass(0x40));
        }
        await().atMost(Deadline.LENGTH).until(() -> smsc.queued() == 0);

        assertThat(running.count("segment")).isEqualTo(50);
        assertThat(running.count("message")).isEqualTo(950);
        assertThat(running.rows("SELECT max(n) FROM (SELECT count(*) AS n FROM segment GROUP BY sender) AS counted"))
                .allMatch(most -> Integer.parseInt(most) <= 5);
        smsc.enqueue(CustomerSms.reading(5000));
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reading") == 1);
    }

    private static List<MobileMessage> parts(String splitting) {
        Handset handset = Handset.USUAL.with("encoding", "ucs2").with("split", splitting);
        return new ArrayList<>(handset.write(SENDER, "7104", TEXT));
    }

    /** Three times as many as the limit of open messages; the others are judged singly. */
    @Test
    @Tag("soak")
    void thirtyThousandOpenMessagesFitIntoASmallHeap() throws Exception {
        int many = 30_000;
        running.environment().with("SMPP_REASSEMBLY_TIMEOUT", "30m");
        try (GatewayProcess process = GatewayProcess.start(folder, running.environment(), "-Xmx64m")) {
            process.awaitBoundTo(running.smsc());
            for (int i = 0; i < many; i++) {
                byte[] octets = "\u0005\u0000\u0003\u0007\u0002\u0001long text".getBytes(StandardCharsets.US_ASCII);
                running.smsc()
                        .enqueue(new MobileMessage(CustomerSms.sender(i), "7104", (byte) 0, octets).withEsmClass(0x40));
            }
            await().atMost(Deadline.LENGTH)
                    .until(() -> running.smsc().acknowledged().size() == many);
            await().atMost(Deadline.LENGTH).until(() -> running.count("reply WHERE state = 'sent'") == many - 10_000);
            assertThat(running.count("segment WHERE state = 'waiting'")).isEqualTo(10_000);
            assertThat(process.log()).doesNotContain("OutOfMemoryError");
            System.out.printf("-Xmx64m: %d open messages%n", many);
        }
    }

    /** The first of two segments. */
    private static MobileMessage first(String text) {
        byte[] octets = ("\u0005\u0000\u0003\u0007\u0002\u0001" + text).getBytes(StandardCharsets.US_ASCII);
        return new MobileMessage(SENDER, "7104", (byte) 0, octets).withEsmClass(0x40);
    }

    private void deliverEach(List<MobileMessage> parts) throws Exception {
        for (MobileMessage part : parts) {
            assertThat(running.deliver(part)).isZero();
        }
    }

    private void awaitNoPendingSegments() {
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("segment WHERE state <> 'judged'") == 0);
    }

    private void awaitReplySent() {
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply WHERE state = 'sent'") > 0);
        awaitNoPendingSegments();
    }

    /** Sends another customer's message last: when that has its reply, all replies before have been sent. */
    private void assertStoredOnce(String text) throws Exception {
        awaitReplySent();
        deliverEach(List.of(CustomerSms.reading(1)));
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().submitted().stream()
                        .anyMatch(reply -> reply.destination().value().equals(CustomerSms.sender(1))));

        assertThat(running.rows("SELECT text FROM message WHERE sender = '+" + SENDER + "'"))
                .containsExactly(text);
        assertThat(running.smsc().submitted())
                .filteredOn(reply -> reply.destination().value().equals(SENDER))
                .hasSize(1);
        assertThat(running.count("segment WHERE state <> 'judged'")).isZero();
    }

    private Instant receivedAt() {
        return Instant.parse(
                running.rows("SELECT received_at FROM message WHERE id = 1").get(0));
    }
}
