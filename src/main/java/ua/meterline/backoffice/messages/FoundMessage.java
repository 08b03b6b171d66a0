package ua.meterline.backoffice.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import ua.meterline.store.UtcTime;

/**
 * A line in the result of a search.
 *
 * @param sender empty where there is none, or after the purge
 * @param text its beginning; empty also after the purge
 * @param isCut whether the text goes on
 * @param reasons of the outcome
 * @param decision of the review that holds, {@code accept} or {@code reject}; null for none
 * @param reply the state of the reply; null for none
 * @param replyReason why it failed or was suppressed; null for none
 */
public record FoundMessage(
        long id,
        Instant receivedAt,
        String channel,
        String sender,
        String text,
        boolean isCut,
        String outcome,
        List<String> reasons,
        String decision,
        String reply,
        String replyReason) {
    /** Whether it waits for a decision. */
    public boolean isUndecided() {
        return outcome.equals("held") && decision == null;
    }

    static FoundMessage of(ResultSet row) throws SQLException {
        return new FoundMessage(
                row.getLong("id"),
                UtcTime.parse(row.getString("received_at")),
                row.getString("channel"),
                row.getString("sender"),
                row.getString("text"),
                row.getBoolean("is_cut"),
                row.getString("outcome"),
                words(row.getString("reason")),
                row.getString("decision"),
                row.getString("reply"),
                row.getString("reply_reason"));
    }

    static List<String> words(String joined) {
        return joined == null ? List.of() : Arrays.asList(joined.split(","));
    }
}
