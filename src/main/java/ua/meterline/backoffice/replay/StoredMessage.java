package ua.meterline.backoffice.replay;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.Remark;

/**
 * A stored message with its outcome.
 *
 * @param reason of the outcome, or the rules that held it; null for none
 */
public record StoredMessage(long id, CustomerMessage message, String outcome, String reason) {
    static StoredMessage of(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        CustomerMessage message = new CustomerMessage(
                Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                row.getString("sender"),
                row.getString("recipient"),
                Instant.parse(row.getString("received_at")),
                row.getString("text"),
                null,
                itsOwn(id));
        return new StoredMessage(id, message, row.getString("outcome"), row.getString("reason"));
    }

    /** A unique fingerprint: redeliveries have no row. */
    private static Fingerprint itsOwn(long id) {
        return Fingerprint.of(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(0).putLong(id).array());
    }

    /** Whether its text was purged; a message received without text was rejected as empty. */
    private boolean isPurged() {
        return message.text().isEmpty() && !RejectionReason.EMPTY.label().equals(reason);
    }

    /** Whether it answered a question. Without that question, which a replay does not ask, its text says nothing. */
    private boolean isAnswer() {
        return ReadingOutcome.Confirmed.ANSWER.equals(reason)
                || RejectionReason.QUESTION_CLOSED.label().equals(reason);
    }

    /** Whether its account was one of its number. A replay does not know what was bound then. */
    private boolean isBound() {
        return RejectionReason.WHICH_ACCOUNT.label().equals(reason)
                || reason != null && List.of(reason.split(",")).contains(Remark.BOUND_ACCOUNT.label());
    }

    /** Whether it was no message of a customer. */
    private boolean isCanary() {
        return RejectionReason.CANARY.label().equals(reason);
    }

    boolean isReplayable() {
        return !isPurged() && !isCanary() && !isAnswer() && !isBound();
    }
}
