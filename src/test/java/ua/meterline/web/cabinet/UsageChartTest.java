package ua.meterline.web.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import ua.meterline.backoffice.cabinet.OwnReading;
import ua.meterline.backoffice.cabinet.OwnReading.State;
import ua.meterline.web.cabinet.UsageChart.Bar;

class UsageChartTest {
    private static OwnReading reading(String period, int meter, int value, State state) {
        return new OwnReading(period, meter, value, state, "sms", true, false, Instant.EPOCH, List.of());
    }

    @Test
    void drawsTheUseBetweenReadingsThatCount() {
        UsageChart chart = UsageChart.of(List.of(
                reading("2026-11", 1, 1_300, State.COUNTS),
                reading("2026-11", 1, 9_999, State.HELD),
                reading("2026-10", 1, 1_100, State.COUNTS),
                reading("2026-10", 1, 1_000, State.REPLACED),
                reading("2026-09", 1, 1_000, State.COUNTS)));

        assertThat(chart.bars())
                .containsExactly(new Bar("2026-10", 100, 0, 60), new Bar("2026-11", 200, 30, UsageChart.HEIGHT));
    }

    @Test
    void drawsNoBarWhereTheDialRolledOverOrTheMeterWasReplaced() {
        assertThat(UsageChart.of(List.of(
                                reading("2026-11", 1, 20, State.COUNTS), reading("2026-10", 1, 99_990, State.COUNTS)))
                        .bars())
                .isEmpty();
        assertThat(UsageChart.of(List.of(
                                reading("2026-11", 2, 200, State.COUNTS), reading("2026-10", 1, 100, State.COUNTS)))
                        .bars())
                .isEmpty();
        assertThat(UsageChart.of(List.of()).bars()).isEmpty();
    }
}
