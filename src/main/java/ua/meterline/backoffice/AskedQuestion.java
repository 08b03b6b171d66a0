package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * A question that a customer was asked about a held reading.
 *
 * @param message the held message, whose reply asked
 * @param value suggested
 * @param expiresAt an answer that is received later does not count
 * @param state {@code open}, {@code answered}, or {@code decided} by the office
 * @param answer the message that confirmed the value; null unless it is answered
 */
public record AskedQuestion(
        long message, int value, String period, Instant askedAt, Instant expiresAt, String state, Long answer) {
    /** The question with one of these messages, or the one that a message of them answered. */
    public static Optional<AskedQuestion> among(Connection connection, Collection<Long> messages) throws SQLException {
        String wanted = Rows.json(List.copyOf(messages));
        try (PreparedStatement query = Sql.prepare(connection, "select-message-question", "messages", wanted);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(of(row)) : Optional.empty();
        }
    }

    private static AskedQuestion of(ResultSet row) throws SQLException {
        long answer = row.getLong("answered_by");
        return new AskedQuestion(
                row.getLong("message_id"),
                row.getInt("value"),
                row.getString("period"),
                UtcTime.parse(row.getString("asked_at")),
                UtcTime.parse(row.getString("expires_at")),
                row.getString("state"),
                answer == 0 ? null : answer);
    }

    /** The state, or {@code expired} for an open one that was not answered in time. */
    public String stateAt(Instant now) {
        return state.equals("open") && now.isAfter(expiresAt) ? "expired" : state;
    }
}
