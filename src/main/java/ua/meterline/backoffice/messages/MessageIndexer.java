package ua.meterline.backoffice.messages;

import static ua.meterline.store.Rows.row;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import ua.meterline.store.ArrivalRate;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;

/**
 * Fills {@code message_hour} and {@code message_key} behind the intake, in order of the ids and in slices. A slice and
 * its high-water mark are one transaction, so that a crash repeats nothing. The last messages, less than a slice, wait.
 *
 * <p>The hours and the reading of keys keep up with the intake: they take a hundredth of its processor time. To write
 * the keys takes more; it gets up to half of the writer's time, and a twentieth while many messages arrive. Then keys
 * wait in {@link KeysAhead}, and are written afterwards. For use by one thread.
 */
public final class MessageIndexer {
    static final int SLICE = 1_024;
    /** What is far behind is caught up in larger slices, which share the cost of a commit. */
    private static final int LARGEST_SLICE = 4 * SLICE;

    private static final int SLICES_AT_ONCE = 8;
    private static final int SHARE_WHEN_BUSY = 20;
    private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Sql INSERT_HOURS = Sql.named("upsert-message-hours");
    private static final Sql COUNTED = Sql.named("upsert-counted-up-to");

    private final DatabaseAccess database;
    private final KeysAhead ahead;
    private final LongSupplier nanoTime;
    private final ArrivalRate arrivals;
    private long nextWrite;

    /** @param ahead what waits, for searches */
    public MessageIndexer(DatabaseAccess database, KeysAhead ahead) {
        this(database, ahead, System::nanoTime);
    }

    MessageIndexer(DatabaseAccess database, KeysAhead ahead, LongSupplier nanoTime) {
        this.database = database;
        this.ahead = ahead;
        this.nanoTime = nanoTime;
        this.arrivals = new ArrivalRate(nanoTime);
        this.nextWrite = nanoTime.getAsLong();
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
            LockSupport.parkNanos(Math.min(nanoTime.getAsLong() - began, LONGEST_PAUSE_NANOS));
        } while (nanoTime.getAsLong() < end);
    }

    /** Counts some slices, reads the keys of some, and writes those of one; false when there was nothing to do. */
    boolean step() throws StoreUnavailableException {
        IndexState seen = database.read(IndexState::of);
        arrivals.note(seen.last());
        ahead.written(seen.keyed());
        long read = KeysAhead.last(ahead.slices(), seen.keyed());
        if (ahead.slices().isEmpty() && seen.last() - Math.min(seen.counted(), read) < SLICE) {
            return false;
        }
        IndexState state = seen.upTo(database.lastCompleteMessage());
        boolean counted = count(state);
        boolean readOn = readAhead(read, state.last());
        return write() || counted || readOn;
    }

    private boolean count(IndexState state) throws StoreUnavailableException {
        long counted = state.counted();
        for (int i = 0; i < SLICES_AT_ONCE && state.last() - counted >= SLICE; i++) {
            long last = Math.min(counted + LARGEST_SLICE, state.last());
            Map<String, Object> range = row("first", counted + 1, "last", last);
            database.transaction(connection -> {
                INSERT_HOURS.update(connection, range);
                return COUNTED.update(connection, range);
            });
            counted = last;
        }
        return counted != state.counted();
    }

    /** While few messages arrive, what is read is written at once. */
    private boolean readAhead(long read, long last) throws StoreUnavailableException {
        long after = read;
        int most = arrivals.isBusy() ? SLICES_AT_ONCE : ahead.slices().isEmpty() ? 1 : 0;
        for (int i = 0; i < most && last - after >= SLICE && !ahead.isFull(); i++) {
            long from = after;
            long until = from + Math.min(LARGEST_SLICE, (last - from) / SLICE * SLICE);
            ahead.add(database.read(connection -> KeySlice.read(connection, from, until)));
            after = until;
        }
        return after != read;
    }

    private boolean write() throws StoreUnavailableException {
        long began = nanoTime.getAsLong();
        if (ahead.slices().isEmpty() || arrivals.isBusy() && nextWrite - began > 0) {
            return false;
        }
        KeySlice slice = ahead.slices().get(0);
        if (database.transaction(slice::write)) {
            ahead.written(slice.last());
        } else {
            ahead.clear();
        }
        long ended = nanoTime.getAsLong();
        nextWrite = ended + Math.min(SHARE_WHEN_BUSY * (ended - began), LONGEST_PAUSE_NANOS);
        return true;
    }
}
