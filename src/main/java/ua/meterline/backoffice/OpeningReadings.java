package ua.meterline.backoffice;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import ua.meterline.common.Sha256;
import ua.meterline.reading.Channel;
import ua.meterline.reading.Fingerprint;
import ua.meterline.store.Database;
import ua.meterline.store.Rows;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Loads readings of past periods, such as those that billing had before Meterline came into use. Each becomes a
 * message, a reviewed reading and a row in the audit log. Idempotent: what is loaded is not loaded again. Readings that
 * count are never replaced. Rows are stored in transactions of some hundred: rows before a failure stay.
 */
public final class OpeningReadings {
    private static final int ROWS_AT_ONCE = 500;
    private static final int METER = 1;

    private static final Sql NEXT_ID = Sql.named("select-next-message-id");
    private static final Sql REGISTERED = Sql.named("select-registered");
    private static final Sql MESSAGE = Sql.named("insert-message");
    private static final Sql READING = Sql.named("upsert-accepted-reading");
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
            EffectiveReadings effective =
                    EffectiveReadings.of(connection, reading.account().digits(), METER);
            Optional<String> problem = problem(connection, reading, effective);
            if (problem.isPresent()) {
                problems.accept(reading.row(), problem.get());
                total = total.plus(new Result(0, 0, 1));
            } else if (effective.in(reading.period().toString()).isPresent()) {
                total = total.plus(new Result(0, 1, 0));
            } else {
                store(connection, reading, source, clerk);
                total = total.plus(new Result(1, 0, 0));
            }
        }
        return total;
    }

    private static Optional<String> problem(Connection connection, OpeningReading reading, EffectiveReadings effective)
            throws SQLException {
        String period = reading.period().toString();
        int value = reading.value().value();
        Optional<String> unfit = unfit(connection, reading);
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

    /** What the registry has against it. */
    private static Optional<String> unfit(Connection connection, OpeningReading reading) throws SQLException {
        Map<String, Object> account = Map.of("account", reading.account().digits());
        try (PreparedStatement statement = REGISTERED.prepare(connection, account);
                ResultSet row = statement.executeQuery()) {
            if (row.getBoolean("registry") && !row.getBoolean("registered")) {
                return Optional.of("the account is not in the registry");
            }
            int digits = row.getInt("meter_digits");
            String value = Integer.toString(reading.value().value());
            return digits > 0 && value.length() > digits
                    ? Optional.of("more digits than the meter has: " + digits)
                    : Optional.empty();
        }
    }

    private void store(Connection connection, OpeningReading reading, String source, Reviewer clerk)
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
                METER,
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
                "supersedes",
                null));
        REVIEW.update(connection, row);
        READING.update(connection, row);
    }
}
