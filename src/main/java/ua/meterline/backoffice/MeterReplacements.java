package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;
import ua.meterline.store.WriteTransaction;

/**
 * Records replaced meters. Nothing recorded is changed: a correction or a cancellation is a further row. For use by one
 * thread, with a connection whose transactions start with the write lock.
 */
public final class MeterReplacements {
    private final Connection connection;
    private final BillingCalendar calendar;
    private final InstantSource clock;
    private final LaterReadings later;

    /** @param rules tell which meter can have shown a reading */
    public MeterReplacements(Connection connection, BillingCalendar calendar, RuleSettings rules, InstantSource clock) {
        this.connection = connection;
        this.calendar = calendar;
        this.clock = clock;
        this.later = new LaterReadings(
                connection,
                calendar,
                rules,
                new ReadingWithdrawals(connection, clock),
                new Reviews(connection, calendar, rules, clock));
    }

    /**
     * Records that a meter was replaced. Readings from the period of that day on are of the new meter; those that came
     * since that day and that the old meter cannot have shown are moved to it.
     *
     * @param supersede whether this corrects the last replacement of the account
     * @param of the meter of readings since that day that both meters can have shown; null when unknown
     * @throws RefusedException when the account is unknown, the day is in the future or before the last replacement, it
     *     was recorded already, the old meter showed more before, or it is not clear of which meter a reading is
     */
    public RecordedReplacement record(
            AccountNumber account, NewMeter change, boolean supersede, WhichMeter of, Reviewer clerk)
            throws SQLException, RefusedException {
        return WriteTransaction.run(connection, () -> {
            Optional<RegisteredAccount> registered = registered(account);
            Optional<Last> last = last(account);
            BillingPeriod period = period(account, change, last, supersede);
            int meter = last.map(Last::meter).orElse(1) + (supersede ? 0 : 1);
            String oldNumber = supersede
                    ? last.get().oldNumber()
                    : registered.map(RegisteredAccount::meterNumber).orElse(null);
            Integer oldDigits = supersede
                    ? last.get().oldDigits()
                    : registered.map(RegisteredAccount::meterDigits).orElse(null);
            store(account, meter, change, period, oldNumber, oldDigits, false, clerk);
            update(account, change.number(), change.digits());
            List<Statement> moved = later.move(account, change, meter, of, clerk);
            requireNotFallen(account, meter - 1, change);
            return new RecordedReplacement(meter, moved);
        });
    }

    /**
     * Records that the last replacement of the account did not take place.
     *
     * @throws RefusedException when there is none, or the new meter has a reading
     */
    public int cancel(AccountNumber account, Reviewer clerk) throws SQLException, RefusedException {
        return WriteTransaction.run(connection, () -> {
            Last last = last(account).orElseThrow(() -> nothingRecorded(account));
            Optional<String> reading = lastReading(account, last.meter());
            if (reading.isPresent()) {
                throw new RefusedException(Refusal.NEW_METER_READ, account.digits(), reading.get());
            }
            store(
                    account,
                    last.meter(),
                    last.change(),
                    BillingPeriod.parse(last.period()),
                    last.oldNumber(),
                    last.oldDigits(),
                    true,
                    clerk);
            update(account, last.oldNumber(), last.oldDigits());
            return last.meter();
        });
    }

    /** The last replacement that counts. */
    private record Last(int meter, String period, NewMeter change, String oldNumber, Integer oldDigits) {
        static Last of(ResultSet row) throws SQLException {
            return new Last(
                    row.getInt("meter"),
                    row.getString("period"),
                    new NewMeter(
                            LocalDate.parse(row.getString("replaced_on")),
                            new RegisterValue(row.getInt("final_value")),
                            new RegisterValue(row.getInt("start_value")),
                            row.getString("new_number"),
                            (Integer) row.getObject("new_digits")),
                    row.getString("old_number"),
                    (Integer) row.getObject("old_digits"));
        }
    }

    private Optional<Last> last(AccountNumber account) throws SQLException {
        try (PreparedStatement statement =
                        Sql.prepare(connection, "select-last-replacement", "account", account.digits());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(Last.of(row)) : Optional.empty();
        }
    }

    private BillingPeriod period(AccountNumber account, NewMeter change, Optional<Last> last, boolean supersede)
            throws RefusedException {
        if (change.on().isAfter(LocalDate.ofInstant(clock.instant(), calendar.zone()))) {
            throw new RefusedException(Refusal.REPLACEMENT_IN_THE_FUTURE, account.digits(), change.on());
        } else if (supersede && last.isEmpty()) {
            throw nothingRecorded(account);
        } else if (!supersede
                && last.isPresent()
                && !change.on().isAfter(last.get().change().on())) {
            throw new RefusedException(
                    Refusal.REPLACEMENT_RECORDED,
                    account.digits(),
                    last.get().change().on());
        }
        BillingPeriod period =
                calendar.periodOf(change.on().atStartOfDay(calendar.zone()).toInstant());
        AcceptablePeriods.at(clock.instant(), calendar).require(period);
        return period;
    }

    private static RefusedException nothingRecorded(AccountNumber account) {
        return new RefusedException(Refusal.NO_REPLACEMENT, account.digits());
    }

    private Optional<RegisteredAccount> registered(AccountNumber account) throws SQLException, RefusedException {
        Optional<RegisteredAccount> found = new AccountRegistry(connection).find(account);
        try (PreparedStatement statement = Sql.prepare(connection, "select-registered", "account", account.digits());
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (found.isEmpty() && row.getBoolean("registry")) {
                throw new RefusedException(Refusal.UNREGISTERED_ACCOUNT, account.digits());
            }
        }
        return found;
    }

    private void requireNotFallen(AccountNumber account, int oldMeter, NewMeter change)
            throws SQLException, RefusedException {
        Optional<EffectiveReading> before = EffectiveReadings.of(connection, account.digits(), oldMeter)
                .before(calendar.periodOf(
                                change.on().atStartOfDay(calendar.zone()).toInstant())
                        .plusMonths(1)
                        .toString());
        if (before.isPresent() && before.get().value() > change.finalValue().value()) {
            throw new RefusedException(
                    Refusal.OLD_METER_SHOWED_MORE,
                    account.digits(),
                    before.get().value(),
                    before.get().period(),
                    change.finalValue().value());
        }
    }

    private Optional<String> lastReading(AccountNumber account, int meter) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(
                        connection, "select-last-reading-of-meter", "account", account.digits(), "meter", meter);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getInt("value") + " in " + row.getString("period")) : Optional.empty();
        }
    }

    private void store(
            AccountNumber account,
            int meter,
            NewMeter change,
            BillingPeriod period,
            String oldNumber,
            Integer oldDigits,
            boolean cancelled,
            Reviewer clerk)
            throws SQLException {
        Map<String, Object> row = Rows.row(
                "account", account.digits(),
                "meter", meter,
                "replaced_on", change.on().toString(),
                "period", period.toString(),
                "final_value", change.finalValue().value(),
                "start_value", change.startValue().value(),
                "old_number", oldNumber,
                "old_digits", oldDigits,
                "new_number", change.number(),
                "new_digits", change.digits(),
                "cancelled", cancelled ? 1 : 0,
                "recorded_by", clerk.name(),
                "recorded_at", UtcTime.format(clock.instant()),
                "why", clerk.why());
        Sql.named("insert-meter-replacement").update(connection, row);
        AuditLog.record(
                connection,
                AuditEntry.of(clock.instant(), clerk.actor(), AuditAction.REPLACE_METER)
                        .about(AuditObject.account(account.digits()))
                        .with(cancelled ? "cancelled" : null));
    }

    private void update(AccountNumber account, String number, Integer digits) throws SQLException {
        Sql.named("update-account-meter")
                .update(connection, Rows.row("account", account.digits(), "number", number, "digits", digits));
    }
}
