package ua.meterline.backoffice.review;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import ua.meterline.backoffice.DoubtfulCorrectionException;
import ua.meterline.backoffice.HeldMessage;
import ua.meterline.backoffice.HeldMessages;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.Reviews;
import ua.meterline.backoffice.review.CaseQueue.Cursor;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;
import ua.meterline.store.WriteTransaction;

/**
 * The review queue for several people at once, inside of a running gateway. Each call opens and closes its connection.
 * Thread-safe. All methods throw {@link StoreUnavailableException} when the database does not answer.
 */
public final class ReviewDesk {
    /** How many cases one decision may be about. */
    public static final int MOST_AT_ONCE = 200;

    private static final Duration LONGEST_DEFERRAL = Duration.ofDays(366);

    private final DatabaseAccess database;
    private final BillingCalendar calendar;
    private final Supplier<RuleSettings> rules;
    private final InstantSource clock;
    private final Duration lease;

    /** @param lease how long a claim holds unless it is renewed */
    public ReviewDesk(
            DatabaseAccess database,
            BillingCalendar calendar,
            Supplier<RuleSettings> rules,
            InstantSource clock,
            Duration lease) {
        this.database = database;
        this.calendar = calendar;
        this.rules = rules;
        this.clock = clock;
        this.lease = lease;
    }

    public List<QueuedCase> page(QueueFilter filter, QueueOrder order, Cursor after, int limit)
            throws StoreUnavailableException {
        return database.read(connection -> queue(connection).page(filter, order, after, limit));
    }

    public QueueCounts counts() throws StoreUnavailableException {
        return database.read(connection -> queue(connection).counts());
    }

    /** @throws RefusedException when there is no such message, or it was not held */
    public CaseFile open(long messageId) throws RefusedException, StoreUnavailableException {
        return database.read(connection -> CaseFile.of(connection, messageId, rules.get(), clock));
    }

    /**
     * Claims a case, or renews the claim.
     *
     * @return the claim that holds now, perhaps that of another person
     * @throws RefusedException when there is no such case, or it is decided
     */
    public Claim claim(long messageId, Actor actor) throws RefusedException, StoreUnavailableException {
        return database.transaction(connection -> {
            Claims claims = claims(connection);
            Optional<Claim> before =
                    claims.among(new HeldMessages(connection).find(messageId).messages());
            Claim claim = claims.take(messageId, actor.who(), lease);
            boolean renewed = before.filter(old -> old.by().equals(claim.by())).isPresent();
            if (!renewed) {
                audit(connection, actor, AuditAction.CLAIM, messageId, null);
            }
            return claim;
        });
    }

    /** Claims the first case behind the cursor that is not claimed by another person, if there is one. */
    public Optional<Claim> claimNext(QueueFilter filter, QueueOrder order, Cursor after, Actor actor)
            throws StoreUnavailableException {
        Cursor behind = after;
        while (true) {
            Cursor from = behind;
            // Looked for without the lock of the writer: with an unusual filter it takes longer than the claim.
            Optional<QueuedCase> next =
                    database.read(connection -> queue(connection).next(filter, order, from, actor.who()));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Optional<Claim> claim = claimIfFree(next.get().messageId(), actor);
            if (claim.isPresent()) {
                return claim;
            }
            behind = new Cursor(next.get().messageId(), next.get().stake());
        }
    }

    /** Empty when another person was faster. */
    private Optional<Claim> claimIfFree(long messageId, Actor actor) throws StoreUnavailableException {
        try {
            return Optional.of(claim(messageId, actor))
                    .filter(claim -> claim.by().equals(actor.who()));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    /** Ends the claim of this person, where there is one. */
    public void release(long messageId, Actor actor) throws RefusedException, StoreUnavailableException {
        database.transaction(connection -> {
            claims(connection)
                    .release(new HeldMessages(connection).find(messageId).messages(), actor.who());
            return null;
        });
    }

    /** Decides a case. An unclaimed one needs no claim before. */
    public DecisionOutcome decide(long messageId, CaseDecision decision, Actor actor) throws StoreUnavailableException {
        Reviewer reviewer = new Reviewer(actor.who(), decision.why(), actor);
        return database.write(connection -> {
            try {
                return decide(connection, messageId, decision, reviewer);
            } catch (RefusedException e) {
                return refusal(connection, messageId, decision, reviewer, e);
            }
        });
    }

    /**
     * Decides several cases, each on its own.
     *
     * @throws IllegalArgumentException when there are more than {@link #MOST_AT_ONCE}
     */
    public List<DecisionOutcome> decideAll(List<Long> messageIds, CaseDecision decision, Actor actor)
            throws StoreUnavailableException {
        if (messageIds.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MOST_AT_ONCE + " cases at once");
        }
        List<DecisionOutcome> outcomes = new ArrayList<>();
        for (long messageId : messageIds) {
            outcomes.add(decide(messageId, decision, actor));
        }
        return outcomes;
    }

    private DecisionOutcome decide(Connection connection, long messageId, CaseDecision decision, Reviewer reviewer)
            throws SQLException, RefusedException {
        Reviews reviews = new Reviews(connection, calendar, rules.get(), clock);
        if (decision instanceof CaseDecision.Accept accept) {
            return new DecisionOutcome.Stored(
                    messageId, reviews.accept(messageId, reviewer, accept.correction(), accept.terms()));
        } else if (decision instanceof CaseDecision.Reject reject) {
            return new DecisionOutcome.Stored(messageId, reviews.reject(messageId, reviewer, reject.terms()));
        }
        return putOff(connection, messageId, (CaseDecision.Defer) decision, reviewer);
    }

    private DecisionOutcome putOff(
            Connection connection, long messageId, CaseDecision.Defer decision, Reviewer reviewer)
            throws SQLException, RefusedException {
        Duration time = Duration.between(clock.instant(), decision.until());
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST_DEFERRAL) > 0) {
            throw new RefusedException(Refusal.TIME_OUT_OF_RANGE, messageId, LONGEST_DEFERRAL.toDays());
        }
        return WriteTransaction.run(connection, () -> {
            HeldMessage held = new HeldMessages(connection).find(messageId);
            if (held.decided() != null) {
                throw held.decided().refusal(Refusal.DECIDED_ALREADY, messageId);
            }
            claims(connection).requireNotOfAnother(held.messages(), reviewer.name());
            Deferral deferral = new Deferral(
                    UtcTime.format(decision.until()), reviewer.name(), UtcTime.format(clock.instant()), reviewer.why());
            for (long message : held.messages()) {
                deferral.store(connection, message);
            }
            audit(connection, reviewer.actor(), AuditAction.DEFER, messageId, "until " + deferral.until());
            return new DecisionOutcome.PutOff(messageId, deferral);
        });
    }

    private void audit(Connection connection, Actor actor, AuditAction action, long messageId, String detail)
            throws SQLException {
        AuditLog.record(
                connection,
                AuditEntry.of(clock.instant(), actor, action)
                        .about(AuditObject.message(messageId))
                        .with(detail));
    }

    /** Finds out what stood in the way. */
    private DecisionOutcome refusal(
            Connection connection, long messageId, CaseDecision decision, Reviewer reviewer, RefusedException refused)
            throws SQLException {
        HeldMessage held;
        try {
            held = new HeldMessages(connection).find(messageId);
        } catch (RefusedException e) {
            return new DecisionOutcome.Refused(messageId, e);
        }
        if (held.decided() != null && !Objects.equals(held.decided().id(), superseded(decision))) {
            return new DecisionOutcome.DecidedMeanwhile(messageId, held.decided());
        }
        Optional<Claim> other = claims(connection).ofAnother(held.messages(), reviewer.name());
        if (other.isPresent()) {
            return new DecisionOutcome.ClaimedByAnother(messageId, other.get());
        }
        if (refused instanceof DoubtfulCorrectionException doubtful) {
            return new DecisionOutcome.Doubtful(messageId, doubtful.doubts());
        }
        return refused.is(Refusal.LATER_COUNTS)
                ? new DecisionOutcome.LaterCounts(messageId, refused)
                : new DecisionOutcome.Refused(messageId, refused);
    }

    private static Long superseded(CaseDecision decision) {
        if (decision instanceof CaseDecision.Accept accept) {
            return accept.terms().supersedes();
        }
        return decision instanceof CaseDecision.Reject reject ? reject.terms().supersedes() : null;
    }

    private CaseQueue queue(Connection connection) {
        return new CaseQueue(connection, clock);
    }

    private Claims claims(Connection connection) {
        return new Claims(connection, clock);
    }
}
