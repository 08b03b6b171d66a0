package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingCalendarTest {
    private static final ZoneId KYIV = kyiv();
    private final BillingCalendar calendar = new BillingCalendar(KYIV);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the last moment of a month,        2026-10-31T23:59:59.999999999, 2026-10, false",
        "midnight of the 1st,               2026-11-01T00:00,              2026-11, true",
        "the last moment of the 5th,        2026-11-05T23:59:59.999999999, 2026-11, true",
        "midnight of the 6th,               2026-11-06T00:00,              2026-11, false",
        "the 31st of December,              2026-12-31T23:59:59,           2026-12, false",
        "New Year,                          2027-01-01T00:00,              2027-01, true",
        "the 29th of February,              2028-02-29T12:00,              2028-02, false",
        "the day after it,                  2028-03-01T00:00,              2028-03, true",
        "the hour before clocks go forward, 2026-03-29T02:59:59,           2026-03, false",
        "the hour after it,                 2026-03-29T04:00,              2026-03, false",
        "the repeated hour,                 2026-10-25T03:30,              2026-10, false"
    })
    void appliesLocalTime(String when, LocalDateTime local, String period, boolean onTime) {
        Instant instant = local.atZone(KYIV).toInstant();

        assertThat(calendar.periodOf(instant)).hasToString(period);
        assertThat(calendar.isOnTime(instant)).isEqualTo(onTime);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "winter is two hours ahead: still October,    2026-10-31T21:59:59Z, 2026-10, false",
        "winter is two hours ahead: November,         2026-10-31T22:00:00Z, 2026-11, true",
        "summer is three hours ahead: still June,     2026-06-30T20:59:59Z, 2026-06, false",
        "summer is three hours ahead: July,           2026-06-30T21:00:00Z, 2026-07, true",
        "the window ends early for UTC in winter,     2026-11-05T22:00:00Z, 2026-11, false",
        "the window ends early for UTC in summer,     2026-07-05T20:59:59Z, 2026-07, true",
        "New Year is earlier than in UTC,             2026-12-31T22:00:00Z, 2027-01, true",
        "the repeated hour for the first time,        2026-10-25T00:30:00Z, 2026-10, false",
        "the repeated hour for the second time,       2026-10-25T01:30:00Z, 2026-10, false"
    })
    void convertsUtcToLocalTime(String when, Instant instant, String period, boolean onTime) {
        assertThat(calendar.periodOf(instant)).hasToString(period);
        assertThat(calendar.isOnTime(instant)).isEqualTo(onTime);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"2026-04-01T00:30:00Z, 2026-04", "2026-03-31T23:59:59Z, 2026-03"})
    void appliesAnotherTimeZone(Instant instant, String period) {
        assertThat(new BillingCalendar(ZoneOffset.UTC).periodOf(instant)).hasToString(period);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "three days before,        2026-11-28T00:00,              2026-12, true",
        "just before those,        2026-11-27T23:59:59.999999999, 2026-11, false",
        "the last day of November, 2026-11-30T23:59:59,           2026-12, true",
        "midnight of the 1st,      2026-12-01T00:00,              2026-12, true",
        "the end of the 5th,       2026-12-05T23:59:59.999999999, 2026-12, true",
        "midnight of the 6th,      2026-12-06T00:00,              2026-12, false",
        "before New Year,          2026-12-29T00:00,              2027-01, true",
        "four days before it,      2026-12-28T23:59:59,           2026-12, false",
        "the 31st of December,     2026-12-31T23:59:59,           2027-01, true",
        "a common February,        2026-02-26T00:00,              2026-03, true",
        "the 25th of February,     2026-02-25T23:59:59,           2026-02, false",
        "the leap day,             2028-02-29T12:00,              2028-03, true",
        "the 27th in a leap year,  2028-02-27T00:00,              2028-03, true",
        "the 26th in a leap year,  2028-02-26T23:59:59,           2028-02, false",
        "clocks go forward,        2026-03-29T02:59:59,           2026-04, true",
        "the day before they do,   2026-03-28T23:59:59,           2026-03, false",
        "clocks go back,           2026-10-29T00:00,              2026-11, true"
    })
    void countsDaysBeforeThe1stForTheNextPeriod(String when, LocalDateTime local, String period, boolean onTime) {
        BillingCalendar early = new BillingCalendar(KYIV, 1, 5, 3);
        Instant instant = local.atZone(KYIV).toInstant();

        assertThat(early.periodOf(instant)).hasToString(period);
        assertThat(early.isOnTime(instant)).isEqualTo(onTime);
    }

    @ParameterizedTest(name = "the {0} to {1}: day {2}")
    @CsvSource({
        "3, 7, 2, false",
        "3, 7, 3, true",
        "3, 7, 7, true",
        "3, 7, 8, false",
        "1, 1, 1, true",
        "1, 1, 2, false",
        "1, 31, 30, true"
    })
    void appliesAnotherWindow(int first, int last, int day, boolean onTime) {
        Instant noon = LocalDateTime.of(2026, 11, day, 12, 0).atZone(KYIV).toInstant();

        assertThat(new BillingCalendar(KYIV, first, last, 0).isOnTime(noon)).isEqualTo(onTime);
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 0", "1, 32, 0", "6, 5, 0", "1, 5, -1", "1, 5, 21", "2, 5, 1"})
    void rejectsDaysThatAreNotAWindow(int first, int last, int before) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BillingCalendar(KYIV, first, last, before));
    }

    private static ZoneId kyiv() {
        return ZoneId.getAvailableZoneIds().contains("Europe/Kyiv")
                ? ZoneId.of("Europe/Kyiv")
                : ZoneId.of("Europe/Kiev"); // its name in time zone data from before 2022
    }
}
