package ua.meterline.outbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Replies on their way: claims those that are due, so that none is sent twice at a time, and records what came of each.
 * The replies themselves are rows of the table {@code reply}; only the claims are in memory, and a crash forgets them.
 *
 * <p>A reply is claimed either when it was just stored, by {@link #takeOver}, or when the table is looked through for what is
 * due, between {@link #startLook} and {@link #claim}. The look finds what was left behind: before a restart, while the
 * link was down, when too many were under way, and what is to be tried again.
 *
 * <p>Thread-safe; one look at a time.
 */
public final class Outbox {
    /** So many may be under way at once, from being claimed to having their new state on disk. */
    static final int MOST_CLAIMED = 4_000;
    /** How many a look finds at most besides those under way, which it reads over. */
    static final int MOST_FOUND = 1_000;

    private static final long RECORD_AGAIN_AFTER_MILLIS = 1_000;

    private final Set<Long> claimed = new HashSet<>();
    private final List<Long> finishedDuringLook = new ArrayList<>();
    private final RetrySchedule schedule;
    private final InstantSource clock;
    private final BooleanSupplier linkIsUp;
    private final Function<ReplyChange, CompletableFuture<Void>> store;
    private boolean looking;
    private int mostToRead;
    private boolean leftBehind;

    /**
     * @param linkIsUp whether what is claimed could be sent
     * @param store puts a change on disk; its future fails when it could not
     */
    public Outbox(
            RetrySchedule schedule,
            InstantSource clock,
            BooleanSupplier linkIsUp,
            Function<ReplyChange, CompletableFuture<Void>> store) {
        this.linkIsUp = linkIsUp;
        this.schedule = schedule;
        this.clock = clock;
        this.store = store;
    }

    /**
     * Claims replies that were just stored and may leave at once. As long as others were left behind, these are, too: they
     * queue at the end.
     */
    public synchronized List<Reply> takeOver(List<Reply> stored) {
        if (leftBehind || !canSend()) {
            leftBehind = true;
            return List.of();
        }
        return claimed(stored);
    }

    /**
     * The table is about to be read. From here to {@link #claim}, what is finished stays claimed: the reading may have begun
     * before that was on disk, and would bring it again.
     */
    public synchronized void startLook() {
        endLook();
        looking = true;
        leftBehind = false;
        mostToRead = claimed.size() + MOST_FOUND;
    }

    /** How many rows the look should read at most. */
    public synchronized int mostToRead() {
        return mostToRead;
    }

    /** Ends the look: takes those of the replies that are not under way already. Each must be given back by {@link #record}. */
    public synchronized List<Reply> claim(List<Reply> due) {
        leftBehind |= due.size() >= mostToRead;
        List<Reply> claimed = claimed(due);
        endLook();
        return claimed;
    }

    private List<Reply> claimed(List<Reply> replies) {
        return replies.stream().filter(reply -> claimed.add(reply.messageId())).toList();
    }

    private void endLook() {
        looking = false;
        finishedDuringLook.forEach(claimed::remove);
        finishedDuringLook.clear();
    }

    private synchronized void finished(long messageId) {
        if (looking) {
            finishedDuringLook.add(messageId);
        } else {
            claimed.remove(messageId);
        }
    }

    /** Whether replies wait in the table that could leave now. */
    public synchronized boolean isBehind() {
        return leftBehind && linkIsUp.getAsBoolean();
    }

    /** How many are under way. */
    public synchronized int underWay() {
        return claimed.size();
    }

    /** Whether it makes sense to claim more just now. */
    public synchronized boolean canSend() {
        return linkIsUp.getAsBoolean() && claimed.size() < MOST_CLAIMED;
    }

    /**
     * Records how an attempt ended. Once that is on disk, the reply may be claimed again if it is due again.
     *
     * @return completes when it is on disk, however long that takes
     */
    public CompletableFuture<Void> record(Reply reply, Attempt attempt) {
        CompletableFuture<Void> recorded = new CompletableFuture<>();
        record(schedule.after(reply, attempt, clock.instant()), recorded);
        return recorded;
    }

    /** As long as the store is unavailable, what was sent stays claimed: otherwise it would be sent again. */
    private void record(ReplyChange change, CompletableFuture<Void> recorded) {
        store.apply(change).whenComplete((stored, failure) -> {
            if (failure == null) {
                finished(change.messageId());
                recorded.complete(null);
            } else {
                CompletableFuture.delayedExecutor(RECORD_AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS)
                        .execute(() -> record(change, recorded));
            }
        });
    }
}
