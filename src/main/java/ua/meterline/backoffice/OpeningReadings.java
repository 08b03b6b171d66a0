package ua.meterline.backoffice;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.common.Sha256;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.Channel;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.Registration;
import ua.meterline.store.Database;
import ua.meterline.store.Rows;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;
import ua.meterline.store.StoredHistory;
import ua.meterline.store.UtcTime;

/**
 * Loads readings of past periods, such as those that billing had before Meterline came into use. Each becomes a
 * message, a reviewed reading and a row in the audit log. Idempotent: what is loaded is not loaded again. Readings that
 * count are never replaced. Rows are stored in transactions of some hundred: rows before a failure stay.
 */
public final class OpeningReadings {
    private static final int ROWS_AT_ONCE = 500;

    private static final Sql NEXT_ID = Sql.named("select-next-message-id");
    private static final Sql MESSAGE = Sql.named("insert-message");
    private static final Sql READING = Sql.named("upsert-accepted-reading");
    private static final Sql METER = Sql.named("select-reviewed-meter");
    private static final Sql REVIEW = Sql.named("insert-review");

    private final ShortTransactions transactions;
    private final InstantSource clock;
    private final BiConsumer<Long, String> problems;

    /** @param problems receives the row and the problem of each reading that is refused, without personal data */
    public OpeningReadings(Database database, InstantSource clock, BiConsumer<Long, String> problems) {
        this.transactions = new ShortTransactions(database);
        this.clock = clock;
        this.problems = problems;
    }

    /**
     * How many readings were stored now, were effective before, and were refused.
     */
    public record Result(int stored, int known, int refused) {
        Result plus(Result other) {
            return new Result(stored + other.stored, known + other.known, refused + other.refused);
        }
    }

    /**
     * @param source the name of the file, for the record
     * @param clerk who loads them, and why
     */
    public Result load(List<OpeningReading> readings, String source, Reviewer clerk) throws SQLException {
        Result total = new Result(0, 0, 0);
        for (int i = 0; i < readings.size(); i += ROWS_AT_ONCE) {
            List<OpeningReading> some = readings.subList(i, Math.min(i + ROWS_AT_ONCE, readings.size()));
            total = total.plus(transactions.write(connection -> load(connection, some, source, clerk)));
        }
        return total;
    }

    private Result load(Connection connection, List<OpeningReading> readings, String source, Reviewer clerk)
            throws SQLException {
        Result total = new Result(0, 0, 0);
        for (OpeningReading reading : readings) {
            AccountHistory history = StoredHistory.of(connection, reading.account(), reading.period());
            int meter = meterOf(connection, reading, history);
            EffectiveReadings effective =
                    EffectiveReadings.of(connection, reading.account().digits(), meter);
            Optional<String> problem = problem(reading, meter, history, effective);
            if (problem.isPresent()) {
                problems.accept(reading.row(), problem.get());
                total = total.plus(new Result(0, 0, 1));
            } else if (effective.in(reading.period().toString()).isPresent()) {
                total = total.plus(new Result(0, 1, 0));
            } else {
                store(connection, reading, meter, source, clerk);
                total = total.plus(new Result(1, 0, 0));
            }
        }
        if (total.stored() > 0) {
            AuditLog.record(
                    connection,
                    AuditEntry.of(clock.instant(), clerk.actor(), AuditAction.IMPORT_READINGS)
                            .with(total.stored() + " opening readings"));
        }
        return total;
    }

    private static int meterOf(Connection connection, OpeningReading reading, AccountHistory history)
            throws SQLException {
        return reading.readOn() == null
                ? history.meterIn(reading.period())
                : (int) METER.number(
                        connection,
                        Map.of(
                                "account", reading.account().digits(),
                                "period", reading.period().toString(),
                                "received_on", reading.readOn().toString()));
    }

    private static Optional<String> problem(
            OpeningReading reading, int meter, AccountHistory history, EffectiveReadings effective) {
        String period = reading.period().toString();
        int value = reading.value().value();
        Optional<String> unfit = unfit(reading, meter, history);
        if (unfit.isPresent()) {
            return unfit;
        }
        return effective
                .in(period)
                .filter(other -> other.value() != value)
                .map(other -> "another value counts for " + period)
                .or(() -> effective
                        .before(period)
                        .filter(before -> before.value() > value)
                        .map(before -> "below the reading of " + before.period()))
                .or(() -> effective
                        .after(period)
                        .filter(after -> after.value() < value)
                        .map(after -> "above the reading of " + after.period()));
    }

    /** What is known of the account and its meter against it. */
    private static Optional<String> unfit(OpeningReading reading, int meter, AccountHistory history) {
        int value = reading.value().value();
        OptionalInt digits = history.digitsOf(meter);
        if (history.registration() instanceof Registration.Unknown) {
            return Optional.of("the account is not in the registry");
        } else if (digits.isPresent() && Integer.toString(value).length() > digits.getAsInt()) {
            return Optional.of("more digits than the meter has: " + digits.getAsInt());
        }
        return history.endOf(meter)
                .map(end -> end.finalValue().value())
                .filter(end -> end < value)
                .map(end -> "above the last value of the meter, which was replaced")
                .or(() -> history.endOf(meter - 1)
                        .map(end -> end.startValue().value())
                        .filter(start -> start > value)
                        .map(start -> "below the first value of the meter, which replaced another"));
    }

    private void store(Connection connection, OpeningReading reading, int meter, String source, Reviewer clerk)
            throws SQLException {
        long id = NEXT_ID.number(connection, Map.of());
        String now = UtcTime.format(clock.instant());
        byte[] key = (source + "\n" + reading + "\n" + now).getBytes(StandardCharsets.UTF_8);
        Map<String, Object> row = Rows.row(
                "id",
                id,
                "channel",
                Channel.FILE.label(),
                "sender",
                "",
                "recipient",
                source,
                "received_at",
                now,
                "text",
                reading.text(),
                "raw",
                null,
                "fingerprint",
                Fingerprint.of(Sha256.digest(key)).octets(),
                "outcome",
                "accepted",
                "reason",
                "opening");
        MESSAGE.update(connection, row);
        row.putAll(Rows.row(
                "message_id",
                id,
                "account",
                reading.account().digits(),
                "meter",
                meter,
                "value",
                reading.value().value(),
                "period",
                reading.period().toString(),
                "decision",
                "accept",
                "decided_by",
                clerk.name(),
                "decided_at",
                now,
                "why",
                clerk.why(),
                "as_of",
                id,
                "forced",
                null,
                "supersedes",
                null));
        REVIEW.update(connection, row);
        READING.update(connection, row);
    }
}
