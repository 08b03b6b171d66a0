package ua.meterline.backoffice.cabinet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ua.meterline.backoffice.limit.RateLimit;
import ua.meterline.backoffice.limit.RateLimits;
import ua.meterline.common.RandomToken;
import ua.meterline.reading.ReceiptCode;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/** Finds readings by the codes in replies, a limited number of times for each network. Thread-safe. */
public final class ReadingReceipts {
    private final DatabaseAccess database;
    private final RateLimit networks;
    private final InstantSource clock;

    /** @param perNetwork pages an hour, those of wrong codes included */
    public ReadingReceipts(DatabaseAccess database, RateLimits limits, int perNetwork, InstantSource clock) {
        this.database = database;
        this.networks = limits.limit("receipts for", perNetwork, Duration.ofHours(1));
        this.clock = clock;
    }

    /** Empty where the code is wrong or expired, and where the message was purged or erased. */
    public Optional<ReadingReceipt> find(String typed, String network)
            throws RateLimitException, StoreUnavailableException {
        RateLimitException.require(networks, network);
        Optional<ReceiptCode> code = ReceiptCode.of(typed);
        return code.isEmpty() ? Optional.empty() : database.read(connection -> find(connection, code.get()));
    }

    private Optional<ReadingReceipt> find(Connection connection, ReceiptCode code) throws SQLException {
        try (PreparedStatement query = Sql.prepare(
                        connection,
                        "select-reading-receipt",
                        "code",
                        RandomToken.hash(code.text()),
                        "now",
                        UtcTime.format(clock.instant()));
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(receipt(connection, row)) : Optional.empty();
        }
    }

    private static ReadingReceipt receipt(Connection connection, ResultSet row) throws SQLException {
        Integer counting = counting(connection, row);
        OwnReading.State state = state(row, counting);
        return new ReadingReceipt(
                row.getString("text"),
                UtcTime.parse(row.getString("received_at")),
                row.getString("account"),
                row.getString("period"),
                row.getInt("value"),
                row.getBoolean("on_time"),
                state,
                state == OwnReading.State.HELD ? List.of(row.getString("rules").split(",")) : List.of(),
                state == OwnReading.State.COUNTS ? counting : null);
    }

    private static OwnReading.State state(ResultSet row, Integer counting) throws SQLException {
        String decision = row.getString("decision");
        if ("reject".equals(decision)) {
            return OwnReading.State.REJECTED;
        } else if (row.getString("rules") != null && decision == null) {
            return OwnReading.State.HELD;
        }
        return counting == null ? OwnReading.State.REPLACED : OwnReading.State.COUNTS;
    }

    /** The value of this message, as it was read or as the office corrected it, if it counts; null otherwise. */
    private static Integer counting(Connection connection, ResultSet row) throws SQLException {
        String own = row.getString("decided_account") == null ? "" : "decided_";
        int value = row.getInt(own + "value");
        String period = row.getString(own + "period");
        try (PreparedStatement query = Sql.prepare(
                        connection,
                        "select-effective",
                        "account",
                        row.getString(own + "account"),
                        "meter",
                        row.getInt(own + "meter"));
                ResultSet effective = query.executeQuery()) {
            while (effective.next()) {
                if (effective.getString("period").equals(period)) {
                    return effective.getInt("value") == value ? value : null;
                }
            }
        }
        return null;
    }
}
