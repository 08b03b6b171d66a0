package ua.meterline.backoffice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import ua.meterline.common.Printable;

/**
 * A message in the review queue. Times are UTC texts as in the database.
 *
 * @param reason of the message, may be null
 * @param numbers what each number of the text was taken for; may be null
 * @param rules the names of the rules that held it, comma-separated
 * @param decided the decision that holds, or null
 * @param messages the ids of the messages that state the same reading and are decided together, this one included, in
 *     order
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
        Decided decided,
        List<Long> messages) {
    /**
     * What the message states, or the corrected version.
     *
     * @param account ten digits, or null when unknown
     * @param value or null when unknown
     */
    public record Statement(String account, int meter, Integer value, String period, boolean onTime) {
        /** Of another meter. */
        Statement onMeter(int number) {
            return new Statement(account, number, value, period, onTime);
        }

        /** With the corrections applied. In another period than the original one, nothing is on time. */
        Statement with(Correction correction) {
            String stated =
                    correction.period() == null ? period : correction.period().toString();
            return new Statement(
                    correction.account() == null
                            ? account
                            : correction.account().digits(),
                    correction.meter() == null ? meter : correction.meter(),
                    correction.value() == null
                            ? value
                            : Integer.valueOf(correction.value().value()),
                    stated,
                    onTime && stated.equals(period));
        }

        boolean isSameReading(Statement other) {
            return account.equals(other.account)
                    && meter == other.meter
                    && value.equals(other.value)
                    && period.equals(other.period);
        }
    }

    /**
     * A decision.
     *
     * @param id of the row in {@code review}
     * @param decision {@code accept} or {@code reject}
     * @param reading as accepted; null when rejected
     * @param forced the rules that doubt the correction and were overruled, comma-separated; null for none
     */
    public record Decided(
            long id, String decision, String by, String at, String why, Statement reading, String forced) {
        boolean isAccepted() {
            return reading != null;
        }

        /** @param refusal one that names the message, the decision, the person and the time */
        public RefusedException refusal(Refusal refusal, long messageId) {
            return new RefusedException(refusal, messageId, decision, Printable.plain(by), at);
        }
    }

    /** The last of the messages, whose place among the customer's messages the reading has when it is accepted. */
    long lastMessage() {
        return messages.get(messages.size() - 1);
    }

    static HeldMessage of(ResultSet row) throws SQLException {
        Statement statement = new Statement(
                row.getString("account"),
                row.getInt("meter"),
                (Integer) row.getObject("value"),
                row.getString("period"),
                row.getBoolean("on_time"));
        return new HeldMessage(
                row.getLong("id"),
                row.getString("received_at"),
                row.getString("channel"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("text"),
                row.getString("reason"),
                row.getString("numbers"),
                statement,
                row.getString("rules"),
                decided(row, statement),
                ids(row.getString("messages")));
    }

    private static List<Long> ids(String joined) {
        return Arrays.stream(joined.split(",")).map(Long::valueOf).sorted().toList();
    }

    private static Decided decided(ResultSet row, Statement stated) throws SQLException {
        String decision = row.getString("decision");
        if (decision == null) {
            return null;
        }
        String account = row.getString("decided_account");
        Statement reading = account == null
                ? null
                : new Statement(
                        account,
                        row.getInt("decided_meter"),
                        row.getInt("decided_value"),
                        row.getString("decided_period"),
                        false);
        return new Decided(
                row.getLong("review"),
                decision,
                row.getString("decided_by"),
                row.getString("decided_at"),
                row.getString("why"),
                reading,
                row.getString("forced"));
    }
}
