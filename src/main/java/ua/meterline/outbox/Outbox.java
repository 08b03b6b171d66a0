package ua.meterline.outbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.camel.Variable;
import ua.meterline.store.cluster.ClaimLease;

/**
 * Claims replies that are due, so that each is sent once at a time. The replies are rows of the table {@code reply};
 * the claims are in memory, and a crash ends them. Where several nodes work on the database, a claim is a lease in the
 * table as well: it keeps the other nodes off, and what is in memory is sent only while the lease lasts.
 *
 * <p>A reply is claimed right after its commit, by {@link #claimNew}, or when the table is searched for due replies,
 * between {@link #beginSearch} and {@link #claim}. The search finds replies that were not sent at once, because of a
 * restart, a lost link or too many replies in flight, and those that are due for a retry. A claim is released when the
 * new state is on disk.
 *
 * <p>Each link has its share of the replies in flight: a slow link, or one that is down, does not delay replies on
 * other links. Thread-safe; one search at a time.
 */
public final class Outbox {
    /** The most replies in flight, from their claim until their new state is on disk; new ones take at most half. */
    static final int MOST_CLAIMED = 8_000;
    /** The most replies that a search returns, besides those in flight, which it skips. */
    static final int MOST_FOUND = 1_000;

    private final RetrySchedule schedule;
    private final InstantSource clock;
    private final BooleanSupplier linkIsUp;
    private final InFlightQuota shares;
    private final ClaimLease lease;

    private final Map<Long, Claim> claimed = new HashMap<>();
    /** Answers to earlier attempts of claimed replies. */
    private final Map<Long, Attempt> lateAnswers = new HashMap<>();

    private final List<Long> finishedDuringSearch = new ArrayList<>();
    private boolean searching;
    private int searchLimit;
    private List<String> exhaustedLinks = List.of();
    /** The links some of whose new replies were left to the search. */
    private final Set<String> waitingInTable = new HashSet<>();

    private boolean moreAreDue;
    private long searchBegan;
    private long renewalBegan;

    /**
     * A reply in flight.
     *
     * @param began when its lease began, see {@link ClaimLease#begin}
     */
    private record Claim(String link, long began) {}

    /**
     * Of the only gateway on its database.
     *
     * @param links the number of links
     * @param linkIsUp whether claimed replies could be sent
     */
    public Outbox(RetrySchedule schedule, InstantSource clock, int links, BooleanSupplier linkIsUp) {
        this(schedule, clock, links, linkIsUp, ClaimLease.ENDLESS);
    }

    /** @param lease of the claims */
    public Outbox(RetrySchedule schedule, InstantSource clock, int links, BooleanSupplier linkIsUp, ClaimLease lease) {
        this.schedule = schedule;
        this.clock = clock;
        this.linkIsUp = linkIsUp;
        this.shares = new InFlightQuota(links, MOST_CLAIMED);
        this.lease = lease;
    }

    /**
     * Claims replies that were just stored and can be sent at once: the link is up, and less than half of its share is
     * in flight. The other half is for replies in the table: where they are sent more slowly than they arrive, new ones
     * wait there behind them. To be called by the thread that stored them, before it stores anything else. Otherwise a
     * search could send a reply and store its state before this claim is made.
     */
    public synchronized List<Reply> claimNew(List<Reply> stored) {
        long began = lease.groupBegan();
        return stored.stream()
                .filter(this::canBeSentAtOnce)
                .filter(reply -> claim(reply, began))
                .toList();
    }

    private boolean canBeSentAtOnce(Reply reply) {
        boolean can = linkIsUp.getAsBoolean() && shares.isHalfFree(link(reply));
        if (!can) {
            waitingInTable.add(link(reply));
        }
        return can;
    }

    /**
     * Begins a search of the table. Until {@link #claim}, finished replies stay claimed: the search may read their old
     * state, and they would be sent again.
     */
    public synchronized void beginSearch() {
        endSearch();
        searching = true;
        searchBegan = lease.begin();
        exhaustedLinks = shares.exhausted();
        waitingInTable.retainAll(exhaustedLinks);
        moreAreDue = false;
        searchLimit = claimed.size() + MOST_FOUND;
    }

    /** The most rows that the search should read. */
    public synchronized int searchLimit() {
        return searchLimit;
    }

    /** The links whose replies the search should skip; an empty name stands for no link. */
    public synchronized List<String> exhaustedLinks() {
        return exhaustedLinks;
    }

    /** Ends the search: claims the due replies that are not in flight. */
    public synchronized List<Reply> claim(List<Reply> due) {
        moreAreDue = due.size() >= searchLimit;
        List<Reply> found =
                due.stream().filter(reply -> claim(reply, searchBegan)).toList();
        endSearch();
        return found;
    }

    private boolean claim(Reply reply, long began) {
        boolean free = claimed.putIfAbsent(reply.messageId(), new Claim(link(reply), began)) == null;
        if (free) {
            shares.acquire(link(reply));
        }
        return free;
    }

    private static String link(Reply reply) {
        return reply.link() == null ? "" : reply.link();
    }

    private void endSearch() {
        searching = false;
        finishedDuringSearch.forEach(claimed::remove);
        finishedDuringSearch.clear();
    }

    private void finished(long messageId) {
        Claim claim = claimed.get(messageId);
        if (claim == null) {
            return;
        }
        shares.release(claim.link());
        if (searching) {
            finishedDuringSearch.add(messageId);
        } else {
            claimed.remove(messageId);
        }
    }

    /** Whether replies wait in the table that could be sent now. */
    public synchronized boolean isBehind() {
        boolean someCould = waitingInTable.stream().anyMatch(link -> !shares.isExhausted(link));
        return (moreAreDue || someCould) && linkIsUp.getAsBoolean();
    }

    /** How many replies are in flight. */
    public synchronized int inFlight() {
        return claimed.size() - finishedDuringSearch.size();
    }

    /** Whether a claimed reply may still be sent: no other node can have claimed it since. */
    public synchronized boolean holds(Reply reply) {
        Claim claim = claimed.get(reply.messageId());
        return claim != null && !lease.isOver(claim.began());
    }

    /** Under which claims are stored. */
    public ClaimLease lease() {
        return lease;
    }

    /** The ids of the replies in flight, joined by commas: the search of a node skips its own. Empty without others. */
    public synchronized String inFlightIds() {
        return lease.node() == null ? "" : joined(List.copyOf(claimed.keySet()));
    }

    /** The ids whose lease should be renewed now, joined by commas; empty for none. One renewal at a time. */
    synchronized String agingIds() {
        renewalBegan = lease.begin();
        return joined(claimed.entrySet().stream()
                .filter(claim -> lease.isAging(claim.getValue().began()))
                .map(Map.Entry::getKey)
                .toList());
    }

    private static String joined(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The leases of these were renewed since {@link #agingIds}; those of the others end. */
    synchronized void renewed(List<Long> ids) {
        ids.forEach(id -> claimed.computeIfPresent(id, (key, claim) -> new Claim(claim.link(), renewalBegan)));
    }

    /** Whether a search could find a reply that can be sent now. */
    public synchronized boolean canSend() {
        return linkIsUp.getAsBoolean() && !shares.areAllExhausted();
    }

    /**
     * What an attempt makes of a reply. The reply stays claimed until {@link #release}. Where an earlier attempt was
     * answered meanwhile, and this one does not settle the reply, that answer does.
     */
    public synchronized ReplyChange change(Reply reply, Attempt attempt) {
        Attempt late = lateAnswers.remove(reply.messageId());
        return schedule.after(reply, late == null || attempt.settles() ? attempt : late, clock.instant());
    }

    /**
     * Settles a reply by an answer to an attempt that was given up as unanswered.
     *
     * @param reply as it was before that attempt
     * @param answer one that settles it
     * @return the change, with the reply claimed until {@link #release}; empty when the reply is being retried or
     *     stored: then {@link #change} uses the answer, or {@link #retryLate} does
     */
    public synchronized Optional<ReplyChange> late(Reply reply, Attempt answer) {
        if (claim(reply, lease.begin())) {
            return Optional.of(schedule.after(reply, answer, clock.instant()));
        }
        lateAnswers.put(reply.messageId(), answer);
        return Optional.empty();
    }

    /** Whether an answer that {@link #late} kept is still unused; forgets it if so. */
    public synchronized boolean retryLate(Reply reply) {
        return lateAnswers.remove(reply.messageId()) != null;
    }

    /** Releases the claims: the new states are on disk, and a reply that is due again may be claimed again. */
    public synchronized void release(@Variable("changes") List<ReplyChange> changes) {
        changes.forEach(change -> finished(change.messageId()));
    }
}
