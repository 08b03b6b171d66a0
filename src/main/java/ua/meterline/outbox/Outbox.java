package ua.meterline.outbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.camel.Variable;

/**
 * Claims replies that are due, so that each is sent once at a time. The replies are rows of the table {@code reply};
 * the claims are in memory, and a crash ends them.
 *
 * <p>A reply is claimed right after its commit, by {@link #claimNew}, or when the table is searched for due replies,
 * between {@link #beginSearch} and {@link #claim}. The search finds what was left behind: before a restart, while the
 * link was down, while too many replies were in flight, and what is to be retried. A claim ends when the new state of
 * the reply is on disk.
 *
 * <p>Each link has its share of the replies in flight: a slow link, or one that is down, does not delay replies on
 * other links. Thread-safe; one search at a time.
 */
public final class Outbox {
    /** So many replies may be in flight at once, from their claim until their new state is on disk. */
    static final int MOST_CLAIMED = 4_000;
    /** How many replies a search finds at most, besides those in flight, which it skips. */
    static final int MOST_FOUND = 1_000;

    private final RetrySchedule schedule;
    private final InstantSource clock;
    private final BooleanSupplier linkIsUp;
    private final InFlightQuota shares;

    private final Map<Long, String> claimed = new HashMap<>();
    private final List<Long> finishedDuringSearch = new ArrayList<>();
    private boolean searching;
    private int searchLimit;
    private List<String> exhaustedLinks = List.of();
    /** The links of which replies wait in the table. */
    private final Set<String> leftBehind = new HashSet<>();

    private boolean moreThanOneSearchFinds;

    /**
     * @param links how many there are
     * @param linkIsUp whether what is claimed could be sent
     */
    public Outbox(RetrySchedule schedule, InstantSource clock, int links, BooleanSupplier linkIsUp) {
        this.schedule = schedule;
        this.clock = clock;
        this.linkIsUp = linkIsUp;
        this.shares = new InFlightQuota(links, MOST_CLAIMED);
    }

    /**
     * Claims replies that were just stored and may leave at once. While older replies of their link are left behind,
     * new ones are left behind them. To be called by the thread that stored them, before it stores anything else: a
     * search could find and send them, and their new state be stored first.
     */
    public synchronized List<Reply> claimNew(List<Reply> stored) {
        return stored.stream().filter(this::mayLeaveAtOnce).filter(this::claim).toList();
    }

    private boolean mayLeaveAtOnce(Reply reply) {
        boolean may = linkIsUp.getAsBoolean()
                && !moreThanOneSearchFinds
                && !leftBehind.contains(link(reply))
                && !shares.isUsedUp(link(reply));
        if (!may) {
            leftBehind.add(link(reply));
        }
        return may;
    }

    /**
     * The table is about to be read. Until {@link #claim}, finished replies stay claimed: the search may read their old
     * state, and would find them again.
     */
    public synchronized void beginSearch() {
        endSearch();
        searching = true;
        exhaustedLinks = shares.usedUp();
        leftBehind.retainAll(exhaustedLinks);
        moreThanOneSearchFinds = false;
        searchLimit = claimed.size() + MOST_FOUND;
    }

    /** How many rows the search should read at most. */
    public synchronized int searchLimit() {
        return searchLimit;
    }

    /** The links whose replies the search should leave in the table; an empty name stands for no link. */
    public synchronized List<String> exhaustedLinks() {
        return exhaustedLinks;
    }

    /** Ends the search: claims those replies that are not in flight already. */
    public synchronized List<Reply> claim(List<Reply> due) {
        moreThanOneSearchFinds = due.size() >= searchLimit;
        List<Reply> found = due.stream().filter(this::claim).toList();
        endSearch();
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

    private void endSearch() {
        searching = false;
        finishedDuringSearch.forEach(claimed::remove);
        finishedDuringSearch.clear();
    }

    private void finished(long messageId) {
        String link = claimed.get(messageId);
        if (link == null) {
            return;
        }
        shares.giveBack(link);
        if (searching) {
            finishedDuringSearch.add(messageId);
        } else {
            claimed.remove(messageId);
        }
    }

    /** Whether replies wait in the table that could leave now. */
    public synchronized boolean isBehind() {
        boolean someCould = leftBehind.stream().anyMatch(link -> !shares.isUsedUp(link));
        return (moreThanOneSearchFinds || someCould) && linkIsUp.getAsBoolean();
    }

    /** How many replies are in flight. */
    public synchronized int inFlight() {
        return claimed.size() - finishedDuringSearch.size();
    }

    /** Whether a search could find a reply that may leave now. */
    public synchronized boolean canSend() {
        return linkIsUp.getAsBoolean() && !shares.areAllUsedUp();
    }

    /** What an attempt makes of a reply. The reply stays claimed until {@link #release}. */
    public ReplyChange change(Reply reply, Attempt attempt) {
        return schedule.after(reply, attempt, clock.instant());
    }

    /** Releases the claims: the new states are on disk, and a reply that is due again may be claimed again. */
    public synchronized void release(@Variable("changes") List<ReplyChange> changes) {
        changes.forEach(change -> finished(change.messageId()));
    }
}
