package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import ua.meterline.common.Progress;
import ua.meterline.store.Sql;

/** Scans all messages in pages; for rare queries without an index. */
final class MessageScan {
    private static final int PAGE = 10_000;

    /** The scanned columns of a message. */
    record Scanned(long id, String sender, String receivedAt, String outcome, String text) {}

    private final Connection connection;
    private final String since;
    private final Progress progress;

    /**
     * @param since a UTC text; messages received before are skipped
     * @param progress receives how many messages were read
     */
    MessageScan(Connection connection, String since, Progress progress) {
        this.connection = connection;
        this.since = since;
        this.progress = progress;
    }

    void forEach(Consumer<Scanned> visitor) throws SQLException {
        long read = 0;
        long after = 0;
        long before;
        do {
            before = after;
            try (PreparedStatement page = Sql.prepare(
                            connection, "select-message-page", "after", after, "since", since, "limit", PAGE);
                    ResultSet row = page.executeQuery()) {
                while (row.next()) {
                    after = row.getLong("id");
                    visitor.accept(new Scanned(
                            after,
                            row.getString("sender"),
                            row.getString("received_at"),
                            row.getString("outcome"),
                            row.getString("text")));
                    read++;
                }
            }
            progress.at("messages looked through", read);
        } while (after > before);
    }
}
