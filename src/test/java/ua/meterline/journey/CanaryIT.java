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
import ua.meterline.simulator.SubmittedMessage;

/** A message that the gateway sends to itself through the SMSC. */
class CanaryIT {
    private static final String NUMBER = "+380509998877";
    private static final String SENDER = "380509998877";
    private static final String MESSAGES = "SELECT sender, text, outcome, reason FROM message ORDER BY id";
    private static final String REPLIES = "SELECT recipient, state, reason FROM reply ORDER BY message_id";

    @TempDir
    Path folder;

    private static Map<String, ?> every(String interval, String timeout) {
        return Map.of(
                "CANARY_ACCOUNT", "0999999999",
                "CANARY_NUMBER", NUMBER,
                "CANARY_INTERVAL", interval,
                "CANARY_TIMEOUT", timeout);
    }

    private static void awaitMore(RunningGateway gateway, String result, double than) {
        await().atMost(RunningGateway.TIMEOUT).until(() -> canaries(gateway, result) > than);
    }

    private static double canaries(RunningGateway gateway, String result) throws Exception {
        return gateway.metric("meterline_canary_messages_total{result=\"" + result + "\"}");
    }

    @Test
    void comesBackAndIsMeasuredAndMakesNothing() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(folder, every("1h", "10m"))) {
            awaitMore(gateway, "returned", 0);

            assertThat(gateway.rows(MESSAGES)).containsExactly(NUMBER + " 0999999999 00001 rejected canary");
            assertThat(gateway.rows(REPLIES)).containsExactly(NUMBER + " suppressed canary");
            assertThat(gateway.count("reading")).isZero();
            assertThat(gateway.count("held_reading")).isZero();
            assertThat(gateway.metric("meterline_canary_seconds_count")).isEqualTo(1);
            assertThat(gateway.smsc().submitted())
                    .singleElement()
                    .extracting(SubmittedMessage::toString)
                    .isEqualTo("+" + SENDER + " → 7104: 0999999999 00001");

            gateway.deliverAndAwaitReply(MobileMessage.of("380671112233", "7104", "0999999999 00001"));
            gateway.deliverAndAwaitReply(MobileMessage.of(SENDER, "7104", "hello"));
            assertThat(gateway.rows(MESSAGES).subList(1, 3))
                    .containsExactly(
                            "+380671112233 0999999999 00001 accepted null", NUMBER + " hello rejected wrong-format");
        }
    }

    @Test
    void isLostWhereTheSmscDropsItAndComesBackAgainLater() throws Exception {
        try (RunningGateway gateway = RunningGateway.prepare(folder)) {
            gateway.smsc().behaviour().routeToShortCodes(false);
            gateway.environment().with(every("3s", "2s"));
            gateway.startBound();
            awaitMore(gateway, "lost", 1);
            assertThat(canaries(gateway, "returned")).isZero();
            assertThat(gateway.count("message")).isZero();

            gateway.smsc().behaviour().routeToShortCodes(true);
            awaitMore(gateway, "returned", 0);
        }
    }

    @Test
    void isStillAwaitedAfterARestart() throws Exception {
        try (RunningGateway gateway = RunningGateway.prepare(folder)) {
            gateway.smsc().behaviour().routeToShortCodes(false);
            gateway.environment().with(every("1h", "10m"));
            gateway.startBound();
            List<SubmittedMessage> sent = gateway.awaitReplies(1);
            gateway.restart();

            assertThat(gateway.deliver(
                            MobileMessage.of(SENDER, "7104", sent.get(0).text())))
                    .isZero();
            awaitMore(gateway, "returned", 0);
            assertThat(canaries(gateway, "sent")).isZero();
            assertThat(gateway.count("notice WHERE kind = 'canary'")).isEqualTo(1);
        }
    }
}
