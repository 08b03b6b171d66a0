package ua.meterline.backoffice.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.backoffice.HeldMessage;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;

/** Another open case of the same account. */
public record OtherCase(long messageId, Integer value, String period, List<String> rules, String receivedAt) {
    /** The oldest of them; none where the account is not known. */
    static List<OtherCase> beside(Connection connection, HeldMessage message) throws SQLException {
        List<OtherCase> others = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(
                        connection,
                        "select-cases-of-account",
                        "account",
                        message.statement().account(),
                        "messages",
                        Rows.json(message.messages()));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                others.add(new OtherCase(
                        row.getLong("message_id"),
                        (Integer) row.getObject("value"),
                        row.getString("period"),
                        List.of(row.getString("rules").split(",")),
                        row.getString("received_at")));
            }
        }
        return others;
    }
}
