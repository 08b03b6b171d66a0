package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.Sql;
import ua.meterline.store.StoredHistory;

/**
 * Readings that came between the replacement of a meter and its record, and are stored for the old meter. Those that
 * only the new one can have shown are moved to it, by a withdrawal and a decision that supersedes it: billing gets
 * both. For use within a transaction in which the replacement is stored, by one thread.
 */
final class LaterReadings {
    private static final Sql SINCE = Sql.named("select-readings-since");

    private final Connection connection;
    private final BillingCalendar calendar;
    private final RuleSettings rules;
    private final ReadingWithdrawals withdrawals;
    private final Reviews reviews;

    LaterReadings(
            Connection connection,
            BillingCalendar calendar,
            RuleSettings rules,
            ReadingWithdrawals withdrawals,
            Reviews reviews) {
        this.connection = connection;
        this.calendar = calendar;
        this.rules = rules;
        this.withdrawals = withdrawals;
        this.reviews = reviews;
    }

    /** A reading of the old meter, and what its place among the others depends on. */
    private record Later(Statement reading, long message, long latestMessage, LocalDate receivedOn) {}

    /**
     * @param meter the new one
     * @param of the meter of readings that both can have shown; null when unknown
     * @return what was moved, as it counts now
     * @throws RefusedException when a reading fits neither meter, or both and it is unknown of which it is
     */
    List<Statement> move(AccountNumber account, NewMeter change, int meter, WhichMeter of, Reviewer clerk)
            throws SQLException, RefusedException {
        List<Statement> moved = new ArrayList<>();
        for (Later later : since(account, change, meter - 1)) {
            if (isOfTheNew(later, change, meter, of)) {
                move(later, meter, clerk);
                moved.add(later.reading().onMeter(meter));
            }
        }
        return moved;
    }

    private List<Later> since(AccountNumber account, NewMeter change, int oldMeter) throws SQLException {
        BillingPeriod period =
                calendar.periodOf(change.on().atStartOfDay(calendar.zone()).toInstant());
        List<Later> found = new ArrayList<>();
        try (PreparedStatement query = SINCE.prepare(
                        connection,
                        Map.of("account", account.digits(), "meter", oldMeter, "period", period.toString()));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Later later = new Later(
                        new Statement(
                                account.digits(),
                                oldMeter,
                                row.getInt("value"),
                                row.getString("period"),
                                row.getBoolean("on_time")),
                        row.getLong("message_id"),
                        row.getLong("latest_message_id"),
                        LocalDate.ofInstant(Instant.parse(row.getString("received_at")), calendar.zone()));
                if (!later.receivedOn().isBefore(change.on())) {
                    found.add(later);
                }
            }
        }
        return found;
    }

    private boolean isOfTheNew(Later later, NewMeter change, int meter, WhichMeter of)
            throws SQLException, RefusedException {
        boolean old = fitsOld(later.reading(), change);
        boolean fresh = fitsNew(later.reading().onMeter(meter), change);
        if (old && fresh && of == null) {
            throw new RefusedException(Refusal.FITS_BOTH_METERS, name(later));
        } else if (!old && !fresh) {
            throw new RefusedException(
                    Refusal.FITS_NEITHER_METER,
                    name(later),
                    later.reading().account(),
                    later.reading().value(),
                    later.reading().period());
        }
        return fresh && (!old || of == WhichMeter.NEW);
    }

    private static String name(Later later) {
        return "account %s: %d in %s (message %d), received on %s,"
                .formatted(
                        later.reading().account(),
                        later.reading().value(),
                        later.reading().period(),
                        later.message(),
                        later.receivedOn());
    }

    private boolean fitsOld(Statement reading, NewMeter change) throws SQLException {
        Optional<EffectiveReading> before = EffectiveReadings.of(connection, reading.account(), reading.meter())
                .before(reading.period());
        return reading.value() <= change.finalValue().value()
                && before.map(previous -> previous.value() <= reading.value()).orElse(true);
    }

    private boolean fitsNew(Statement reading, NewMeter change) throws SQLException {
        AccountNumber account = new AccountNumber(reading.account());
        BillingPeriod period = BillingPeriod.parse(reading.period());
        MeterReading wanted = new MeterReading(
                account, reading.meter(), new RegisterValue(reading.value()), period, reading.onTime());
        return reading.value() >= change.startValue().value()
                && CorrectionDoubts.of(wanted, StoredHistory.of(connection, account, period), rules)
                        .isEmpty();
    }

    /** A later reading of the new meter keeps its place. */
    private void move(Later later, int meter, Reviewer clerk) throws SQLException, RefusedException {
        boolean replaced = EffectiveReadings.of(connection, later.reading().account(), meter)
                .in(later.reading().period())
                .filter(other -> !other.reviewed() && other.latestMessageId() > later.latestMessage())
                .isPresent();
        withdrawals.withdraw(later.reading(), clerk);
        if (!replaced) {
            long decision =
                    new HeldMessages(connection).find(later.message()).decided().id();
            reviews.decide(later.message(), clerk, Correction.NONE, new DecisionTerms(decision, true, false));
        }
    }
}
