package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import ua.meterline.store.Sql;

/** The effective readings of one meter by period. Immutable. */
public final class EffectiveReadings {
    private final NavigableMap<String, EffectiveReading> byPeriod;

    private EffectiveReadings(NavigableMap<String, EffectiveReading> byPeriod) {
        this.byPeriod = byPeriod;
    }

    /** @param account ten digits; null, which has none, is allowed */
    public static EffectiveReadings of(Connection connection, String account, int meter) throws SQLException {
        NavigableMap<String, EffectiveReading> found = new TreeMap<>();
        try (PreparedStatement statement =
                        Sql.prepare(connection, "select-effective", "account", account, "meter", meter);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.put(row.getString("period"), reading(row));
            }
        }
        return new EffectiveReadings(found);
    }

    private static EffectiveReading reading(ResultSet row) throws SQLException {
        return new EffectiveReading(
                row.getInt("value"),
                row.getString("period"),
                row.getBoolean("on_time"),
                row.getLong("reviewed") != 0,
                row.getLong("message_id"),
                row.getLong("latest_message_id"));
    }

    /** Those of the latest periods, the latest first. */
    List<EffectiveReading> latest(int most) {
        return byPeriod.descendingMap().values().stream().limit(most).toList();
    }

    /** The effective reading of the period. */
    public Optional<EffectiveReading> in(String period) {
        return Optional.ofNullable(byPeriod.get(period));
    }

    /** The effective reading of the first period after this one that has any. */
    public Optional<EffectiveReading> after(String period) {
        return Optional.ofNullable(byPeriod.higherEntry(period)).map(Map.Entry::getValue);
    }

    /** The effective reading of the latest period before this one that has any. */
    public Optional<EffectiveReading> before(String period) {
        return Optional.ofNullable(byPeriod.lowerEntry(period)).map(Map.Entry::getValue);
    }
}
