package ua.meterline.backoffice.phone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * The call-back list for several people at once. A claim keeps a sender from others for some minutes. A further
 * rejected message of the same sender makes a new task. Thread-safe.
 */
public final class CallbackDesk {
    /** For so long a claim holds. */
    public static final Duration LEASE = Duration.ofMinutes(15);

    /** Enough for what came since the last step of the schedule. After a start, the schedule reads most of it. */
    private static final Duration REFRESH = Duration.ofMillis(15);

    private static final Duration LATEST_CALL = Duration.ofDays(31);
    private static final int LOOKED_AT = 500;
    private static final Set<String> RESULTS = Set.of("released", "reached", "not-reached", "call-again", "done");

    private final DatabaseAccess database;
    private final CallbackCandidates candidates;
    private final InstantSource clock;

    public CallbackDesk(DatabaseAccess database, CallbackCandidates candidates, InstantSource clock) {
        this.database = database;
        this.candidates = candidates;
        this.clock = clock;
    }

    /**
     * Some of the tasks, the one that waits longest first.
     *
     * @param asOf up to when the messages are read; null while the first reading goes on
     * @param next after which message the next page begins; 0 at the end
     */
    public record Page(List<CallbackTask> tasks, int all, Instant asOf, long next) {}

    /** @param after the last message of the task before the first one; 0 for the first page */
    public Page page(long after, int size) throws StoreUnavailableException {
        CallbackCandidates.Known known = candidates.refresh(REFRESH);
        List<CallbackCandidate> behind = known.all().stream()
                .filter(candidate -> candidate.lastMessage() > after)
                .toList();
        List<CallbackCandidate> looked = behind.subList(0, Math.min(behind.size(), LOOKED_AT));
        List<CallbackTask> open = database.read(connection -> open(connection, looked, known));
        List<CallbackTask> shown = open.subList(0, Math.min(open.size(), size));
        long next = 0;
        if (open.size() > size) {
            next = shown.get(size - 1).candidate().lastMessage();
        } else if (behind.size() > looked.size()) {
            next = looked.get(looked.size() - 1).lastMessage();
        }
        return new Page(List.copyOf(shown), known.all().size(), known.asOf(), next);
    }

    /** Without those who need no call, or not yet. */
    private List<CallbackTask> open(
            Connection connection, List<CallbackCandidate> looked, CallbackCandidates.Known known) throws SQLException {
        Map<Long, CallbackTask.Work> work = work(
                connection, looked.stream().map(CallbackCandidate::lastMessage).toList());
        List<CallbackTask> open = new ArrayList<>();
        for (CallbackCandidate candidate : looked) {
            CallbackTask.Work last = work.get(candidate.lastMessage());
            boolean needed = last == null || !last.isEnd() && !last.isLaterThan(clock.instant());
            if (needed && !hasReading(connection, candidate, known)) {
                open.add(new CallbackTask(candidate, last));
            }
        }
        return open;
    }

    private static boolean hasReading(
            Connection connection, CallbackCandidate candidate, CallbackCandidates.Known known) throws SQLException {
        if (candidate.account() == null) {
            return false;
        }
        Map<String, Object> key =
                Map.of("account", candidate.account(), "period", known.period().toString());
        return Sql.named("select-has-reading").number(connection, key) == 1;
    }

    private static Map<Long, CallbackTask.Work> work(Connection connection, List<Long> messages) throws SQLException {
        Map<Long, CallbackTask.Work> work = new HashMap<>();
        try (PreparedStatement query =
                        Sql.prepare(connection, "select-callback-events", "messages", Rows.json(messages));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String until = row.getString("until");
                work.put(
                        row.getLong("message_id"),
                        new CallbackTask.Work(
                                row.getString("what"),
                                until == null ? null : UtcTime.parse(until),
                                row.getString("by"),
                                UtcTime.parse(row.getString("at")),
                                row.getString("note")));
            }
        }
        return work;
    }

    /** @throws RefusedException when the message needs no call-back */
    public CallbackTask open(long message) throws RefusedException, StoreUnavailableException {
        CallbackCandidate candidate = candidates.refresh(REFRESH).all().stream()
                .filter(each -> each.lastMessage() == message)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.NO_CALL_NEEDED, message));
        return new CallbackTask(
                candidate,
                database.read(connection -> work(connection, List.of(message)).get(message)));
    }

    /** @throws RefusedException when another person has it, with the name and for how long */
    public void claim(long message, Actor actor) throws RefusedException, StoreUnavailableException {
        open(message);
        store(message, "claimed", clock.instant().plus(LEASE), null, actor);
    }

    /**
     * Notes what came of a call.
     *
     * @param what {@code released}, {@code reached}, {@code not-reached}, {@code call-again} or {@code done}
     * @param again when to call again; null unless {@code call-again}
     * @param note the reason for {@code done}; else perhaps null
     * @throws RefusedException when another person has it, or the moment is not in the coming month
     */
    public void note(long message, String what, Instant again, String note, Actor actor)
            throws RefusedException, StoreUnavailableException {
        if (!RESULTS.contains(what)) {
            throw new IllegalArgumentException(what);
        }
        Instant now = clock.instant();
        boolean wrong = what.equals("call-again")
                && (again == null || !again.isAfter(now) || again.isAfter(now.plus(LATEST_CALL)));
        if (wrong) {
            throw new RefusedException(Refusal.TIME_OUT_OF_RANGE, message, LATEST_CALL.toDays());
        }
        store(message, what, what.equals("call-again") ? again : null, note, actor);
    }

    private void store(long message, String what, Instant until, String note, Actor actor)
            throws RefusedException, StoreUnavailableException {
        Instant now = clock.instant();
        database.transaction(connection -> {
            CallbackTask.Work last = work(connection, List.of(message)).get(message);
            if (last != null && last.isClaimedAt(now) && !last.by().equals(actor.who())) {
                throw new RefusedException(Refusal.CALLED_BY_ANOTHER, message, last.by(), UtcTime.format(last.until()));
            }
            Sql.named("insert-callback-event")
                    .update(
                            connection,
                            Rows.row(
                                    "message_id",
                                    message,
                                    "what",
                                    what,
                                    "until",
                                    until == null ? null : UtcTime.format(until),
                                    "by",
                                    actor.who(),
                                    "at",
                                    UtcTime.format(now),
                                    "note",
                                    note));
            AuditLog.record(
                    connection,
                    AuditEntry.of(now, actor, AuditAction.CALL_BACK)
                            .about(AuditObject.message(message))
                            .with(what));
            return null;
        });
    }
}
