package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MobileMessage;

/** How many replies a sender gets, and how many are sent a day. */
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
