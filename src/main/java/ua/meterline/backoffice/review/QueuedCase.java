package ua.meterline.backoffice.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A case of the queue, as listed. Times are UTC texts as in the database.
 *
 * @param account null, like {@code value}, where the message does not tell it
 * @param rules the names of the rules that hold it
 * @param file the name of the list that it came with, or null
 * @param customer the name in the registry, or null
 * @param stake distance from the reading before
 * @param equal how many messages hold this reading, at least 1; one decision settles all
 * @param claim who works on it, or null
 * @param deferredUntil or null
 * @param askedUntil so long an answer of the customer decides it; null where no question is open
 */
public record QueuedCase(
        long messageId,
        String account,
        Integer value,
        String period,
        List<String> rules,
        String channel,
        String file,
        String receivedAt,
        String customer,
        long stake,
        int equal,
        Claim claim,
        String deferredUntil,
        String askedUntil) {
    static QueuedCase of(ResultSet row) throws SQLException {
        String claimedBy = row.getString("claimed_by");
        long id = row.getLong("message_id");
        return new QueuedCase(
                id,
                row.getString("account"),
                (Integer) row.getObject("value"),
                row.getString("period"),
                List.of(row.getString("rules").split(",")),
                row.getString("channel"),
                row.getString("file"),
                row.getString("received_at"),
                row.getString("customer"),
                row.getLong("stake"),
                Math.max(1, row.getInt("equal_cases")),
                claimedBy == null ? null : new Claim(id, claimedBy, row.getString("claimed_until")),
                row.getString("deferred_until"),
                row.getString("asked_until"));
    }
}
