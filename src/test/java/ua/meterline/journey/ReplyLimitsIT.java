package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Address;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

/** Which senders get a reply, how many, and to which address. */
class ReplyLimitsIT {
    private static final String ALICE = "380671112233";
    private static final String BOB = "380671112234";
    private static final String REPLIES = "SELECT state, reason, count(*) FROM reply GROUP BY 1, 2 ORDER BY 1, 2";

    @TempDir
    Path folder;

    @Test
    void repliesFiveTimesToASenderAndStoresAllItsReadings() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(folder, Map.of("REPLIES_PER_SENDER", "5"))) {
            deliver(gateway, ALICE, 0, 8);
            deliver(gateway, BOB, 8, 9);

            awaitRows(gateway, REPLIES, "sent null 6", "suppressed loop-guard 3");
            assertThat(gateway.rows("SELECT count(*) FROM reading")).containsExactly("9");
            assertThat(gateway.smsc().submitted()).hasSize(6);
        }
    }

    @Test
    void keepsTheLimitPerSenderOverARestart() throws Exception {
        Map<String, String> limit = Map.of("REPLIES_PER_SENDER", "5");
        try (RunningGateway gateway = RunningGateway.start(folder, limit)) {
            deliver(gateway, ALICE, 0, 4);
            awaitRows(gateway, REPLIES, "sent null 4");
        }
        try (RunningGateway gateway = RunningGateway.start(folder, limit)) {
            deliver(gateway, ALICE, 4, 8);

            awaitRows(gateway, REPLIES, "sent null 5", "suppressed loop-guard 3");
        }
    }

    @Test
    void keepsTheDailyBudgetOverARestart() throws Exception {
        Map<String, String> limit = Map.of("REPLIES_DAILY_BUDGET", "3");
        try (RunningGateway gateway = RunningGateway.start(folder, limit)) {
            deliver(gateway, ALICE, 0, 2);
            awaitRows(gateway, REPLIES, "sent null 2");
        }
        try (RunningGateway gateway = RunningGateway.start(folder, limit)) {
            deliver(gateway, BOB, 2, 5);

            awaitRows(gateway, REPLIES, "sent null 3", "suppressed daily-budget 2");
            assertThat(gateway.rows("SELECT count(*) FROM reading")).containsExactly("5");
        }
    }

    @ParameterizedTest(name = "{2}, TON {0}, NPI {1}")
    @CsvSource(
            nullValues = "null",
            value = {
                // TON, NPI, address; stored sender; destination of the reply
                "1, 1, 380501234567,  +380501234567, 380501234567",
                "0, 1, 0501234567,    +380501234567, 380501234567",
                "2, 1, 501234567,     +380501234567, 380501234567",
                "0, 0, +380501234567, +380501234567, 380501234567",
                "1, 1, 48501234567,   +48501234567,  48501234567"
            })
    void repliesToTheInternationalNumber(byte ton, byte npi, String address, String stored, String destination)
            throws Exception {
        try (RunningGateway gateway = RunningGateway.start(folder)) {
            SubmittedMessage reply =
                    gateway.deliverAndAwaitReply(reading("someone", 1).from(new Address(ton, npi, address)));

            assertThat(reply.destination()).isEqualTo(new Address((byte) 1, (byte) 1, destination));
            assertThat(reply.source()).isEqualTo(new Address((byte) 0, (byte) 0, "7104"));
            assertThat(gateway.rows("SELECT sender, recipient FROM message")).containsExactly(stored + " 7104");
        }
    }

    @ParameterizedTest(name = "{2}, TON {0}")
    @CsvSource({
        "5, 0, KYIVSTAR,     alphanumeric-sender",
        "5, 0, 380501234567, alphanumeric-sender",
        "3, 1, 104,          short-sender",
        "3, 1, 7104,         own-number",
        "1, 1, 380123456789, invalid-sender"
    })
    void storesTheReadingButDoesNotReply(byte ton, byte npi, String address, String reason) throws Exception {
        try (RunningGateway gateway = RunningGateway.start(folder)) {
            assertThat(gateway.deliver(reading("someone", 1).from(new Address(ton, npi, address))))
                    .isZero();
            gateway.deliverAndAwaitReply(reading(BOB, 2));

            assertThat(gateway.rows("SELECT sender, outcome, state, reply.reason FROM message"
                            + " JOIN reply ON message_id = message.id WHERE message.id = 1"))
                    .containsExactly(address + " accepted suppressed " + reason);
            assertThat(gateway.smsc().submitted()).hasSize(1);
        }
    }

    @Test
    void usesTheConfiguredTonAndNpiInReplies() throws Exception {
        Map<String, String> addressing = Map.of(
                "SMPP_SOURCE_TON", "3",
                "SMPP_SOURCE_NPI", "1",
                "SMPP_DESTINATION_TON", "2",
                "SMPP_DESTINATION_NPI", "0");
        try (RunningGateway gateway = RunningGateway.start(folder, addressing)) {
            SubmittedMessage reply = gateway.deliverAndAwaitReply(reading(ALICE, 1));

            assertThat(reply.source()).isEqualTo(new Address((byte) 3, (byte) 1, "7104"));
            assertThat(reply.destination()).isEqualTo(new Address((byte) 2, (byte) 0, ALICE));
        }
    }

    private static void deliver(RunningGateway gateway, String sender, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            assertThat(gateway.deliver(reading(sender, i))).isZero();
        }
    }

    private static MobileMessage reading(String sender, int number) {
        return MobileMessage.of(sender, "7104", "05%08d %d".formatted(number, number));
    }

    private static void awaitRows(RunningGateway gateway, String sql, String... rows) {
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(() -> assertThat(gateway.rows(sql)).containsExactlyElementsOf(List.of(rows)));
    }
}
