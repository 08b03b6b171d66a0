package ua.meterline.backoffice.cabinet;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ua.meterline.backoffice.messages.RejectedMessages;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/** Reads the readings of an account for its customer. Thread-safe. */
public final class OwnReadings {
    private static final int MOST = 60;
    private static final int MOST_REJECTED = 20;
    /** Two billing periods. */
    private static final Duration REJECTED_SINCE = Duration.ofDays(62);

    private final DatabaseAccess database;
    private final InstantSource clock;

    public OwnReadings(DatabaseAccess database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The last readings, the newest period first.
     *
     * @throws IllegalArgumentException when the session has not proved the account
     */
    public List<OwnReading> of(CabinetSession session, String account) throws StoreUnavailableException {
        requireOwn(session, account);
        return database.read(connection -> {
            try (PreparedStatement query =
                            Sql.prepare(connection, "select-own-readings", "account", account, "limit", MOST);
                    ResultSet row = query.executeQuery()) {
                List<OwnReading> readings = new ArrayList<>();
                while (row.next()) {
                    readings.add(reading(row));
                }
                return readings;
            }
        });
    }

    /**
     * The last SMS from the number of the session that name the account and were no readings, the newest first.
     *
     * @throws IllegalArgumentException when the session has not proved the account
     */
    public List<RejectedMessages.Rejected> rejected(CabinetSession session, String account)
            throws StoreUnavailableException {
        requireOwn(session, account);
        Instant since = clock.instant().minus(REJECTED_SINCE);
        return database.read(connection ->
                RejectedMessages.of(connection, new AccountNumber(account), session.number(), since, MOST_REJECTED));
    }

    private static void requireOwn(CabinetSession session, String account) {
        if (!session.has(account)) {
            throw new IllegalArgumentException("an account that the session has not proved");
        }
    }

    private static OwnReading reading(ResultSet row) throws SQLException {
        String rules = row.getString("rules");
        return new OwnReading(
                row.getString("period"),
                row.getInt("meter"),
                row.getInt("value"),
                OwnReading.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("channel"),
                row.getBoolean("on_time"),
                row.getBoolean("reviewed"),
                UtcTime.parse(row.getString("received")),
                rules == null ? List.of() : List.of(rules.split(",")));
    }
}
