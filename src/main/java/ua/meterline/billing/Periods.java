package ua.meterline.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import ua.meterline.common.CsvDialect;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * What exports ask about periods: the calendar, and the settings of new batches. Immutable.
 *
 * @param version of this program, for the manifests
 * @param csv the dialect of new batches
 */
public record Periods(BillingCalendar calendar, InstantSource clock, String version, CsvDialect csv) {
    private static final Sql IN_REVIEW = Sql.named("count-in-review");

    boolean isWindowOpen(BillingPeriod period) {
        return !calendar.isWindowOver(period, clock.instant());
    }

    PeriodState state(Connection connection, BillingPeriod period) throws SQLException {
        return new PeriodState(isWindowOpen(period), IN_REVIEW.number(connection, Map.of("period", period.toString())));
    }

    BatchOrigin origin(BillingPeriod period, String startedBy) {
        String readOn = period.month()
                .atDay(1)
                .atStartOfDay(calendar.zone())
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        return new BatchOrigin(UtcTime.format(clock.instant()), version, readOn, csv, startedBy);
    }
}
