package ua.meterline.backoffice;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A message in the review queue. Times are UTC texts as in the database.
 *
 * @param reason of the message, may be null
 * @param numbers what each number of the text was taken for; may be null
 * @param rules the names of the rules that held it, comma-separated
 * @param decided the decision of a reviewer, or null
 */
public record HeldMessage(
        long id,
        String receivedAt,
        String channel,
        String sender,
        String recipient,
        String text,
        String reason,
        String numbers,
        Statement statement,
        String rules,
        Decided decided) {
    /**
     * What the message states, or the corrected version.
     *
     * @param account ten digits, or null when unknown
     * @param value or null when unknown
     */
    public record Statement(String account, int meter, Integer value, String period, boolean onTime) {
        /** With the corrections applied. In another period than the original one, nothing is on time. */
        Statement with(Correction correction) {
            String stated =
                    correction.period() == null ? period : correction.period().toString();
            return new Statement(
                    correction.account() == null
                            ? account
                            : correction.account().digits(),
                    meter,
                    correction.value() == null
                            ? value
                            : Integer.valueOf(correction.value().value()),
                    stated,
                    onTime && stated.equals(period));
        }
    }

    /**
     * A final decision.
     *
     * @param decision {@code accept} or {@code reject}
     */
    public record Decided(String decision, String by, String at, String why) {}

    static HeldMessage of(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        return new HeldMessage(
                row.getLong("id"),
                row.getString("received_at"),
                row.getString("channel"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("text"),
                row.getString("reason"),
                row.getString("numbers"),
                new Statement(
                        row.getString("account"),
                        row.getInt("meter"),
                        (Integer) row.getObject("value"),
                        row.getString("period"),
                        row.getBoolean("on_time")),
                row.getString("rules"),
                decision == null
                        ? null
                        : new Decided(
                                decision,
                                row.getString("decided_by"),
                                row.getString("decided_at"),
                                row.getString("why")));
    }
}
