package ua.meterline.store;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * How fast the counts behind the pages go through all accounts: all of them together work for a quarter of one
 * processor's time, and for a fortieth while many messages arrive, see {@link ArrivalRate}. Thread-safe.
 */
public final class BackgroundPace {
    private static final int REST = 3;
    private static final int REST_WHEN_BUSY = 39;

    private static final Sql LAST_MESSAGE = Sql.named("select-last-message");

    private final DatabaseAccess database;
    private final LongSupplier nanoTime;
    private final ArrivalRate arrivals;
    private long restUntil;

    public BackgroundPace(DatabaseAccess database) {
        this(database, System::nanoTime);
    }

    BackgroundPace(DatabaseAccess database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
        this.arrivals = new ArrivalRate(nanoTime);
        this.restUntil = nanoTime.getAsLong();
    }

    /**
     * Rests after a slice of some milliseconds. Ends early when the thread is interrupted or unparked.
     *
     * @param since when the slice began, by {@link System#nanoTime}
     */
    public void rest(long since) {
        LockSupport.parkNanos(restAfter(nanoTime.getAsLong() - since));
    }

    /** How long to rest. Who works beside others waits for their rests, too. */
    long restAfter(long worked) {
        boolean busy = isBusy();
        synchronized (this) {
            long now = nanoTime.getAsLong();
            long from = restUntil - now > 0 ? restUntil : now;
            restUntil = from + (busy ? REST_WHEN_BUSY : REST) * worked;
            return restUntil - now;
        }
    }

    private boolean isBusy() {
        try {
            long last = database.read(connection -> LAST_MESSAGE.number(connection, Map.of()));
            synchronized (this) {
                arrivals.note(last);
                return arrivals.isBusy();
            }
        } catch (StoreUnavailableException e) {
            return true;
        }
    }
}
