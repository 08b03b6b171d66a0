package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Sql;

/** Finds held messages. For use by one thread, like its connection. */
public final class HeldMessages {
    /** Visits held messages. */
    @FunctionalInterface
    public interface Visitor {
        void visit(HeldMessage message) throws SQLException;
    }

    private final Connection connection;

    public HeldMessages(Connection connection) {
        this.connection = connection;
    }

    /**
     * Visits held messages, oldest first. Undecided messages with the same reading are visited once, see {@link
     * HeldMessage#messages}.
     *
     * @param period only those of this period; null for all
     * @param decided whether to include decided ones
     */
    public void forEach(BillingPeriod period, boolean decided, Visitor visitor) throws SQLException {
        String only = period == null ? null : period.toString();
        try (PreparedStatement statement = Sql.prepare(connection, "select-held", "period", only, "decided", decided);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                visitor.visit(HeldMessage.of(rows));
            }
        }
    }

    /** @throws RefusedException when there is no such message, or it was not held */
    public HeldMessage find(long id) throws SQLException, RefusedException {
        try (PreparedStatement statement = Sql.prepare(connection, "select-held-message", "message_id", id);
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                return HeldMessage.of(row);
            }
        }
        throw notHeld(id);
    }

    private RefusedException notHeld(long id) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, "select-outcome", "message_id", id);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return new RefusedException(Refusal.NO_SUCH_MESSAGE, id);
            }
            String outcome = row.getString(1);
            return outcome.equals("accepted")
                    ? new RefusedException(Refusal.NOT_HELD_BUT_ACCEPTED, id)
                    : new RefusedException(Refusal.NOT_HELD, id, outcome);
        }
    }
}
