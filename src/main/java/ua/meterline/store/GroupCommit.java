package ua.meterline.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets writers that wait for a commit at the same time share one. One thread takes what is waiting and stores it as
 * one group in one transaction, another releases all of the group meanwhile.
 *
 * <p>When a group fails because the database cannot be written at all, all of it fails. When it fails for what one of
 * its members contains, the members are stored one by one, so that only that one fails.
 *
 * <p>Thread-safe. Nothing is reported as stored before its transaction is on disk.
 *
 * @param <T> what is stored
 */
public final class GroupCommit<T> implements AutoCloseable {
    /** Stores a group in one transaction, or throws and leaves nothing of it. */
    @FunctionalInterface
    public interface Transaction<T> {
        void store(List<T> group) throws Exception;
    }

    private record Waiting<T>(T item, CompletableFuture<Void> stored) {}

    private static final Duration GLANCE = Duration.ofMillis(5);

    private final BlockingQueue<Waiting<T>> waiting = new LinkedBlockingQueue<>();
    private final Transaction<T> transaction;
    private final int largestGroup;
    private final Duration linger;
    private final Duration timeout;
    private final Thread writer;
    /** What is done about a group that is on disk must not keep the next one from it. */
    private final ExecutorService release;

    private volatile boolean closed;

    /**
     * @param name of the writing thread
     * @param largestGroup how many share a commit at most
     * @param linger how long the first of a group waits for company; zero: only while another group is being stored
     * @param timeout how long whoever called {@link #store} waits for the commit
     */
    public GroupCommit(String name, int largestGroup, Duration linger, Duration timeout, Transaction<T> transaction) {
        this.transaction = transaction;
        this.largestGroup = largestGroup;
        this.linger = linger;
        this.timeout = timeout;
        this.release = Executors.newSingleThreadExecutor(work -> new Thread(work, name + "-release"));
        this.writer = new Thread(this::write, name);
        writer.start();
    }

    /**
     * Has the item stored for somebody who waits for it, but not for ever.
     *
     * @return completes when it is on disk, or fails with what the transaction threw for this item alone, or with a
     *     {@link TimeoutException} when it was not stored in time; then it will not be stored later, unless its group was just
     *     being written
     */
    public CompletableFuture<Void> store(T item) {
        return storeLater(item).orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stores the item some time soon; the future completes when it is on disk, or with the reason why it is not. */
    public CompletableFuture<Void> storeLater(T item) {
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
                    failAllThatWait();
                }
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void collect(List<Waiting<T>> group) throws InterruptedException {
        Waiting<T> first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        group.add(first);
        // Looked at now and then: to be woken for each that comes would cost more than storing it.
        long until = System.nanoTime() + linger.toNanos();
        while (1 + waiting.size() < largestGroup && !closed && System.nanoTime() < until) {
            Thread.sleep(GLANCE.toMillis());
        }
        waiting.drainTo(group, largestGroup - 1);
    }

    /** Whether the store can be written: if not, there is no use in trying the next. */
    private boolean storeGroup(List<Waiting<T>> group) {
        try {
            transaction.store(group.stream().map(Waiting::item).toList());
            release.execute(() -> group.forEach(entry -> entry.stored.complete(null)));
            return true;
        } catch (Throwable e) { // an Error, too: without this thread nothing would be stored any more
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

    /** Whoever stops us waits, and so does each attempt: with a database that is locked, one of them is enough. */
    private void failAllThatWait() {
        List<Waiting<T>> rest = new ArrayList<>();
        waiting.drainTo(rest);
        fail(rest, failedBefore());
    }

    private static StoreUnavailableException failedBefore() {
        return new StoreUnavailableException("the database failed before it was this one's turn", null);
    }

    private void fail(List<Waiting<T>> group, Throwable failure) {
        release.execute(() -> group.forEach(entry -> entry.stored.completeExceptionally(failure)));
    }

    /** Stores what is waiting as long as that is possible, releases everybody and ends. What is handed over later fails. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
            release.shutdown();
            release.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
