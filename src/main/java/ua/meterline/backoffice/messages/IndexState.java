package ua.meterline.backoffice.messages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import ua.meterline.store.Sql;

/**
 * How far the index of the messages is. Their ids are sequential.
 *
 * @param keyed the last message in {@code message_key}; 0 for none
 * @param counted the last message in {@code message_hour}
 * @param last the last message
 */
record IndexState(long keyed, long counted, long last) {
    /** The ids of a part differ in these bits: 16,384 messages. */
    static final int PART_BITS = 14;

    private static final Sql SELECT = Sql.named("select-message-index");

    static IndexState of(Connection connection) throws SQLException {
        try (PreparedStatement query = SELECT.prepare(connection, Map.of());
                ResultSet row = query.executeQuery()) {
            row.next();
            return new IndexState(row.getLong("keyed"), row.getLong("counted"), row.getLong("last"));
        }
    }

    /** With this message as the last one: those after it may not be complete. */
    IndexState upTo(long complete) {
        return new IndexState(keyed, counted, Math.min(last, complete));
    }

    static long part(long message) {
        return message >> PART_BITS;
    }
}
