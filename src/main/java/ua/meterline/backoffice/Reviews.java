package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ua.meterline.backoffice.HeldMessage.Decided;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.backoffice.ReviewRecords.Acceptance;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.Sql;
import ua.meterline.store.StoredHistory;
import ua.meterline.store.WriteTransaction;

/**
 * Stores decisions about held messages, each in one transaction with the resulting reading. A decision settles all
 * undecided messages that hold the same reading. It is never changed; a later one supersedes it. For use by one thread,
 * with a connection whose transactions start with the write lock: of two concurrent decisions, one is refused.
 */
public final class Reviews {
    private final Connection connection;
    private final BillingCalendar calendar;
    private final RuleSettings rules;
    private final InstantSource clock;
    private final ReviewRecords records;

    /**
     * @param calendar tells the open period
     * @param rules judge corrections
     */
    public Reviews(Connection connection, BillingCalendar calendar, RuleSettings rules, InstantSource clock) {
        this.connection = connection;
        this.calendar = calendar;
        this.rules = rules;
        this.clock = clock;
        this.records = new ReviewRecords(connection, clock);
    }

    /**
     * Stores the stated reading with the corrections applied. It is effective for its period from now on.
     *
     * @throws DoubtfulCorrectionException when rules would hold the corrected reading, and the terms do not force it
     * @throws RefusedException when another decision holds than the terms name, account or value is missing, the
     *     account is not in the registry, the given period is out of range, the account did not have the given meter
     *     then, nothing would change, or a later message of the customer is effective in the period and the terms do
     *     not override it
     */
    public DecisionResult accept(long messageId, Reviewer reviewer, Correction correction, DecisionTerms terms)
            throws SQLException, RefusedException {
        if (correction.period() != null) {
            AcceptablePeriods.at(clock.instant(), calendar).require(correction.period());
        }
        return WriteTransaction.run(connection, () -> decide(messageId, reviewer, correction, terms));
    }

    /** Accepts within a transaction of the caller. */
    public DecisionResult decide(long messageId, Reviewer reviewer, Correction correction, DecisionTerms terms)
            throws SQLException, RefusedException {
        HeldMessage held = decidable(messageId, terms);
        Statement stated = held.statement().with(correction);
        requireComplete(messageId, stated);
        Statement reading = correction.meter() == null ? stated.onMeter(meterOf(held, stated)) : stated;
        if (correction.account() != null) {
            requireRegistered(messageId, reading.account());
        }
        if (correction.meter() != null) {
            requireMeter(messageId, reading);
        }
        requireChange(held, reading);
        boolean asStated = stated.equals(held.statement()) && correction.meter() == null;
        String forced = asStated ? null : forced(held, reading, reviewer, terms);
        EffectiveReading before = effective(reading);
        EffectiveReading otherwise = records.asIfRejected(held, reviewer, () -> effective(reading));
        records.store(held, reviewer, new Acceptance(reading, asOf(held, reading, otherwise, terms), forced));
        if (held.decided() != null && held.decided().isAccepted()) {
            records.refresh(held.decided().reading());
        }
        records.refresh(reading);
        return new DecisionResult(held.messages(), reading, held.decided(), before, effective(reading));
    }

    /** @throws RefusedException when another decision holds than the terms name, or nothing would change */
    public DecisionResult reject(long messageId, Reviewer reviewer, DecisionTerms terms)
            throws SQLException, RefusedException {
        return WriteTransaction.run(connection, () -> discard(messageId, reviewer, terms));
    }

    /** Rejects within a transaction of the caller. */
    public DecisionResult discard(long messageId, Reviewer reviewer, DecisionTerms terms)
            throws SQLException, RefusedException {
        HeldMessage held = decidable(messageId, terms);
        requireChange(held, null);
        Decided superseded = held.decided();
        Statement reading = superseded == null ? held.statement() : superseded.reading();
        EffectiveReading before = effective(reading);
        records.store(held, reviewer, Acceptance.NONE);
        if (superseded != null) {
            records.refresh(superseded.reading());
        }
        return new DecisionResult(held.messages(), reading, superseded, before, effective(reading));
    }

    /** A replacement may have been recorded after the message came, and corrections may concern another account. */
    private int meterOf(HeldMessage held, Statement stated) throws SQLException {
        return (int) Sql.named("select-reviewed-meter")
                .number(
                        connection,
                        Map.of(
                                "account", stated.account(),
                                "period", stated.period(),
                                "received_on", localDay(held).toString()));
    }

    private LocalDate localDay(HeldMessage held) {
        return LocalDate.ofInstant(Instant.parse(held.receivedAt()), calendar.zone());
    }

    private HeldMessage decidable(long messageId, DecisionTerms terms) throws SQLException, RefusedException {
        HeldMessage held = new HeldMessages(connection).find(messageId);
        Decided decided = held.decided();
        if (decided == null && terms.supersedes() != null) {
            throw new RefusedException(Refusal.UNDECIDED, messageId);
        } else if (decided != null && !Objects.equals(decided.id(), terms.supersedes())) {
            throw decided.refusal(
                    terms.supersedes() == null ? Refusal.DECIDED_BEFORE : Refusal.DECIDED_ANEW, messageId);
        }
        return held;
    }

    /** @param reading null for a rejection */
    private static void requireChange(HeldMessage held, Statement reading) throws RefusedException {
        Decided decided = held.decided();
        boolean same = decided != null
                && (reading == null
                        ? !decided.isAccepted()
                        : decided.isAccepted() && decided.reading().isSameReading(reading));
        if (same) {
            throw decided.refusal(Refusal.DECIDED_THE_SAME, held.id());
        }
    }

    private static void requireComplete(long messageId, Statement reading) throws RefusedException {
        if (reading.account() == null || reading.value() == null) {
            throw new RefusedException(
                    reading.account() == null ? Refusal.ACCOUNT_MISSING : Refusal.VALUE_MISSING, messageId);
        }
    }

    /** The names of the rules that doubt a corrected reading, comma-separated; null where none does. */
    private String forced(HeldMessage held, Statement corrected, Reviewer reviewer, DecisionTerms terms)
            throws SQLException, RefusedException {
        AccountNumber account = new AccountNumber(corrected.account());
        BillingPeriod period = BillingPeriod.parse(corrected.period());
        MeterReading reading = new MeterReading(
                account, corrected.meter(), new RegisterValue(corrected.value()), period, corrected.onTime());
        AccountHistory history =
                records.asIfRejected(held, reviewer, () -> StoredHistory.of(connection, account, period));
        Optional<CorrectionDoubts> doubts = CorrectionDoubts.of(reading, history, rules);
        if (doubts.isPresent() && !terms.force()) {
            throw new DoubtfulCorrectionException(held.id(), doubts.get());
        }
        return doubts.map(found -> String.join(",", found.rules())).orElse(null);
    }

    private void requireMeter(long messageId, Statement reading) throws SQLException, RefusedException {
        BillingPeriod period = BillingPeriod.parse(reading.period());
        AccountHistory history = StoredHistory.of(connection, new AccountNumber(reading.account()), period);
        if (!history.hasMeter(reading.meter(), period)) {
            throw new RefusedException(
                    Refusal.NO_SUCH_METER,
                    messageId,
                    reading.account(),
                    reading.meter(),
                    period,
                    history.meterIn(period));
        }
    }

    private void requireRegistered(long messageId, String account) throws SQLException, RefusedException {
        try (PreparedStatement statement = Sql.prepare(connection, "select-registered", "account", account);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (row.getBoolean("registry") && !row.getBoolean("registered")) {
                throw new RefusedException(Refusal.ACCOUNT_OF_CORRECTION, messageId, account);
            }
        }
    }

    /**
     * The message whose place the reading takes: that of the last message that holds it, unless a later reading of the
     * customer, received on time, is overridden on purpose.
     *
     * @param counting what is effective without the reading, or null
     */
    private static long asOf(HeldMessage held, Statement reading, EffectiveReading counting, DecisionTerms terms)
            throws RefusedException {
        long messageId = held.lastMessage();
        EffectiveReading later = Optional.ofNullable(counting)
                .filter(other -> other.latestMessageId() > messageId)
                .filter(other -> other.onTime() || other.reviewed())
                .filter(other -> other.value() != reading.value())
                .orElse(null);
        if (later == null) {
            return messageId;
        } else if (!terms.overrideLater()) {
            throw new RefusedException(
                    Refusal.LATER_COUNTS,
                    held.id(),
                    later.latestMessageId(),
                    reading.period(),
                    later.value(),
                    reading.value());
        }
        return later.latestMessageId();
    }

    /** Null where there is none. */
    private EffectiveReading effective(Statement reading) throws SQLException {
        return EffectiveReadings.of(connection, reading.account(), reading.meter())
                .in(reading.period())
                .orElse(null);
    }
}
