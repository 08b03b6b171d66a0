package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Sql;

/** Finds the accounts of the registry that have no reading of a period. For use by one thread. */
public final class MissingReadings {
    /**
     * An account without a reading.
     *
     * @param name or null
     * @param address or null
     * @param held whether a reading waits for a review
     */
    public record Missing(String account, String name, String address, boolean held) {}

    private final Connection connection;

    public MissingReadings(Connection connection) {
        this.connection = connection;
    }

    /**
     * Visits them in order of the account.
     *
     * @return how many there are
     * @throws RefusedException when there is no registry
     */
    public long forEach(BillingPeriod period, Consumer<Missing> visitor) throws SQLException, RefusedException {
        requireRegistry();
        long count = 0;
        try (PreparedStatement statement =
                        Sql.prepare(connection, "select-accounts-without-reading", "period", period.toString());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                visitor.accept(new Missing(
                        row.getString("account"),
                        row.getString("name"),
                        row.getString("address"),
                        row.getBoolean("held")));
                count++;
            }
        }
        return count;
    }

    private void requireRegistry() throws SQLException, RefusedException {
        try (PreparedStatement statement = Sql.named("select-registered").prepare(connection, Map.of("account", ""));
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (!row.getBoolean("registry")) {
                throw new RefusedException(Refusal.REGISTRY_EMPTY);
            }
        }
    }
}
