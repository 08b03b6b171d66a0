package ua.meterline.store.group;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import ua.meterline.store.StoreFailure;
import ua.meterline.store.StoreUnavailableException;

/**
 * Lets items that arrive at the same time share one transaction. One thread takes what is waiting and stores it as one
 * group; another releases the members of that group meanwhile. A group is what came while the one before was being
 * stored.
 *
 * <p>When a group fails because the database cannot be written, all its members fail. When it fails because of what one
 * member contains, the members are stored one by one, so that only that member fails.
 *
 * <p>Thread-safe. Nothing is reported as stored before its transaction is on disk.
 *
 * @param <T> what is stored
 */
final class GroupCommit<T> implements AutoCloseable {
    /** Stores a group in one transaction, or throws and leaves nothing of it. */
    @FunctionalInterface
    interface Transaction<T> {
        void store(List<T> group) throws Exception;
    }

    private record Waiting<T>(T item, CompletableFuture<Void> stored) {}

    private static final Duration IDLE_CHECK = Duration.ofMillis(100);

    private final BlockingQueue<Waiting<T>> waiting = new LinkedBlockingQueue<>();
    private final Transaction<T> transaction;
    private final int largestGroup;
    private final Duration releaseTimeout;
    private final Thread writer;
    /** Steps that follow the commit of a group must not delay the next group. */
    private final ExecutorService release;

    private volatile boolean closed;

    /**
     * Collects items from now on, and stores them after {@link #start}.
     *
     * @param name of the writing thread
     * @param largestGroup how many items share a transaction at most
     * @param releaseTimeout how long {@link #close} waits for members that are being released
     */
    GroupCommit(String name, int largestGroup, Duration releaseTimeout, Transaction<T> transaction) {
        this.transaction = transaction;
        this.largestGroup = largestGroup;
        this.releaseTimeout = releaseTimeout;
        this.release = Executors.newSingleThreadExecutor(work -> new Thread(work, name + "-release"));
        this.writer = new Thread(this::write, name);
    }

    /** To be called once. */
    void start() {
        writer.start();
    }

    /**
     * Adds the item to the next group.
     *
     * @return completes when the item is on disk, or fails with what the transaction threw for this item. Completing it
     *     before, as {@link CompletableFuture#orTimeout} does, withdraws the item unless its group is just being
     *     written
     */
    CompletableFuture<Void> store(T item) {
        Waiting<T> entry = new Waiting<>(item, new CompletableFuture<>());
        waiting.add(entry);
        if (closed) {
            entry.stored.completeExceptionally(new StoreUnavailableException("the store is closed", null));
        }
        return entry.stored;
    }

    private void write() {
        try {
            List<Waiting<T>> group = new ArrayList<>();
            while (!closed || !waiting.isEmpty()) {
                collect(group);
                group.removeIf(entry -> entry.stored.isDone());
                if (!group.isEmpty() && !storeGroup(List.copyOf(group)) && closed) {
                    failWaiting();
                }
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void collect(List<Waiting<T>> group) throws InterruptedException {
        Waiting<T> first = waiting.poll(IDLE_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        group.add(first);
        waiting.drainTo(group, largestGroup - 1);
    }

    /** Returns whether the database takes writes; if not, trying the next group makes no sense. */
    private boolean storeGroup(List<Waiting<T>> group) {
        try {
            transaction.store(group.stream().map(Waiting::item).toList());
            release.execute(() -> group.forEach(entry -> entry.stored.complete(null)));
            return true;
        } catch (Throwable e) { // an Error, too: without this thread nothing would be stored
            boolean storeFailed = StoreFailure.concernsTheWholeStore(e);
            if (storeFailed || group.size() == 1) {
                fail(group, e);
                return !storeFailed;
            }
        }
        return storeSingly(group);
    }

    private boolean storeSingly(List<Waiting<T>> group) {
        for (int i = 0; i < group.size(); i++) {
            if (!group.get(i).stored.isDone() && !storeGroup(List.of(group.get(i)))) {
                fail(group.subList(i + 1, group.size()), failedBefore());
                return false;
            }
        }
        return true;
    }

    /** On shutdown, fails the remaining items: one failed attempt is enough when the database is locked. */
    private void failWaiting() {
        List<Waiting<T>> rest = new ArrayList<>();
        waiting.drainTo(rest);
        fail(rest, failedBefore());
    }

    private static StoreUnavailableException failedBefore() {
        return new StoreUnavailableException("the database failed before this one was written", null);
    }

    private void fail(List<Waiting<T>> group, Throwable failure) {
        release.execute(() -> group.forEach(entry -> entry.stored.completeExceptionally(failure)));
    }

    /** Stores what is waiting as long as that is possible, and ends. Items that are added later fail. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
            if (!release.isShutdown()) {
                failWaiting();
            }
            release.shutdown();
            release.awaitTermination(releaseTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
