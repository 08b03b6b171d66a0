package ua.meterline.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets writers that wait for a commit at the same time share one. A single thread takes what is waiting, stores it as
 * one group in one transaction, and then releases all of the group.
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

    private final BlockingQueue<Waiting<T>> waiting = new LinkedBlockingQueue<>();
    private final Transaction<T> transaction;
    private final int largestGroup;
    private final Duration linger;
    private final Duration patience;
    private final Thread writer;
    private volatile boolean closed;

    /**
     * @param name of the writing thread
     * @param largestGroup how many share a commit at most
     * @param linger how long the first of a group waits for company; zero: only while another group is being stored
     * @param patience how long {@link #store} waits for its commit
     */
    public GroupCommit(String name, int largestGroup, Duration linger, Duration patience, Transaction<T> transaction) {
        this.transaction = transaction;
        this.largestGroup = largestGroup;
        this.linger = linger;
        this.patience = patience;
        this.writer = new Thread(this::write, name);
        writer.start();
    }

    /**
     * Stores the item and returns when it is on disk.
     *
     * @throws StoreUnavailableException when it was not stored in time; it will not be stored later, unless its group was
     *     just being written
     * @throws Exception what the transaction threw for this item alone
     */
    public void store(T item) throws Exception {
        CompletableFuture<Void> stored = storeLater(item);
        try {
            stored.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stored.cancel(false);
            throw new StoreUnavailableException("not written within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
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
                if (!group.isEmpty()) {
                    storeGroup(group);
                    group.clear();
                }
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
        long until = System.nanoTime() + linger.toNanos();
        waiting.drainTo(group, largestGroup - group.size());
        while (group.size() < largestGroup) {
            Waiting<T> next = waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            group.add(next);
            waiting.drainTo(group, largestGroup - group.size());
        }
    }

    private void storeGroup(List<Waiting<T>> group) {
        try {
            transaction.store(group.stream().map(Waiting::item).toList());
            group.forEach(entry -> entry.stored.complete(null));
        } catch (Throwable e) { // an Error, too: without this thread nothing would be stored any more
            if (group.size() == 1 || StoreFailure.concernsTheWholeStore(e)) {
                group.forEach(entry -> entry.stored.completeExceptionally(e));
            } else {
                group.forEach(entry -> storeGroup(List.of(entry)));
            }
        }
    }

    /** Stores what is waiting and ends. What is handed over later fails. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
