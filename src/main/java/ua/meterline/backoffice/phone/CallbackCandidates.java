package ua.meterline.backoffice.phone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import ua.meterline.backoffice.AccountMention;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.ReminderWord;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * Whom to call back in the open period, in memory: it follows the messages in the order in which they come, a
 * thousand at a time, and then the decisions of the review. It never reads one twice. After a start it begins with the
 * first message of the period, and is behind until it has read them all. Thread-safe.
 */
public final class CallbackCandidates {
    /** So few that a page waits for a few milliseconds while they are read. */
    private static final int MESSAGES_AT_ONCE = 1_000;

    private static final int LONGEST_TEXT = 200;

    private static final Duration MOMENT = Duration.ofMillis(200);

    private static final Sql MESSAGES = Sql.named("select-callback-messages");
    private static final Sql REVIEWS = Sql.named("select-callback-reviews");
    private static final Sql LAST = Sql.named("select-last-message");
    private static final Sql TIME = Sql.named("select-message-at");

    private final DatabaseAccess database;
    private final BillingCalendar calendar;
    private final InstantSource clock;
    /** Fair: a page waits for one step of the schedule, and not until it has read all. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private final CallbackSenders senders = new CallbackSenders();

    private BillingPeriod period;
    private long first;
    private long read;
    /** Up to which message all are committed; what is read beyond it could have gaps. */
    private long complete;

    private long decided;
    private Instant asOf;

    public CallbackCandidates(DatabaseAccess database, BillingCalendar calendar, InstantSource clock) {
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The candidates as of a moment.
     *
     * @param all the one who waits longest first
     * @param asOf up to when the messages are read
     */
    public record Known(BillingPeriod period, List<CallbackCandidate> all, Instant asOf) {}

    /** Reads on for a moment; for the schedule. */
    public void follow() throws StoreUnavailableException {
        long end = System.nanoTime() + MOMENT.toNanos();
        boolean behind;
        do {
            lock.lock();
            try {
                behind = readOn();
            } finally {
                lock.unlock();
            }
        } while (behind && System.nanoTime() < end);
    }

    /** Reads what came meanwhile, as far as the time suffices. */
    public Known refresh(Duration longest) throws StoreUnavailableException {
        lock.lock();
        try {
            long end = System.nanoTime() + longest.toNanos();
            while (readOn() && System.nanoTime() < end) {
                // the next ones
            }
            return new Known(period, senders.all(), asOf);
        } finally {
            lock.unlock();
        }
    }

    /** Reads some messages, or else some decisions; whether there are more. */
    private boolean readOn() throws StoreUnavailableException {
        Instant now = clock.instant();
        BillingPeriod open = calendar.periodOf(now);
        if (!open.equals(period)) {
            senders.clear();
            first = database.read(connection -> lastBefore(connection, open));
            read = first;
            decided = database.read(this::lastDecisionBefore);
            asOf = null;
            period = open;
        }
        long last = database.read(connection -> LAST.number(connection, Map.of()));
        if (last > complete) {
            complete = database.lastCompleteMessage();
        }
        if (database.read(this::readSome) == MESSAGES_AT_ONCE) {
            return true;
        }
        asOf = now;
        return database.read(this::readSomeReviews) == MESSAGES_AT_ONCE;
    }

    /** Of messages of earlier periods, only what was decided later than the first about this one. */
    private long lastDecisionBefore(Connection connection) throws SQLException {
        return Sql.named("select-last-review-before").number(connection, Map.of("message_id", first));
    }

    /**
     * By halving the ids: there is no index by time. Messages of several channels may be stored in another order by
     * seconds.
     */
    private long lastBefore(Connection connection, BillingPeriod open) throws SQLException {
        long low = 0;
        long high = Sql.named("select-last-message").number(connection, Map.of());
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (isBefore(connection, middle, open)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private boolean isBefore(Connection connection, long id, BillingPeriod open) throws SQLException {
        try (PreparedStatement query = TIME.prepare(connection, Map.of("id", id));
                ResultSet row = query.executeQuery()) {
            return !row.next()
                    || calendar.periodOf(UtcTime.parse(row.getString("received_at")))
                            .isBefore(open);
        }
    }

    private int readSome(Connection connection) throws SQLException {
        int count = 0;
        try (PreparedStatement query = MESSAGES.prepare(
                        connection, Map.of("after", read, "complete", complete, "limit", MESSAGES_AT_ONCE));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                count++;
                read = row.getLong("id");
                String sender = row.getString("sender");
                if (sender.isEmpty() || isNoAttempt(row.getString("reason"))) {
                    continue;
                } else if (row.getString("outcome").equals("rejected")) {
                    senders.rejectedCame(candidate(row));
                } else {
                    senders.validCame(candidate(row).key(), read);
                }
            }
        }
        return count;
    }

    /** STOP, START and messages of ours. */
    private static boolean isNoAttempt(String reason) {
        return ReminderWord.isLabel(reason) || RejectionReason.CANARY.label().equals(reason);
    }

    /** Stops before the decision about a message that was not read yet. */
    private int readSomeReviews(Connection connection) throws SQLException {
        int count = 0;
        try (PreparedStatement query =
                        REVIEWS.prepare(connection, Map.of("after", decided, "limit", MESSAGES_AT_ONCE));
                ResultSet row = query.executeQuery()) {
            while (row.next() && row.getLong("id") <= read) {
                count++;
                decided = row.getLong("review_id");
                if (row.getLong("id") <= first || row.getString("sender").isEmpty()) {
                    continue;
                }
                CallbackCandidate about = candidate(row);
                if (row.getString("decision").equals("reject")) {
                    senders.rejectedByReview(about);
                } else {
                    senders.acceptedByReview(about.key(), about.lastMessage());
                }
            }
        }
        return count;
    }

    private static CallbackCandidate candidate(ResultSet row) throws SQLException {
        String text = row.getString("text");
        return new CallbackCandidate(
                row.getString("channel"),
                row.getString("sender"),
                AccountMention.onlyOneIn(text),
                1,
                row.getString("reason"),
                text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
                UtcTime.parse(row.getString("received_at")),
                row.getLong("id"));
    }
}
