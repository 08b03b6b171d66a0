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
import ua.meterline.common.Printable;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.store.Sql;
import ua.meterline.store.WriteTransaction;

/**
 * Stores decisions about held messages, each in one transaction with the resulting reading. A decision settles all
 * undecided messages that hold the same reading. It is never changed; a later one supersedes it. For use by one thread,
 * with a connection whose transactions start with the write lock: of two concurrent decisions, one is refused.
 */
public final class Reviews {
    private final Connection connection;
    private final BillingCalendar calendar;
    private final InstantSource clock;
    private final ReviewRecords records;

    /** @param calendar tells the open period */
    public Reviews(Connection connection, BillingCalendar calendar, InstantSource clock) {
        this.connection = connection;
        this.calendar = calendar;
        this.clock = clock;
        this.records = new ReviewRecords(connection, clock);
    }

    /**
     * Stores the stated reading with the corrections applied. It is effective for its period from now on.
     *
     * @throws RefusedException when another decision holds than the terms name, account or value is missing, the account
     *     is not in the registry, the given period is out of range, nothing would change, or a later message of the
     *     customer is effective in the period and the terms do not override it
     */
    public DecisionResult accept(long messageId, Reviewer reviewer, Correction correction, DecisionTerms terms)
            throws SQLException, RefusedException {
        if (correction.period() != null) {
            AcceptablePeriods.at(clock.instant(), calendar).require(correction.period());
        }
        return WriteTransaction.run(connection, () -> {
            HeldMessage held = decidable(messageId, terms);
            Statement stated = held.statement().with(correction);
            requireComplete(messageId, stated);
            Statement reading = stated.onMeter(meterOf(held, stated));
            if (correction.account() != null) {
                requireRegistered(messageId, reading.account());
            }
            requireChange(held, reading);
            EffectiveReading before = effective(reading);
            EffectiveReading otherwise = records.asIfRejected(held, reviewer, () -> effective(reading));
            records.store(held, "accept", reviewer, reading, asOf(held, reading, otherwise, terms));
            if (held.decided() != null && held.decided().isAccepted()) {
                records.refresh(held.decided().reading());
            }
            records.refresh(reading);
            return new DecisionResult(held.messages(), reading, held.decided(), before, effective(reading));
        });
    }

    /** @throws RefusedException when another decision holds than the terms name, or nothing would change */
    public DecisionResult reject(long messageId, Reviewer reviewer, DecisionTerms terms)
            throws SQLException, RefusedException {
        return WriteTransaction.run(connection, () -> {
            HeldMessage held = decidable(messageId, terms);
            requireChange(held, null);
            Decided superseded = held.decided();
            Statement reading = superseded == null ? held.statement() : superseded.reading();
            EffectiveReading before = effective(reading);
            records.store(held, "reject", reviewer, null, null);
            if (superseded != null) {
                records.refresh(superseded.reading());
            }
            return new DecisionResult(held.messages(), reading, superseded, before, effective(reading));
        });
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
            throw new RefusedException(
                    "message %d: is not decided yet; there is nothing to supersede".formatted(messageId));
        } else if (decided != null && !Objects.equals(decided.id(), terms.supersedes())) {
            throw new RefusedException("message %d: was decided %s (%s by %s at %s); --supersede replaces a decision"
                    .formatted(
                            messageId,
                            terms.supersedes() == null ? "already" : "anew meanwhile",
                            decided.decision(),
                            Printable.plain(decided.by()),
                            decided.at()));
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
            throw new RefusedException("message %d: %s by %s at %s decided the same; nothing changes"
                    .formatted(held.id(), decided.decision(), Printable.plain(decided.by()), decided.at()));
        }
    }

    private static void requireComplete(long messageId, Statement reading) throws RefusedException {
        if (reading.account() == null || reading.value() == null) {
            throw new RefusedException("message %d: does not tell the %s; add --%2$s"
                    .formatted(messageId, reading.account() == null ? "account" : "value"));
        }
    }

    private void requireRegistered(long messageId, String account) throws SQLException, RefusedException {
        try (PreparedStatement statement = Sql.prepare(connection, "select-registered", "account", account);
                ResultSet row = statement.executeQuery()) {
            if (row.getBoolean("registry") && !row.getBoolean("registered")) {
                throw new RefusedException("message %d: account %s is not in the registry; check its digits"
                        .formatted(messageId, account));
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
                    "message %d: a later one, message %d, counts for %s with %d; reject this one, or give --override-later if %d is right"
                            .formatted(
                                    held.id(),
                                    later.latestMessageId(),
                                    reading.period(),
                                    later.value(),
                                    reading.value()));
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
