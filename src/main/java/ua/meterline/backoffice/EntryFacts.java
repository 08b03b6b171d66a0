package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.reading.MeterReplacement;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.store.Sql;
import ua.meterline.store.StoredHistory;
import ua.meterline.store.UtcTime;

/**
 * What an entry shows beside its outcome, as it was before the entry. Immutable.
 *
 * @param period that a reading of now belongs to
 * @param customer the name in the registry, or null
 * @param meter that is read now
 * @param readings of this meter
 * @param replaced the meters before it, the last one first
 */
record EntryFacts(
        String period, String customer, int meter, EffectiveReadings readings, List<PhoneEntry.Replaced> replaced) {
    /** For so long the same account and value are the same call. */
    static final Duration SAME_CALL = Duration.ofMinutes(10);

    static EntryFacts read(Connection connection, AccountNumber account, BillingPeriod period) throws SQLException {
        AccountHistory history = StoredHistory.of(connection, account, period);
        int meter = history.meterIn(period);
        return new EntryFacts(
                period.toString(),
                customer(connection, account),
                meter,
                EffectiveReadings.of(connection, account.digits(), meter),
                replaced(connection, account, history, meter));
    }

    private static String customer(Connection connection, AccountNumber account) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-dossier-account", "account", account.digits());
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString("name") : null;
        }
    }

    private static List<PhoneEntry.Replaced> replaced(
            Connection connection, AccountNumber account, AccountHistory history, int current) throws SQLException {
        List<PhoneEntry.Replaced> replaced = new ArrayList<>();
        for (int meter = current - 1; meter > 0; meter--) {
            MeterReplacement end = history.endOf(meter).orElseThrow();
            EffectiveReading last = EffectiveReadings.of(connection, account.digits(), meter).latest(1).stream()
                    .findFirst()
                    .orElse(null);
            replaced.add(new PhoneEntry.Replaced(
                    meter, last, end.finalValue().value(), end.startValue().value()));
        }
        return List.copyOf(replaced);
    }

    /** The entry of the same call, if the message is its repetition. */
    Optional<PhoneEntry> known(Connection connection, CustomerMessage message) throws SQLException {
        String since = UtcTime.format(message.receivedAt().minus(SAME_CALL));
        try (PreparedStatement query =
                        Sql.prepare(connection, "select-phone-entry", "text", message.text(), "since", since);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(entry(
                    row.getLong("message_id"),
                    row.getString("outcome"),
                    row.getString("reason"),
                    new PhoneEntry.Known(row.getString("entered_by"), row.getString("entered_at"))));
        }
    }

    /** @throws RefusedException when the registry does not know the account */
    PhoneEntry with(Decision decision, AccountNumber account) throws RefusedException {
        ReadingOutcome outcome = decision.outcome();
        if (outcome instanceof ReadingOutcome.Rejected) {
            throw outcome.why().equals("unknown-account")
                    ? new RefusedException(Refusal.ACCOUNT_OF_ENTRY, account.digits())
                    : new RefusedException(Refusal.ENTRY_REJECTED, account.digits(), outcome.why());
        }
        return entry(decision.id(), outcome.label(), outcome.why(), null);
    }

    private PhoneEntry entry(long message, String outcome, String reasons, PhoneEntry.Known known) {
        return new PhoneEntry(
                message,
                outcome,
                reasons == null ? List.of() : Arrays.asList(reasons.split(",")),
                period,
                customer,
                meter,
                readings.before(period).orElse(null),
                readings.in(period).orElse(null),
                replaced,
                known);
    }
}
