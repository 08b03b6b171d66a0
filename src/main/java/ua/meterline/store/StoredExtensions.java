package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.WindowExtensions;

/**
 * The extended windows of a database: those that were recorded when it was opened, and those that are told since.
 * Thread-safe.
 */
public final class StoredExtensions implements WindowExtensions {
    private static final Sql RECORDED = Sql.named("select-window-extensions");

    private final Map<BillingPeriod, Instant> ends = new ConcurrentHashMap<>();

    /** Reads the recorded ones: one row for each period whose window was extended. */
    public static StoredExtensions of(DataSource readers) throws SQLException {
        StoredExtensions extensions = new StoredExtensions();
        extensions.refresh(readers);
        return extensions;
    }

    public static StoredExtensions of(Connection connection) throws SQLException {
        StoredExtensions extensions = new StoredExtensions();
        extensions.refresh(connection);
        return extensions;
    }

    void refresh(DataSource readers) throws SQLException {
        try (Connection connection = readers.getConnection()) {
            refresh(connection);
        }
    }

    /** Reads what was recorded meanwhile. */
    public void refresh(Connection connection) throws SQLException {
        try (PreparedStatement statement = RECORDED.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                extend(BillingPeriod.parse(row.getString("period")), UtcTime.parse(row.getString("extended_until")));
            }
        }
    }

    /** From now on, the window ends at this moment, unless it ends later already. */
    public void extend(BillingPeriod period, Instant until) {
        ends.merge(period, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    @Override
    public Optional<Instant> until(BillingPeriod period) {
        return Optional.ofNullable(ends.get(period));
    }
}
