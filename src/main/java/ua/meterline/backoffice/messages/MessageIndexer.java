package ua.meterline.backoffice.messages;

import static ua.meterline.store.Rows.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;

/**
 * Fills {@code message_key} and {@code message_hour} behind the intake, in order of the ids and in slices. A slice and
 * its high-water mark are one transaction, so that a crash repeats nothing. It takes up to half of the writer's time,
 * and a twentieth while many messages arrive: then the index may fall behind, and catches up afterwards. The last
 * messages, less than a slice, wait. For use by one thread.
 */
public final class MessageIndexer {
    static final int SLICE = 1_024;
    /** What is far behind is caught up in larger slices, which share the cost of a commit. */
    private static final int LARGEST_SLICE = 4 * SLICE;

    private static final int BUSY_PER_SECOND = 200;
    private static final int SHARE_WHEN_BUSY = 20;
    private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Sql MESSAGES = Sql.named("select-messages-to-key");
    private static final Sql EMPTIED = Sql.named("count-emptied-messages");
    private static final Sql INSERT_KEY = Sql.named("insert-message-key");
    private static final Sql KEYED = Sql.named("upsert-keyed-up-to");
    private static final Sql INSERT_HOURS = Sql.named("upsert-message-hours");
    private static final Sql COUNTED = Sql.named("upsert-counted-up-to");

    private final DatabaseAccess database;
    private final LongSupplier nanoTime;
    private long lastSeen = Long.MAX_VALUE;
    private long lastSeenAt;
    private boolean busy;

    record Key(long part, long key, long message) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPart = Long.compare(part, other.part);
            int byKey = byPart != 0 ? byPart : Long.compare(key, other.key);
            return byKey != 0 ? byKey : Long.compare(message, other.message);
        }

        private Map<String, Object> row() {
            return Map.of("part", part, "key", key, "message_id", message);
        }
    }

    /** A slice as it was read, and how many of its messages were empty then. */
    record Slice(Map<String, Object> range, SortedSet<Key> keys, long emptied) {}

    public MessageIndexer(DatabaseAccess database) {
        this(database, System::nanoTime);
    }

    MessageIndexer(DatabaseAccess database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
    }

    /** Works for half a second at most, pauses included. */
    public void run() throws StoreUnavailableException {
        long end = nanoTime.getAsLong() + RUN_NANOS;
        long began;
        do {
            began = nanoTime.getAsLong();
            if (!step()) {
                return;
            }
            pause(nanoTime.getAsLong() - began);
        } while (nanoTime.getAsLong() < end);
    }

    /** Counts and keys one slice each; false when there was none. */
    boolean step() throws StoreUnavailableException {
        IndexState seen = database.read(IndexState::of);
        noteArrivals(seen.last());
        if (seen.last() - Math.min(seen.counted(), seen.keyed()) < SLICE) {
            return false;
        }
        IndexState state = seen.upTo(database.lastCompleteMessage());
        boolean counted = count(state);
        return key(state) || counted;
    }

    private boolean count(IndexState state) throws StoreUnavailableException {
        if (state.last() - state.counted() < SLICE) {
            return false;
        }
        Map<String, Object> range = range(state.counted(), Math.min(state.counted() + LARGEST_SLICE, state.last()));
        database.transaction(connection -> {
            INSERT_HOURS.update(connection, range);
            return COUNTED.update(connection, range);
        });
        return true;
    }

    private boolean key(IndexState state) throws StoreUnavailableException {
        long size = Math.min(LARGEST_SLICE, (state.last() - state.keyed()) / SLICE * SLICE);
        if (size == 0) {
            return false;
        }
        Slice slice = database.read(connection -> read(connection, state.keyed(), state.keyed() + size));
        database.transaction(connection -> write(connection, slice));
        return true;
    }

    private static Map<String, Object> range(long after, long last) {
        return row("first", after + 1, "last", last);
    }

    /** In one statement for each table, and the count first: what is emptied in between is not missed. */
    static Slice read(Connection connection, long after, long last) throws SQLException {
        Map<String, Object> range = range(after, last);
        long emptied = EMPTIED.number(connection, range);
        SortedSet<Key> keys = new TreeSet<>();
        try (PreparedStatement query = MESSAGES.prepare(connection, range);
                ResultSet message = query.executeQuery()) {
            while (message.next()) {
                long id = message.getLong("id");
                for (long key : MessageKeys.of(
                        message.getString("sender"), message.getString("text"), message.getString("numbers"))) {
                    keys.add(new Key(IndexState.part(id), key, id));
                }
            }
        }
        return new Slice(range, keys, emptied);
    }

    /** Writes nothing when a purge or an erasure emptied a message meanwhile: the next step reads the slice again. */
    static boolean write(Connection connection, Slice slice) throws SQLException {
        if (EMPTIED.number(connection, slice.range()) != slice.emptied()) {
            return false;
        }
        try (PreparedStatement insert = INSERT_KEY.prepare(connection)) {
            for (Key key : slice.keys()) {
                INSERT_KEY.bind(insert, key.row());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        KEYED.update(connection, slice.range());
        return true;
    }

    private void noteArrivals(long last) {
        long now = nanoTime.getAsLong();
        long elapsed = now - lastSeenAt;
        if (elapsed >= RUN_NANOS) {
            double seconds = elapsed / (double) TimeUnit.SECONDS.toNanos(1);
            busy = (last - lastSeen) / seconds > BUSY_PER_SECOND;
            lastSeen = last;
            lastSeenAt = now;
        }
    }

    private void pause(long took) {
        LockSupport.parkNanos(Math.min(took * (busy ? SHARE_WHEN_BUSY : 1), LONGEST_PAUSE_NANOS));
    }
}
