package ua.meterline.backoffice;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.common.Sha256;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.Imported;
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
    private static final Sql INSERT = Sql.named("insert-phone-entry");

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

    private final Stage stage;
    private final BillingCalendar calendar;
    private final InstantSource clock;

    public PhoneEntries(Stage stage, BillingCalendar calendar, InstantSource clock) {
        this.stage = stage;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** More work in the transaction of an entry, such as its line in the audit log. */
    @FunctionalInterface
    public interface Afterwards {
        void on(Connection connection, PhoneEntry entry) throws Exception;
    }

    /**
     * @param operator who enters it
     * @param why in the words of the operator, or null
     * @param afterwards is done in the same transaction, unless the entry was known
     * @throws RefusedException when the registry does not know the account: nothing is stored
     */
    public PhoneEntry enter(
            AccountNumber account, RegisterValue value, String operator, String why, Afterwards afterwards)
            throws Exception {
        CustomerMessage message = message(account, value, clock.instant());
        return stage.inTransaction(connection -> {
            EntryFacts facts = EntryFacts.read(connection, account, calendar.periodOf(message.receivedAt()));
            Optional<PhoneEntry> known = facts.known(connection, message);
            if (known.isPresent()) {
                return known.get();
            }
            PhoneEntry stored = facts.with(stage.store(message), account);
            INSERT.update(
                    connection,
                    Rows.row(
                            "message_id",
                            stored.message(),
                            "entered_by",
                            operator,
                            "entered_at",
                            UtcTime.format(message.receivedAt()),
                            "why",
                            why));
            afterwards.on(connection, stored);
            return stored;
        });
    }

    /**
     * Enters a reading for a command, which the audit log names.
     *
     * @param operator who enters it
     * @param why in the words of the operator, or null
     * @throws RefusedException when the registry does not know the account: nothing is stored
     */
    public PhoneEntry enter(AccountNumber account, RegisterValue value, String operator, String why) throws Exception {
        return enter(
                account,
                value,
                operator,
                why,
                (connection, stored) -> AuditLog.record(
                        connection,
                        AuditEntry.of(clock.instant(), Actor.ofCommand(), AuditAction.ENTER_READING)
                                .about(AuditObject.account(account.digits()))
                                .with("message %d: %s".formatted(stored.message(), stored.outcome()))));
    }

    static CustomerMessage message(AccountNumber account, RegisterValue value, Instant now) {
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
}
