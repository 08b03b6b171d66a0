package ua.meterline.backoffice.messages;

import static ua.meterline.store.Rows.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import ua.meterline.store.Sql;

/**
 * The messages of an account, of a sender or of a file, which a search then looks at. Immutable.
 *
 * @param keys a message must have all of them
 * @param known ids that count as if they had the first key, such as of the account's readings; without keys, all there
 *     are
 * @param keyed up to this message the index is complete
 * @param ahead the keys of those that follow, as far as they are read
 */
record Candidates(List<MessageKeys.Wanted> keys, SortedSet<Long> known, long keyed, List<KeySlice> ahead) {
    private static final Sql KEYED = Sql.named("select-keyed-messages");
    private static final Sql LIKE_A_KEY = Sql.named("select-messages-like-key");

    /** Up to this message they are looked up; those behind it are read. */
    long lookedUp() {
        return KeysAhead.last(ahead, keyed);
    }

    /** Those in a range of ids, oldest first. */
    SortedSet<Long> in(Connection connection, long first, long last) throws SQLException {
        SortedSet<Long> ids = new TreeSet<>(known.subSet(first, last + 1));
        if (keys.isEmpty()) {
            return ids;
        }
        ids.addAll(with(connection, keys.get(0), first, last));
        for (MessageKeys.Wanted key : keys.subList(1, keys.size())) {
            ids.retainAll(with(connection, key, first, last));
        }
        return ids;
    }

    private List<Long> with(Connection connection, MessageKeys.Wanted key, long first, long last) throws SQLException {
        List<Long> ids = new ArrayList<>();
        if (first <= keyed) {
            ids.addAll(indexed(connection, key.key(), first, Math.min(last, keyed)));
        }
        if (last > keyed) {
            ids.addAll(ahead(connection, key, Math.max(first, keyed + 1), last));
        }
        if (last > lookedUp()) {
            ids.addAll(unindexed(connection, key, Math.max(first, lookedUp() + 1), last));
        }
        return ids;
    }

    /** Each is read: it may have been emptied since. */
    private List<Long> ahead(Connection connection, MessageKeys.Wanted key, long first, long last) throws SQLException {
        List<Long> ids = new ArrayList<>();
        for (KeySlice slice : ahead) {
            if (slice.first() <= last && slice.last() >= first) {
                for (long id : slice.messagesOf(key.key())) {
                    if (id >= first && id <= last) {
                        ids.addAll(unindexed(connection, key, id, id));
                    }
                }
            }
        }
        return ids;
    }

    private static List<Long> indexed(Connection connection, long key, long first, long last) throws SQLException {
        List<Long> ids = new ArrayList<>();
        Map<String, Object> row = row(
                "first_part",
                IndexState.part(first),
                "last_part",
                IndexState.part(last),
                "key",
                key,
                "first",
                first,
                "last",
                last);
        try (PreparedStatement query = KEYED.prepare(connection, row);
                ResultSet message = query.executeQuery()) {
            while (message.next()) {
                ids.add(message.getLong("message_id"));
            }
        }
        return ids;
    }

    private static List<Long> unindexed(Connection connection, MessageKeys.Wanted key, long first, long last)
            throws SQLException {
        List<Long> ids = new ArrayList<>();
        Map<String, Object> row = row("first", first, "last", last, "sender", key.likeSender(), "text", key.likeText());
        try (PreparedStatement query = LIKE_A_KEY.prepare(connection, row);
                ResultSet message = query.executeQuery()) {
            while (message.next()) {
                if (key.isOf(message.getString("sender"), message.getString("text"), message.getString("numbers"))) {
                    ids.add(message.getLong("id"));
                }
            }
        }
        return ids;
    }
}
