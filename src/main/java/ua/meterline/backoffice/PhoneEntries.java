package ua.meterline.backoffice;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ua.meterline.common.Sha256;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.Imported;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.Suppression;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Readings that an operator enters for a customer who calls. They are judged by the gateway's own routes, as one that
 * the customer sends at this moment, and stored with the operator in one transaction. Entering the same again within
 * some minutes stores nothing. For use by one thread.
 */
public final class PhoneEntries {
    /** For so long the same account and value are the same call. */
    static final Duration SAME_CALL = Duration.ofMinutes(10);

    private static final int METER = 1;

    /** Part of a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws Exception;
    }

    /** Where readings are judged and written, as the gateway does it. */
    public interface Stage {
        /** One transaction, which holds the write lock from its beginning; an exception rolls it back. */
        <T> T inTransaction(Work<T> work) throws Exception;

        /** Judges and writes a message, within the transaction. */
        Decision store(CustomerMessage message) throws Exception;
    }

    /** Ends the transaction of a dry run. */
    private static final class DryRunException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient PhoneEntry entry;

        private DryRunException(PhoneEntry entry) {
            this.entry = entry;
        }
    }

    private final Stage stage;
    private final BillingCalendar calendar;
    private final InstantSource clock;

    public PhoneEntries(Stage stage, BillingCalendar calendar, InstantSource clock) {
        this.stage = stage;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param operator who enters it
     * @param why in the words of the operator, or null
     * @param dryRun only tells what would become of it
     * @throws RefusedException when the registry does not know the account: nothing is stored
     */
    public PhoneEntry enter(AccountNumber account, RegisterValue value, String operator, String why, boolean dryRun)
            throws Exception {
        Instant now = clock.instant();
        CustomerMessage message = message(account, value, now);
        try {
            return stage.inTransaction(connection -> {
                Optional<PhoneEntry> known = known(connection, message, account);
                if (known.isPresent()) {
                    return known.get();
                }
                PhoneEntry stored = store(connection, message, account, operator, why);
                if (dryRun) {
                    throw new DryRunException(stored);
                }
                return stored;
            });
        } catch (DryRunException e) {
            return e.entry;
        }
    }

    private static CustomerMessage message(AccountNumber account, RegisterValue value, Instant now) {
        byte[] unique = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        return new CustomerMessage(
                Channel.PHONE,
                "",
                "",
                now,
                account.digits() + " " + value.value(),
                Fingerprint.of(Sha256.digest(unique)),
                Suppression.NO_ADDRESS,
                new Imported(List.of(), new Imported.Content.Reading(account, value, null)));
    }

    private PhoneEntry store(
            Connection connection, CustomerMessage message, AccountNumber account, String operator, String why)
            throws Exception {
        EffectiveReadings readings = EffectiveReadings.of(connection, account.digits(), METER);
        Decision decision = stage.store(message);
        if (decision.outcome() instanceof ReadingOutcome.Rejected rejected) {
            throw new RefusedException("account %s: %s; check its digits, nothing was stored"
                    .formatted(
                            account.digits(),
                            rejected.why().equals("unknown-account") ? "is not in the registry" : rejected.why()));
        }
        Sql.named("insert-phone-entry")
                .update(
                        connection,
                        Rows.row(
                                "message_id",
                                decision.id(),
                                "entered_by",
                                operator,
                                "entered_at",
                                UtcTime.format(message.receivedAt()),
                                "why",
                                why));
        return entry(
                connection,
                account,
                message.receivedAt(),
                readings,
                decision.id(),
                decision.outcome().label(),
                decision.outcome().why(),
                null);
    }

    private Optional<PhoneEntry> known(Connection connection, CustomerMessage message, AccountNumber account)
            throws SQLException {
        String since = UtcTime.format(message.receivedAt().minus(SAME_CALL));
        try (PreparedStatement query =
                        Sql.prepare(connection, "select-phone-entry", "text", message.text(), "since", since);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(entry(
                    connection,
                    account,
                    message.receivedAt(),
                    EffectiveReadings.of(connection, account.digits(), METER),
                    row.getLong("message_id"),
                    row.getString("outcome"),
                    row.getString("reason"),
                    new PhoneEntry.Known(row.getString("entered_by"), row.getString("entered_at"))));
        }
    }

    private PhoneEntry entry(
            Connection connection,
            AccountNumber account,
            Instant at,
            EffectiveReadings readings,
            long message,
            String outcome,
            String reasons,
            PhoneEntry.Known known)
            throws SQLException {
        String period = calendar.periodOf(at).toString();
        return new PhoneEntry(
                message,
                outcome,
                reasons == null ? List.of() : Arrays.asList(reasons.split(",")),
                period,
                customer(connection, account),
                readings.before(period).orElse(null),
                readings.in(period).orElse(null),
                known);
    }

    private static String customer(Connection connection, AccountNumber account) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-dossier-account", "account", account.digits());
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString("name") : null;
        }
    }
}
