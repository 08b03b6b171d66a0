package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.common.Printable;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;
import ua.meterline.store.WriteTransaction;

/**
 * Stores decisions about held messages: one per message, in one transaction with the resulting reading. For use by
 * one thread, with a connection whose transactions start with the write lock: of two concurrent decisions, one is
 * refused.
 */
public final class Reviews {
    private final Connection connection;
    private final InstantSource clock;

    public Reviews(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * The result of an acceptance.
     *
     * @param before the effective reading of the period until now, or null
     */
    public record Accepted(Statement reading, EffectiveReading before) {}

    /**
     * Stores the stated reading with the corrections applied. It is effective for its period from now on.
     *
     * @throws RefusedException when it was decided before, lacks account or value, names an account that is not in
     *     the registry, or a later message of the customer is effective in its period
     */
    public Accepted accept(long messageId, Reviewer reviewer, Correction correction)
            throws SQLException, RefusedException {
        return WriteTransaction.run(connection, () -> {
            HeldMessage held = undecided(messageId);
            Statement reading = held.statement().with(correction);
            requireComplete(messageId, reading);
            if (correction.account() != null) {
                requireRegistered(messageId, reading.account());
            }
            Optional<EffectiveReading> before = EffectiveReadings.of(connection, reading.account(), reading.meter())
                    .in(reading.period());
            requireLatest(messageId, reading, before);
            record(messageId, "accept", reviewer, reading);
            store(held, reading);
            return new Accepted(reading, before.orElse(null));
        });
    }

    /** @throws RefusedException when it was decided before */
    public void reject(long messageId, Reviewer reviewer) throws SQLException, RefusedException {
        WriteTransaction.run(connection, () -> {
            undecided(messageId);
            record(messageId, "reject", reviewer, new Statement(null, 0, null, null, false));
            return null;
        });
    }

    private HeldMessage undecided(long messageId) throws SQLException, RefusedException {
        HeldMessage held = new HeldMessages(connection).find(messageId);
        if (held.decided() != null) {
            throw new RefusedException("message %d: was decided already (%s by %s at %s); a decision is not changed"
                    .formatted(
                            messageId,
                            held.decided().decision(),
                            Printable.plain(held.decided().by()),
                            held.decided().at()));
        }
        return held;
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

    /** A later reading of the customer, received on time, is not replaced by reviewing an older message. */
    private static void requireLatest(long messageId, Statement reading, Optional<EffectiveReading> counting)
            throws RefusedException {
        EffectiveReading later = counting.filter(other -> other.latestMessageId() > messageId)
                .filter(other -> other.onTime() || other.reviewed())
                .orElse(null);
        if (later != null && later.value() != reading.value()) {
            throw new RefusedException(
                    "message %d: a later one, message %d, counts for %s with %d; reject this one, or have the customer state it anew"
                            .formatted(messageId, later.latestMessageId(), reading.period(), later.value()));
        }
    }

    private void record(long messageId, String decision, Reviewer reviewer, Statement reading) throws SQLException {
        execute(
                "insert-review",
                "message_id",
                messageId,
                "decision",
                decision,
                "decided_by",
                reviewer.name(),
                "decided_at",
                UtcTime.format(clock.instant()),
                "why",
                reviewer.why(),
                "account",
                reading.account(),
                "meter",
                reading.account() == null ? null : reading.meter(),
                "value",
                reading.value(),
                "period",
                reading.period());
    }

    private void store(HeldMessage held, Statement reading) throws SQLException {
        execute(
                "upsert-reviewed-reading",
                "message_id",
                held.id(),
                "account",
                reading.account(),
                "meter",
                reading.meter(),
                "value",
                reading.value(),
                "period",
                reading.period(),
                "on_time",
                reading.onTime(),
                "received_at",
                held.receivedAt());
    }

    private void execute(String statementName, Object... namesAndValues) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, statementName, namesAndValues)) {
            statement.executeUpdate();
        }
    }
}
