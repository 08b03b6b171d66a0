package ua.meterline.backoffice.overview;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.util.Map;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.BackgroundPace;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;

/**
 * Counts the accounts with a reading of the current period. It reads the registry in slices, each in a transaction of
 * its own, so that the write-ahead log can be reused meanwhile, and at the pace of such counts. Thread-safe.
 */
public final class ProgressCount {
    private static final Sql SLICE = Sql.named("select-progress-slice");
    private static final int ACCOUNTS_OF_A_SLICE = 2_000;

    private final DatabaseAccess database;
    private final BackgroundPace pace;
    private final BillingCalendar calendar;
    private final InstantSource clock;

    public ProgressCount(DatabaseAccess database, BackgroundPace pace, BillingCalendar calendar, InstantSource clock) {
        this.database = database;
        this.pace = pace;
        this.calendar = calendar;
        this.clock = clock;
    }

    private record Slice(long accounts, long withReading, String last) {}

    /** Takes a second or two of processor time with a million accounts. Ends early when its thread is interrupted. */
    public PeriodProgress count() throws StoreUnavailableException {
        BillingPeriod period = calendar.periodOf(clock.instant());
        long accounts = 0;
        long withReading = 0;
        Slice slice = new Slice(0, 0, "");
        do {
            long began = System.nanoTime();
            slice = after(slice.last(), period);
            accounts += slice.accounts();
            withReading += slice.withReading();
            pace.rest(began);
        } while (slice.accounts() == ACCOUNTS_OF_A_SLICE
                && !Thread.currentThread().isInterrupted());
        return new PeriodProgress(period, calendar.windowEnd(period), accounts, withReading, clock.instant());
    }

    private Slice after(String account, BillingPeriod period) throws StoreUnavailableException {
        return database.read(connection -> {
            Map<String, Object> parameters =
                    Map.of("after", account, "period", period.toString(), "slice", ACCOUNTS_OF_A_SLICE);
            try (PreparedStatement query = SLICE.prepare(connection, parameters);
                    ResultSet row = query.executeQuery()) {
                row.next();
                return new Slice(row.getLong("accounts"), row.getLong("with_reading"), row.getString("last"));
            }
        });
    }
}
