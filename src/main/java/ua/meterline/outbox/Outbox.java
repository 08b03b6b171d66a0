package ua.meterline.outbox;

import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Replies on their way: claims those that are due, so that none is sent twice at a time, and records what came of each.
 * The replies themselves are rows of the table {@code reply}; only the claims are in memory, and a crash forgets them.
 * Thread-safe.
 */
public final class Outbox {
    /** So many may be under way at once, from being claimed to having their new state on disk. */
    static final int MOST_CLAIMED = 2_000;

    private static final long RECORD_AGAIN_AFTER_MILLIS = 1_000;

    private final Set<Long> claimed = ConcurrentHashMap.newKeySet();
    private final Queue<Long> finished = new ConcurrentLinkedQueue<>();
    private final Set<Reply> leaving = ConcurrentHashMap.newKeySet();
    private final Set<Reply> abandoned = ConcurrentHashMap.newKeySet();
    private final RetrySchedule schedule;
    private final InstantSource clock;
    private final BooleanSupplier linkIsUp;
    private final Function<ReplyChange, CompletableFuture<Void>> store;

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
     * To be called before due replies are read: what was finished by now is no longer due in what will be read. Were its
     * claim dropped any sooner, a reading that began before it was finished would bring it again.
     */
    public void forgetFinished() {
        for (Long id = finished.poll(); id != null; id = finished.poll()) {
            claimed.remove(id);
        }
    }

    /** Takes those of the replies that are not under way already. Each must be given back by {@link #record}. */
    public List<Reply> claim(List<Reply> due) {
        return due.stream().filter(reply -> claimed.add(reply.messageId())).toList();
    }

    /** How many are under way. */
    public int underWay() {
        return claimed.size();
    }

    /** Whether it makes sense to claim more just now. */
    public boolean canSend() {
        return linkIsUp.getAsBoolean() && underWay() < MOST_CLAIMED;
    }

    /** The reply is about to leave: from now on it must be recorded, or given up by {@link #sessionEnded}. */
    public void begin(Reply reply) {
        leaving.add(reply);
    }

    /** Records how an attempt ended. Once that is on disk, the reply may be claimed again if it is due again. */
    public void record(Reply reply, Attempt attempt) {
        leaving.remove(reply);
        if (!abandoned.remove(reply)) {
            record(schedule.after(reply, attempt, clock.instant()));
        }
    }

    /**
     * The session is closed and its senders are stopped: attempts that are not recorded by now were not answered. Whoever
     * of the senders reports later nevertheless is not listened to.
     */
    public void sessionEnded() {
        abandoned.clear();
        for (Reply reply : leaving) {
            abandoned.add(reply);
            leaving.remove(reply);
            record(schedule.after(reply, new Attempt.Unanswered(), clock.instant()));
        }
    }

    /** As long as the store is unavailable, what was sent stays claimed: otherwise it would be sent again. */
    private void record(ReplyChange change) {
        store.apply(change).whenComplete((stored, failure) -> {
            if (failure == null) {
                finished.add(change.messageId());
            } else {
                CompletableFuture.delayedExecutor(RECORD_AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS)
                        .execute(() -> record(change));
            }
        });
    }
}
