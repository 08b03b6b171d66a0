package ua.meterline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.Channel;

class OfficeFiguresTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private final OfficeFigures figures = new OfficeFigures(() -> NOW);

    @Test
    void knowsNothingBeforeTheFirstCount() {
        assertThat(figures.reviewsWaiting()).isZero();
        assertThat(figures.oldestReviewSeconds()).isZero();
        assertThat(figures.batchAgeSeconds()).isNaN();
        assertThat(figures.lastMessage(Channel.SMS)).isNaN();
    }

    @Test
    void statesAgesAsOfNow() {
        figures.counted(List.of(row(
                "reviews", 2, "oldest_review", "2026-11-03T09:00:00.500Z", "last_batch", "2026-11-02T10:00:00.000Z")));

        assertThat(figures.reviewsWaiting()).isEqualTo(2);
        assertThat(figures.oldestReviewSeconds()).isEqualTo(3599.5);
        assertThat(figures.batchAgeSeconds()).isEqualTo(24 * 60 * 60);
    }

    /** A burst of SMS leaves no mail among the last ten thousand messages. */
    @Test
    void keepsTheTimeOfAChannelThatWasNotSeenLately() {
        figures.received(List.of(row("channel", "email", "received_at", "1970-01-01T00:00:07.250Z")));
        figures.received(List.of(row("channel", "sms", "received_at", "1970-01-01T00:01:00.000Z")));

        assertThat(figures.lastMessage(Channel.EMAIL)).isEqualTo(7.25);
        assertThat(figures.lastMessage(Channel.SMS)).isEqualTo(60);
        assertThat(figures.lastMessage(Channel.WEB)).isNaN();
    }

    @Test
    void aClockThatWasSetBackMakesNoAgeNegative() {
        figures.counted(List.of(row("reviews", 1, "oldest_review", "2026-11-03T11:00:00.000Z", "last_batch", null)));

        assertThat(figures.oldestReviewSeconds()).isZero();
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}
