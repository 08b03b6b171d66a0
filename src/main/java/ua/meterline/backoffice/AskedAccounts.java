package ua.meterline.backoffice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import ua.meterline.store.UtcTime;

/**
 * A question to a number with several accounts, which one its digits are a reading of.
 *
 * @param message with the digits, whose reply asked
 * @param endings the last digits of the accounts, as the customer read them
 * @param expiresAt an answer that is received later does not count
 * @param answer the message that named the account; null for none
 */
public record AskedAccounts(long message, String endings, Instant askedAt, Instant expiresAt, Long answer) {
    /** Of a row of {@code select-message-account-question.sql}. */
    public static AskedAccounts of(ResultSet row) throws SQLException {
        long answer = row.getLong("answered_by");
        return new AskedAccounts(
                row.getLong("message_id"),
                row.getString("endings"),
                UtcTime.parse(row.getString("asked_at")),
                UtcTime.parse(row.getString("expires_at")),
                answer == 0 ? null : answer);
    }

    /** Whether an answer comes too late. */
    public boolean isExpiredAt(Instant now) {
        return now.isAfter(expiresAt);
    }
}
