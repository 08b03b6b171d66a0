package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import ua.meterline.backoffice.HeldMessage.Decided;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.common.Printable;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.WriteTransaction;

/**
 * Takes back readings, those that the rules accepted by themselves included. Their messages become cases of the review
 * that are rejected, so that a later decision can supersede that. For use by one thread, with a connection whose
 * transactions start with the write lock.
 */
public final class ReadingWithdrawals {
    private static final Sql METERS = Sql.named("select-meters-of-value");
    private static final Sql MESSAGES = Sql.named("select-withdrawable");
    private static final Sql CASE = Sql.named("insert-withdrawn-case");
    private static final Sql REJECTION = Sql.named("select-last-rejection");

    private final Connection connection;
    private final ReviewRecords records;

    public ReadingWithdrawals(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.records = new ReviewRecords(connection, clock);
    }

    /**
     * Withdraws a reading, whether it counts or not. What counts then follows from the other messages and decisions.
     *
     * @param meter null where only one meter has this reading
     * @throws RefusedException when there is no such reading, or several meters have it
     */
    public DecisionResult withdraw(
            AccountNumber account, BillingPeriod period, RegisterValue value, Integer meter, Reviewer reviewer)
            throws SQLException, RefusedException {
        return WriteTransaction.run(connection, () -> {
            Map<String, Object> wanted = Rows.row(
                    "account", account.digits(), "period", period.toString(), "value", value.value(), "meter", meter);
            return withdraw(
                    new Statement(
                            account.digits(),
                            only(numbers(METERS, wanted), wanted),
                            value.value(),
                            period.toString(),
                            false),
                    reviewer);
        });
    }

    /** Withdraws within a transaction of the caller. */
    public DecisionResult withdraw(Statement reading, Reviewer reviewer) throws SQLException, RefusedException {
        EffectiveReading before = effective(reading);
        List<Long> settled = reject(reading, reviewer);
        records.refresh(reading);
        return new DecisionResult(settled, reading, null, before, effective(reading));
    }

    private int only(List<Long> meters, Map<String, Object> wanted) throws SQLException, RefusedException {
        if (meters.isEmpty()) {
            throw noSuchReading(wanted);
        } else if (meters.size() > 1) {
            throw new RefusedException(Refusal.READING_ON_SEVERAL_METERS, wanted.get("account"), meters);
        }
        return meters.get(0).intValue();
    }

    /** A second attempt sees the first one. */
    private RefusedException noSuchReading(Map<String, Object> wanted) throws SQLException {
        try (PreparedStatement query = REJECTION.prepare(connection, wanted);
                ResultSet row = query.executeQuery()) {
            Object account = wanted.get("account");
            return row.next()
                    ? new RefusedException(
                            Refusal.READING_WITHDRAWN,
                            account,
                            wanted.get("value"),
                            wanted.get("period"),
                            Printable.plain(row.getString("decided_by")),
                            row.getString("decided_at"))
                    : new RefusedException(Refusal.NO_SUCH_READING, account, wanted.get("value"), wanted.get("period"));
        }
    }

    private List<Long> reject(Statement reading, Reviewer reviewer) throws SQLException, RefusedException {
        Map<String, Object> key = Rows.row(
                "account", reading.account(),
                "period", reading.period(),
                "meter", reading.meter(),
                "value", reading.value());
        TreeSet<Long> settled = new TreeSet<>();
        for (long message : numbers(MESSAGES, key)) {
            key.put("message_id", message);
            CASE.update(connection, key);
            HeldMessage held = new HeldMessages(connection).find(message);
            Decided decided = held.decided();
            if (decided == null || decided.isAccepted()) {
                records.store(held, reviewer, ReviewRecords.Acceptance.NONE);
                settled.addAll(held.messages());
            }
        }
        return List.copyOf(settled);
    }

    private List<Long> numbers(Sql sql, Map<String, Object> parameters) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement query = sql.prepare(connection, parameters);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }

    /** Null where there is none. */
    private EffectiveReading effective(Statement reading) throws SQLException {
        return EffectiveReadings.of(connection, reading.account(), reading.meter())
                .in(reading.period())
                .orElse(null);
    }
}
