package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowExtensionTest {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final BillingPeriod NOVEMBER = BillingPeriod.parse("2026-11");
    private final BillingCalendar calendar = new BillingCalendar(KYIV);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "as long as the limit,            05T10:00 05T10:30,                   -",
        "longer than the limit,           05T10:00 05T10:31,                   06T00:31",
        "two longer ones,                 05T10:00 05T11:00 05T15:00 05T15:40, 06T01:40",
        "a long one and a short one,      05T10:00 05T11:00 05T15:00 05T15:20, 06T01:00",
        "two short ones with a restart,   05T10:00 05T10:20 05T10:20 05T10:40, 06T00:40",
        "two short ones apart,            05T10:00 05T10:20 05T11:20 05T11:40, -",
        "across the deadline,             05T23:10 06T00:30,                   06T01:20",
        "after the deadline,              06T00:10 06T02:00,                   -",
        "within the extension,            05T22:00 05T23:00 06T00:30 06T01:10, 06T01:40",
        "after the extension,             05T22:00 05T23:00 06T01:10 06T03:00, 06T01:00",
        "on the day before,               04T10:00 04T20:00,                   -",
        "from the day before on,          04T20:00 05T02:00,                   06T02:00"
    })
    void givesBackTheTimeOfLongDowntimesOnTheLastDay(String name, String downtimes, String until) {
        Optional<WindowExtension> extension = WindowExtension.of(NOVEMBER, calendar, november(downtimes), LIMIT);

        assertThat(extension.map(WindowExtension::until))
                .isEqualTo(until.equals("-") ? Optional.empty() : Optional.of(november(until, KYIV)));
    }

    @Test
    void tellsWhyAndByHowMuch() {
        WindowExtension extension = WindowExtension.of(NOVEMBER, calendar, november("04T23:00 05T01:00"), LIMIT)
                .orElseThrow();

        assertThat(extension.minutes()).isEqualTo(60);
        assertThat(extension.because()).isEqualTo(november("05T00:00 05T01:00"));
    }

    @Test
    void isAFullMinute() {
        Downtime odd = new Downtime(
                Instant.parse("2026-11-05T10:00:00Z"), Instant.parse("2026-11-05T10:40:00.001Z"), "not running");

        assertThat(WindowExtension.of(NOVEMBER, calendar, List.of(odd), LIMIT))
                .get()
                .extracting(WindowExtension::minutes)
                .isEqualTo(41L);
    }

    /** On 25 October 2026, the clocks of Kyiv go back from 4 to 3 o'clock. */
    @Test
    void countsTheTimeThatPassedWhenClocksGoBack() {
        BillingCalendar until25th = new BillingCalendar(KYIV, 1, 25, 0);
        Downtime night = new Downtime(
                Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-10-25T02:00:00Z"), "not running");

        WindowExtension extension = WindowExtension.of(BillingPeriod.parse("2026-10"), until25th, List.of(night), LIMIT)
                .orElseThrow();

        assertThat(extension.until()).isEqualTo(local("26T02:00", KYIV, 10));
    }

    @Test
    void endsWhereMessagesCountForTheNextPeriod() {
        BillingCalendar wholeMonth = new BillingCalendar(KYIV, 1, 31, 0);

        assertThat(WindowExtension.of(
                                NOVEMBER,
                                wholeMonth,
                                List.of(new Downtime(
                                        november("30T10:00", KYIV), november("30T12:00", KYIV), "database")),
                                LIMIT)
                        .orElseThrow()
                        .minutes())
                .isZero();
    }

    @Test
    void theCalendarAsksForExtensions() {
        Instant until = november("06T01:20", KYIV);
        BillingCalendar extended =
                calendar.with(period -> period.equals(NOVEMBER) ? Optional.of(until) : Optional.empty());
        Instant inside = until.minusMillis(1);

        assertThat(extended.isOnTime(inside)).isTrue();
        assertThat(extended.isOnTime(NOVEMBER, inside)).isTrue();
        assertThat(extended.isWindowOver(NOVEMBER, inside)).isFalse();
        assertThat(extended.isOnTime(until)).isFalse();
        assertThat(extended.isWindowOver(NOVEMBER, until)).isTrue();
        assertThat(extended.windowEnd(NOVEMBER)).hasToString("2026-11-06 01:20");
        assertThat(extended.windowEnd(NOVEMBER.plusMonths(1))).hasToString("2026-12-05");
        assertThat(calendar.isOnTime(inside)).isFalse();
    }

    @Test
    void anEndAtMidnightIsTheWholeDayBefore() {
        BillingCalendar extended = calendar.with(period -> Optional.of(november("07T00:00", KYIV)));

        assertThat(extended.windowEnd(NOVEMBER)).hasToString("2026-11-06");
        assertThat(calendar.with(period -> Optional.of(november("05T12:00", KYIV)))
                        .windowEnd(NOVEMBER))
                .as("earlier than announced")
                .hasToString("2026-11-05");
    }

    /** A window that begins late in the month does not begin earlier because its end moved. */
    @Test
    void anExtensionDoesNotOpenTheDaysBeforeTheWindow() {
        BillingCalendar late =
                new BillingCalendar(KYIV, 10, 15, 0).with(period -> Optional.of(november("16T01:00", KYIV)));

        assertThat(late.isOnTime(november("09T12:00", KYIV))).isFalse();
        assertThat(late.isOnTime(november("16T00:30", KYIV))).isTrue();
    }

    /** Pairs of begin and end, in local time. */
    private static List<Downtime> november(String times) {
        List<Instant> instants =
                Stream.of(times.split(" ")).map(time -> november(time, KYIV)).toList();
        return Stream.iterate(0, i -> i < instants.size(), i -> i + 2)
                .map(i -> new Downtime(instants.get(i), instants.get(i + 1), "not running"))
                .toList();
    }

    private static Instant november(String dayAndTime, ZoneId zone) {
        return local(dayAndTime, zone, 11);
    }

    private static Instant local(String dayAndTime, ZoneId zone, int month) {
        return LocalDateTime.parse("2026-" + month + "-" + dayAndTime)
                .atZone(zone)
                .toInstant();
    }
}
