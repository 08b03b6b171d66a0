package ua.meterline.backoffice.messages;

import static ua.meterline.store.Rows.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import ua.meterline.store.Sql;

/**
 * The keys of some messages that follow each other, before they are rows of {@code message_key}: 12 octets each, so
 * that those of many messages may wait. Immutable.
 */
final class KeySlice {
    private static final Sql MESSAGES = Sql.named("select-messages-to-key");
    private static final Sql EMPTIED = Sql.named("count-emptied-messages");
    private static final Sql INSERT_KEY = Sql.named("insert-message-key");
    private static final Sql KEYED = Sql.named("upsert-keyed-up-to");

    /** In the order of the table. */
    private static final Comparator<Key> ORDER = Comparator.<Key>comparingLong(key -> IndexState.part(key.message))
            .thenComparingLong(Key::key)
            .thenComparingLong(Key::message);

    private final long first;
    private final long last;
    /** How many of the messages were empty when they were read. */
    private final long emptied;
    /** In the order of the table. */
    private final long[] keys;
    /** Of each key, how many messages its message is behind the first one. */
    private final int[] places;

    private record Key(long key, long message) {}

    private KeySlice(long first, long last, long emptied, List<Key> sorted) {
        this.first = first;
        this.last = last;
        this.emptied = emptied;
        this.keys = sorted.stream().mapToLong(Key::key).toArray();
        this.places =
                sorted.stream().mapToInt(key -> (int) (key.message - first)).toArray();
    }

    /** Reads them. The count comes first, so that what is emptied in between is not missed. */
    static KeySlice read(Connection connection, long after, long last) throws SQLException {
        Map<String, Object> range = row("first", after + 1, "last", last);
        long emptied = EMPTIED.number(connection, range);
        List<Key> keys = new ArrayList<>();
        try (PreparedStatement query = MESSAGES.prepare(connection, range);
                ResultSet message = query.executeQuery()) {
            while (message.next()) {
                long id = message.getLong("id");
                for (long key : MessageKeys.of(
                        message.getString("sender"), message.getString("text"), message.getString("numbers"))) {
                    keys.add(new Key(key, id));
                }
            }
        }
        keys.sort(ORDER);
        return new KeySlice(after + 1, last, emptied, keys);
    }

    /** Writes nothing when a purge or an erasure emptied a message meanwhile: then the slice must be read again. */
    boolean write(Connection connection) throws SQLException {
        Map<String, Object> range = row("first", first, "last", last);
        if (EMPTIED.number(connection, range) != emptied) {
            return false;
        }
        try (PreparedStatement insert = INSERT_KEY.prepare(connection)) {
            for (int i = 0; i < keys.length; i++) {
                long message = first + places[i];
                INSERT_KEY.bind(
                        insert, Map.of("part", IndexState.part(message), "key", keys[i], "message_id", message));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        KEYED.update(connection, range);
        return true;
    }

    /** The messages that had a key when they were read. */
    List<Long> messagesOf(long key) {
        List<Long> messages = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                messages.add(first + places[i]);
            }
        }
        return messages;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }
}
