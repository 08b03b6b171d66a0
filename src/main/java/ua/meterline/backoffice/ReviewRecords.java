package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.InstantSource;
import java.util.Map;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.backoffice.review.Claims;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Writes decisions, and makes {@code reading} agree with those that hold. For use within a transaction, by one thread.
 */
final class ReviewRecords {
    private static final Sql REVIEW = Sql.named("insert-review");
    private static final Sql STANDING = Sql.named("select-standing-decision");
    private static final Sql ACCEPTED = Sql.named("upsert-accepted-reading");
    private static final Sql WITHDRAWN = Sql.named("delete-withdrawn-reading");
    private static final Sql UNREVIEWED = Sql.named("update-unreviewed-reading");

    /** Looks at the readings. */
    @FunctionalInterface
    interface Look<T> {
        T at() throws SQLException;
    }

    /**
     * What is accepted.
     *
     * @param asOf the message with which the reading ranks
     * @param forced the names of the rules that doubt the reviewer's correction, comma-separated; null where none does
     */
    record Acceptance(Statement reading, Long asOf, String forced) {
        /** A rejection. */
        static final Acceptance NONE = new Acceptance(null, null, null);
    }

    private final Connection connection;
    private final InstantSource clock;

    ReviewRecords(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Stores the decision for all messages of the case. Each supersedes the one that held for the message.
     * The audit log has one entry for it.
     *
     * @throws RefusedException naming the other person who works on the case
     */
    void store(HeldMessage held, Reviewer reviewer, Acceptance acceptance) throws SQLException, RefusedException {
        new Claims(connection, clock).requireNotOfAnother(held.messages(), reviewer.name());
        write(held, reviewer, acceptance);
        AuditLog.record(
                connection,
                AuditEntry.of(clock.instant(), reviewer.actor(), AuditAction.DECIDE)
                        .about(AuditObject.message(held.id()))
                        .with(words(held, acceptance)));
    }

    private static String words(HeldMessage held, Acceptance acceptance) {
        Statement reading = acceptance.reading();
        return (reading == null ? "reject" : "accept " + reading.value() + " for " + reading.period())
                + (held.decided() == null
                        ? ""
                        : ", instead of " + held.decided().decision());
    }

    private void write(HeldMessage held, Reviewer reviewer, Acceptance acceptance) throws SQLException {
        Statement reading = acceptance.reading();
        Map<String, Object> row = Rows.row(
                "decision",
                reading == null ? "reject" : "accept",
                "decided_by",
                reviewer.name(),
                "decided_at",
                UtcTime.format(clock.instant()),
                "why",
                reviewer.why(),
                "account",
                reading == null ? null : reading.account(),
                "meter",
                reading == null ? null : reading.meter(),
                "value",
                reading == null ? null : reading.value(),
                "period",
                reading == null ? null : reading.period(),
                "as_of",
                acceptance.asOf(),
                "forced",
                acceptance.forced());
        for (long message : held.messages()) {
            row.put("message_id", message);
            row.put("supersedes", standing(message));
            REVIEW.update(connection, row);
        }
    }

    private Long standing(long message) throws SQLException {
        try (PreparedStatement query = STANDING.prepare(connection, Map.of("message_id", message));
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong("id") : null;
        }
    }

    /** Stores, renews or removes a reading, by the decisions about it that hold now. */
    void refresh(Statement reading) throws SQLException {
        Map<String, Object> key = Map.of(
                "account",
                reading.account(),
                "period",
                reading.period(),
                "meter",
                reading.meter(),
                "value",
                reading.value());
        ACCEPTED.update(connection, key);
        WITHDRAWN.update(connection, key);
        UNREVIEWED.update(connection, key);
    }

    /** What one sees if the case had been rejected. */
    <T> T asIfRejected(HeldMessage held, Reviewer reviewer, Look<T> look) throws SQLException {
        if (held.decided() == null || !held.decided().isAccepted()) {
            return look.at();
        }
        Savepoint before = connection.setSavepoint();
        try {
            write(held, reviewer, Acceptance.NONE);
            refresh(held.decided().reading());
            return look.at();
        } finally {
            connection.rollback(before);
        }
    }
}
