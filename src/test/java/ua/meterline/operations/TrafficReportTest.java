package ua.meterline.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.accepted;
import static ua.meterline.reading.Messages.message;
import static ua.meterline.reading.Messages.reading;
import static ua.meterline.reading.Messages.rejected;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingOutcome;

/** The line of traffic counts that is logged each minute. */
class TrafficReportTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final TrafficMetrics traffic = new TrafficMetrics(registry);
    private final OutboxBacklog backlog = new OutboxBacklog(() -> Instant.EPOCH);
    private final TrafficReport report = new TrafficReport(traffic, backlog);

    @Test
    void countsTheTrafficSinceThePreviousLine() {
        store(2, accepted("a", ACCOUNT, 1), rejected("b", "hello"));
        assertThat(report.line()).isPresent();

        store(4, accepted("c", ACCOUNT, 2), accepted("d", ACCOUNT, 3), rejected("e", "hello"));
        traffic.countRejected();
        replied("sent");
        replied("sent");
        replied("failed");
        Map<String, Object> counted = new HashMap<>(
                Map.of("pending", 7, "due", 7, "pending_mails", 2, "pending_notices", 0, "due_notices", 0));
        counted.put("oldest", null);
        backlog.counted(List.of(counted));

        assertThat(report.line())
                .hasValue("last 60 s: in 5, accepted 2, duplicate 0, rejected 1, redelivered 1, refused 1,"
                        + " replied 2, failed 1, backlog 7 and 2 mails");
    }

    @Test
    void countsHeldMessagesIfThereAreAny() {
        ReadingOutcome held = new ReadingOutcome.Held(reading(ACCOUNT, 1), List.of("use-too-high"));
        store(1, new JudgedMessage(message("a", ""), held));

        assertThat(report.line().orElseThrow())
                .startsWith("last 60 s: in 1, accepted 0, duplicate 0, held 1, rejected 0");
    }

    @Test
    void logsNothingWithoutTraffic() {
        assertThat(report.line()).isEmpty();
        store(1, accepted("a", ACCOUNT, 1));
        assertThat(report.line()).isPresent();
        assertThat(report.line()).isEmpty();
    }

    /** As counted by the outbox. */
    private void replied(String state) {
        registry.counter("meterline.replies", "state", state).increment();
    }

    /** @param received number of messages in the group, redeliveries included */
    private void store(int received, JudgedMessage... judged) {
        List<Decision> decisions = Stream.of(judged)
                .map(each -> new Decision(1, each.message(), each.outcome(), "text"))
                .toList();
        List<JudgedMessage> group =
                Stream.generate(() -> judged[0]).limit(received).toList();
        traffic.countMessages(group, decisions);
    }
}
