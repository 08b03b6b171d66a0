package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.Handset;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SmscSimulator;

/** Long messages over real sockets: whatever happens to their parts, each is one message and gets one reply. */
class LongMessageIT {
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

    private void start() throws Exception {
        running.startGateway();
        running.awaitReady();
    }

    private void restart() throws Exception {
        running.gateway().close();
        start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udh8", "udh16", "sar", "payload"})
    void isWholeHoweverItIsDivided(String splitting) throws Exception {
        start();
        deliverEach(parts(splitting));

        assertJudgedOnce(TEXT);
    }

    @Test
    void isWholeWhenItsPartsComeInReverse() throws Exception {
        start();
        List<MobileMessage> parts = parts("udh8");
        Collections.reverse(parts);
        deliverEach(parts);

        assertJudgedOnce(TEXT);
    }

    @Test
    void isWholeWhenItsPartsComeAtTheSameMoment() throws Exception {
        start();
        List<CompletableFuture<Delivery>> answers =
                parts("udh16").stream().map(running.smsc()::deliver).toList();
        for (CompletableFuture<Delivery> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS).accepted()).isTrue();
        }

        assertJudgedOnce(TEXT);
    }

    @Test
    void isJudgedOnceWhenItsPartsAreRepeated() throws Exception {
        start();
        List<MobileMessage> twice = new ArrayList<>();
        parts("sar").forEach(part -> twice.addAll(List.of(part, part)));
        deliverEach(twice);

        assertJudgedOnce(TEXT);
    }

    @Test
    void isJudgedOnceWhenPartsAreDeliveredAgainAfterTheEnd() throws Exception {
        start();
        List<MobileMessage> parts = parts("udh8");
        deliverEach(parts);
        deliverEach(parts.subList(2, 4));
        assertThat(running.rows().count("message_part WHERE repeated = 1")).isEqualTo(2);
        awaitNothingWaits();

        assertJudgedOnce(TEXT);
        assertThat(running.rows().count("message_part WHERE repeated = 1")).isZero();
    }

    @Test
    void isWholeWhenItsPartsComeBySeveralSessions() throws Exception {
        start();
        List<MobileMessage> parts = parts("udh8");
        deliverEach(parts.subList(0, 2));
        running.smsc().dropLinks();
        running.awaitNotReady();
        running.awaitReady();
        deliverEach(parts.subList(2, parts.size()));

        assertJudgedOnce(TEXT);
    }

    @Test
    void isWholeWhenTheGatewayIsRestartedInBetween() throws Exception {
        start();
        List<MobileMessage> parts = parts("udh8");
        deliverEach(parts.subList(0, 2));
        restart();
        deliverEach(parts.subList(2, parts.size()));

        assertJudgedOnce(TEXT);
    }

    @Test
    void isWholeWhenTheGatewayIsKilledInBetween() throws Exception {
        List<MobileMessage> parts = parts("udh8");
        running.environment().with("SMPP_REASSEMBLY_TIMEOUT", "30m");
        for (int i = 0; i < parts.size(); i += 2) {
            try (GatewayProcess process = GatewayProcess.start(folder, running.environment())) {
                process.awaitBoundTo(running.smsc());
                deliverEach(parts.subList(i, Math.min(i + 2, parts.size())));
                if (i + 2 >= parts.size()) {
                    assertJudgedOnce(TEXT);
                }
            }
            await().until(() -> running.smsc().bound().isEmpty());
        }
    }

    /** The process was killed after the commit of the last part, before the commit of the message. */
    @Test
    void isJudgedOnceWhenItsJudgementWasInterrupted() throws Exception {
        start();
        List<MobileMessage> parts = parts("udh8");
        deliverEach(parts.subList(1, parts.size()));
        running.gateway().close();
        execute("UPDATE message_part SET state = 'complete', changed_at = '2026-01-01T00:00:00.000Z'");
        execute(
                "INSERT INTO message_part (long_message, number, sender, recipient, reference, total, esm_class, data_coding,"
                        + " octets, received_at, repeated, state, changed_at)"
                        + " SELECT long_message, 1, sender, recipient, reference, total, esm_class, data_coding, x'"
                        + hex(parts.get(0).shortMessage())
                        + "', received_at, repeated, state, changed_at FROM message_part WHERE number = 2");
        start();
        deliverEach(parts.subList(0, 1));
        awaitNothingWaits();

        assertJudgedOnce(TEXT);
    }

    /** The process was killed after the commit of the message, before the last part was acknowledged. */
    @Test
    void isJudgedOnceWhenItsLastPartIsDeliveredAgainAfterARestart() throws Exception {
        start();
        List<MobileMessage> parts = parts("udh8");
        deliverEach(parts);
        restart();
        deliverEach(parts.subList(parts.size() - 1, parts.size()));
        awaitNothingWaits();

        assertJudgedOnce(TEXT);
    }

    @Test
    void isJudgedAsItIsWhenTheRestOfItNeverComes() throws Exception {
        start();
        deliverEach(List.of(first("0501234567 42")));
        assertThat(running.rows().count("message")).isZero();

        assertJudgedOnce("0501234567 42");
        assertThat(running.rows().values("SELECT outcome FROM message WHERE id = 1"))
                .containsExactly("accepted");
        assertThat(receivedAt()).isBefore(Instant.now().minusSeconds(2));
    }

    @Test
    void isJudgedAsItIsAlsoAfterARestart() throws Exception {
        start();
        List<MobileMessage> parts = parts("udh8");
        parts.remove(1);
        deliverEach(parts);
        restart();

        awaitJudged();
        assertThat(running.rows().values("SELECT text FROM message"))
                .singleElement()
                .matches(text -> text.startsWith("0501234567 12345 ") && text.contains("…") && text.endsWith("😀 "));
    }

    @Test
    void cannotFillTheStoreWithFirstParts() throws Exception {
        running.environment().with("SMPP_REASSEMBLY_LIMIT", 50).with("SMPP_REASSEMBLY_LIMIT_PER_SENDER", 5);
        running.environment().with("SMPP_REASSEMBLY_TIMEOUT", "30m");
        start();
        SmscSimulator smsc = running.smsc();
        for (int i = 0; i < 1000; i++) {
            byte[] part = ("\u0006\b\u0004" + (char) (i / 250) + (char) (i % 250) + "\u0002\u0001text " + i)
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            smsc.enqueue(new MobileMessage(Readings.sender(i % 100), "7104", (byte) 0, part).withEsmClass(0x40));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> smsc.queued() == 0);

        assertThat(running.rows().count("message_part")).isEqualTo(50);
        assertThat(running.rows().count("message")).isEqualTo(950);
        assertThat(running.rows().values("SELECT max(n) FROM (SELECT count(*) AS n FROM message_part GROUP BY sender)"))
                .allMatch(most -> Integer.parseInt(most) <= 5);
        smsc.enqueue(Readings.reading(5000));
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.rows().count("reading") == 1);
    }

    private static List<MobileMessage> parts(String splitting) {
        Handset handset = Handset.USUAL.with("encoding", "ucs2").with("split", splitting);
        return new ArrayList<>(handset.write(SENDER, "7104", TEXT));
    }

    /** The first of two parts. */
    private static MobileMessage first(String text) {
        byte[] octets =
                ("\u0005\u0000\u0003\u0007\u0002\u0001" + text).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return new MobileMessage(SENDER, "7104", (byte) 0, octets).withEsmClass(0x40);
    }

    private void deliverEach(List<MobileMessage> parts) throws Exception {
        for (MobileMessage part : parts) {
            Delivery delivery = running.smsc().deliver(part).get(20, TimeUnit.SECONDS);
            assertThat(delivery.accepted()).isTrue();
        }
    }

    private void awaitNothingWaits() {
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.rows().count("message_part WHERE state <> 'judged'") == 0);
    }

    private void awaitJudged() {
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.rows().count("reply WHERE state = 'sent'") > 0);
        awaitNothingWaits();
    }

    /** After a last message of somebody else's, so that whatever was to be answered before has been. */
    private void assertJudgedOnce(String text) throws Exception {
        awaitJudged();
        deliverEach(List.of(Readings.reading(1)));
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().submitted().stream()
                        .anyMatch(reply -> reply.destination().value().equals(Readings.sender(1))));

        assertThat(running.rows().values("SELECT text FROM message WHERE sender = '+" + SENDER + "'"))
                .containsExactly(text);
        assertThat(running.smsc().submitted())
                .filteredOn(reply -> reply.destination().value().equals(SENDER))
                .hasSize(1);
        assertThat(running.rows().count("message_part WHERE state <> 'judged'")).isZero();
    }

    private Instant receivedAt() {
        return Instant.parse(running.rows()
                .values("SELECT received_at FROM message WHERE id = 1")
                .get(0));
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = running.rows().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String hex(byte[] octets) {
        return java.util.HexFormat.of().formatHex(octets);
    }
}
