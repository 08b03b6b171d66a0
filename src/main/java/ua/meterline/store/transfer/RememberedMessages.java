package ua.meterline.store.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import ua.meterline.store.RecentMessages;

/**
 * The redelivery window on PostgreSQL. A gateway on a file reads it from the messages when it starts; nodes share it in
 * a table, which has to have it before the first one starts. As on a file, it ends with the last SMS that was received:
 * the time until a gateway runs again does not count.
 */
final class RememberedMessages {
    /** The node has received messages for 0 ms when the copy ends, and those before it for fewer. */
    private static final String NODE = """
            INSERT INTO node (name, version, host, started_at, seen_at, stopped_at, links, links_bound,
                receiving, ready)
            VALUES (?, '', '', now(), now(), now(), 0, 0, 0, 0)""";

    /**
     * Read backwards from the end of the table to the first one that is older than any message that was stored in the
     * window: a long message may have waited for its segments.
     */
    private static final String FINGERPRINTS = """
            WITH last AS (
                SELECT least(CAST(received_at AS TIMESTAMPTZ), now()) AS at
                FROM message WHERE channel = 'sms' ORDER BY id DESC LIMIT 1),
            older AS (
                SELECT message.id FROM message
                WHERE message.channel = 'sms' AND CAST(message.received_at AS TIMESTAMPTZ)
                    <= (SELECT at FROM last) - interval '1 day'
                ORDER BY message.id DESC LIMIT 1),
            recent AS (
                SELECT message.fingerprint, min(extract(epoch FROM last.at - CAST(received_at AS TIMESTAMPTZ))) AS age
                FROM message, last
                WHERE message.id > coalesce((SELECT id FROM older), 0) AND channel = 'sms' AND fingerprint <> ''
                GROUP BY fingerprint)
            INSERT INTO recent_fingerprint (fingerprint, node, node_ms)
            SELECT fingerprint, ?, CAST(-1000 * greatest(age, 0) AS BIGINT)
            FROM recent
            WHERE 1000 * age < ?""";

    private RememberedMessages() {}

    /** @param node the name of the gateway that goes on */
    static void store(Connection server, String node) throws SQLException {
        try (PreparedStatement insert = server.prepareStatement(NODE)) {
            insert.setString(1, node);
            insert.executeUpdate();
        }
        try (PreparedStatement insert = server.prepareStatement(FINGERPRINTS)) {
            insert.setString(1, node);
            insert.setLong(2, RecentMessages.WINDOW.toMillis());
            insert.executeUpdate();
        }
    }
}
