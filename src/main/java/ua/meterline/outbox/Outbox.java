package ua.meterline.outbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Replies on their way: claims those that are due, so that none is sent twice at a time, and records what came of each.
 * The replies themselves are rows of the table {@code reply}; only the claims are in memory, and a crash forgets them.
 *
 * <p>A reply is claimed either right after its commit, by {@link #takeOver}, or when the table is looked through for what is
 * due, between {@link #startLook} and {@link #claim}. The look finds what was left behind: before a restart, while the
 * link was down, when too many were under way, and what is to be tried again.
 *
 * <p>Each link has its share of what may be under way: what waits for one that is slow or down keeps no reply from leaving by
 * another. Thread-safe; one look at a time.
 */
public final class Outbox {
    /** So many may be under way at once, from being claimed to having their new state on disk. */
    static final int MOST_CLAIMED = 4_000;
    /** How many a look finds at most besides those under way, which it reads over. */
    static final int MOST_FOUND = 1_000;

    private static final long RECORD_AGAIN_AFTER_MILLIS = 1_000;

    private final RetrySchedule schedule;
    private final InstantSource clock;
    private final BooleanSupplier linkIsUp;
    private final Function<ReplyChange, CompletableFuture<Void>> store;
    private final InFlightQuota shares;

    private final Map<Long, String> claimed = new HashMap<>();
    private final List<Long> finishedDuringLook = new ArrayList<>();
    private boolean looking;
    private int mostToRead;
    private List<String> passedOver = List.of();
    /** The links of which replies wait in the table. */
    private final Set<String> leftBehind = new HashSet<>();

    private boolean moreThanALookFinds;

    /**
     * @param links how many there are
     * @param linkIsUp whether what is claimed could be sent
     * @param store puts a change on disk; its future fails when it could not
     */
    public Outbox(
            RetrySchedule schedule,
            InstantSource clock,
            int links,
            BooleanSupplier linkIsUp,
            Function<ReplyChange, CompletableFuture<Void>> store) {
        this.schedule = schedule;
        this.clock = clock;
        this.linkIsUp = linkIsUp;
        this.store = store;
        this.shares = new InFlightQuota(links, MOST_CLAIMED);
    }

    /**
     * StatedReadings replies that were just stored and may leave at once. As long as others of their link were left behind, these are,
     * too: they queue at the end. To be called by the thread that stored them, before it stores anything else: a look could
     * find and send them, and have it stored that they were sent.
     */
    public synchronized List<Reply> takeOver(List<Reply> stored) {
        return stored.stream().filter(this::mayLeaveAtOnce).filter(this::claim).toList();
    }

    private boolean mayLeaveAtOnce(Reply reply) {
        boolean may = linkIsUp.getAsBoolean()
                && !moreThanALookFinds
                && !leftBehind.contains(link(reply))
                && !shares.isUsedUp(link(reply));
        if (!may) {
            leftBehind.add(link(reply));
        }
        return may;
    }

    /**
     * The table is about to be read. From here to {@link #claim}, what is finished stays claimed: the reading may have begun
     * before that was on disk, and would bring it again.
     */
    public synchronized void startLook() {
        endLook();
        looking = true;
        passedOver = shares.usedUp();
        leftBehind.retainAll(passedOver);
        moreThanALookFinds = false;
        mostToRead = claimed.size() + MOST_FOUND;
    }

    /** How many rows the look should read at most. */
    public synchronized int mostToRead() {
        return mostToRead;
    }

    /** The links whose replies the look should leave in the table; an empty name for none. */
    public synchronized List<String> passedOver() {
        return passedOver;
    }

    /** Ends the look: takes those of the replies that are not under way already. Each must be given back by {@link #record}. */
    public synchronized List<Reply> claim(List<Reply> due) {
        moreThanALookFinds = due.size() >= mostToRead;
        List<Reply> found = due.stream().filter(this::claim).toList();
        endLook();
        return found;
    }

    private boolean claim(Reply reply) {
        boolean free = claimed.putIfAbsent(reply.messageId(), link(reply)) == null;
        if (free) {
            shares.take(link(reply));
        }
        return free;
    }

    private static String link(Reply reply) {
        return reply.link() == null ? "" : reply.link();
    }

    private void endLook() {
        looking = false;
        finishedDuringLook.forEach(claimed::remove);
        finishedDuringLook.clear();
    }

    private synchronized void finished(long messageId) {
        String link = claimed.get(messageId);
        if (link == null) {
            return;
        }
        shares.giveBack(link);
        if (looking) {
            finishedDuringLook.add(messageId);
        } else {
            claimed.remove(messageId);
        }
    }

    /** Whether replies wait in the table that could leave now. */
    public synchronized boolean isBehind() {
        boolean someCould = leftBehind.stream().anyMatch(link -> !shares.isUsedUp(link));
        return (moreThanALookFinds || someCould) && linkIsUp.getAsBoolean();
    }

    /** How many are under way. */
    public synchronized int underWay() {
        return claimed.size() - finishedDuringLook.size();
    }

    /** Whether it makes sense to claim more just now. */
    public synchronized boolean canSend() {
        return linkIsUp.getAsBoolean() && !shares.areAllUsedUp();
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
