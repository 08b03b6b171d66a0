package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.ReminderHours.Span;

class ReminderHoursTest {
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime TWENTY = LocalTime.of(20, 0);

    private final ReminderHours hours = hours(NINE, TWENTY, 3, 31);

    private static ReminderHours hours(LocalTime from, LocalTime until, Integer... days) {
        return new ReminderHours(Set.of(days), from, until, ZoneId.of("Europe/Kyiv"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T22:00:00Z, 2026-11-03T07:00:00Z",
        "2026-11-03T06:59:59Z, 2026-11-03T07:00:00Z",
        "2026-11-03T07:00:00Z, 2026-11-03T07:00:00Z",
        "2026-11-03T17:59:59Z, 2026-11-03T17:59:59Z"
    })
    void beginsNowOrInTheMorning(Instant now, Instant begin) {
        assertThat(hours.scheduledAt(now))
                .contains(new Span(LocalDate.of(2026, 11, 3), begin, Instant.parse("2026-11-03T18:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-02T21:59:59Z", "2026-11-03T18:00:00Z", "2026-11-03T21:59:59Z", "2026-11-30T10:00:00Z"})
    void hasNoneOnOtherDaysAndAfterTheHours(Instant now) {
        assertThat(hours.scheduledAt(now)).isEmpty();
    }

    @Test
    void hasHoursOnEachDayForAManualStart() {
        Instant now = Instant.parse("2026-11-04T10:00:00Z");

        assertThat(hours.scheduledAt(now)).isEmpty();
        assertThat(hours.todayAt(now)).isPresent();
        assertThat(hours.todayAt(Instant.parse("2026-11-04T18:00:00Z"))).isEmpty();
    }

    /** On 29 March 2026 there is no 03:30 in Kyiv, and on 25 October it comes twice. */
    @Test
    void followsTheClocksWhenTheyChange() {
        ReminderHours night = hours(LocalTime.of(3, 30), NINE, 25, 29);

        assertThat(night.scheduledAt(Instant.parse("2026-03-28T23:00:00Z")))
                .contains(new Span(
                        LocalDate.of(2026, 3, 29),
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-03-29T06:00:00Z")));
        assertThat(night.scheduledAt(Instant.parse("2026-10-24T22:00:00Z")))
                .contains(new Span(
                        LocalDate.of(2026, 10, 25),
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-25T07:00:00Z")));
    }

    @Test
    void mustEndAfterTheyBegin() {
        assertThatThrownBy(() -> hours(NINE, NINE)).isInstanceOf(IllegalArgumentException.class);
    }
}
