package ua.meterline.backoffice.phone;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import ua.meterline.backoffice.Correction;
import ua.meterline.backoffice.DecisionTerms;
import ua.meterline.backoffice.EntryPreview;
import ua.meterline.backoffice.PhoneEntries;
import ua.meterline.backoffice.PhoneEntry;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.Reviews;
import ua.meterline.backoffice.messages.MessageSearch;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.Decider;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreFailure;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * The contact centre inside of a running gateway: finds customers, tells what would become of a reading, enters it, and
 * takes an entry back. Thread-safe. All methods throw {@link StoreUnavailableException} when the database does not
 * answer.
 */
public final class PhoneDesk {
    /** For so long a person may take back an own entry; later, a decision of the review does. */
    public static final Duration OWN_ENTRY = Duration.ofHours(1);

    private final DatabaseAccess database;
    private final PhoneEntries entries;
    private final EntryPreview preview;
    private final CustomerSearch customers;
    private final Judging judging;
    private final InstantSource clock;

    /**
     * By what readings are judged.
     *
     * @param decider of the gateway
     * @param rules as they are now
     */
    public record Judging(Decider decider, BillingCalendar calendar, Supplier<RuleSettings> rules) {}

    /**
     * A reading as the operator enters it.
     *
     * @param why a note, or null
     * @param override whether it is accepted although a rule holds it; needs the reason
     */
    public record Reading(AccountNumber account, RegisterValue value, String why, boolean override) {}

    /** @param stage on the writer of the gateway */
    public PhoneDesk(
            DatabaseAccess database,
            PhoneEntries.Stage stage,
            MessageSearch messages,
            Judging judging,
            InstantSource clock) {
        this.database = database;
        this.entries = new PhoneEntries(stage, judging.calendar, clock);
        this.preview = new EntryPreview(judging.decider, judging.calendar, clock);
        this.customers = new CustomerSearch(database, messages);
        this.judging = judging;
        this.clock = clock;
    }

    /** See {@link CustomerSearch#find}. */
    public AccountSearch.Found find(String text) throws StoreUnavailableException, IOException {
        return customers.find(text);
    }

    /**
     * Opens the card of a customer; that the account is shown in full is recorded.
     *
     * @throws RefusedException when nothing is known of the account
     */
    public CustomerCard open(AccountNumber account, Actor actor) throws RefusedException, StoreUnavailableException {
        CustomerCard card = card(account);
        database.transaction(connection -> {
            audit(connection, actor, AuditAction.REVEAL, account.digits(), "contact centre");
            return null;
        });
        return card;
    }

    /** The card again, such as below a form with errors. */
    public CustomerCard card(AccountNumber account) throws RefusedException, StoreUnavailableException {
        return database.read(connection ->
                CustomerCard.of(connection, account, judging.calendar, judging.rules.get(), clock.instant()));
    }

    /** What would become of a reading. Nothing is stored, and the writer is not needed. */
    public PhoneEntry preview(AccountNumber account, RegisterValue value)
            throws RefusedException, StoreUnavailableException {
        return database.read(connection -> preview.of(connection, account, value));
    }

    /**
     * Enters a reading, in one transaction with its line in the audit log, and with its acceptance where a held one is
     * overridden.
     *
     * @throws RefusedException when the registry does not know the account, or a held reading cannot be overridden:
     *     nothing is stored then
     */
    public PhoneEntry enter(Reading reading, Actor actor) throws RefusedException, StoreUnavailableException {
        try {
            return entries.enter(reading.account, reading.value, actor.who(), reading.why, (connection, entry) -> {
                boolean accepted = reading.override && entry.isHeld();
                if (accepted) {
                    reviews(connection)
                            .decide(
                                    entry.message(),
                                    new Reviewer(actor.who(), reading.why, actor),
                                    Correction.NONE,
                                    DecisionTerms.FIRST);
                }
                String detail = "message %d: %s%s"
                        .formatted(entry.message(), entry.outcome(), accepted ? ", accepted at once" : "");
                audit(connection, actor, AuditAction.ENTER_READING, reading.account.digits(), detail);
            });
        } catch (RefusedException | StoreUnavailableException e) {
            throw e;
        } catch (Exception e) {
            if (StoreFailure.isOfTheStore(e)) {
                throw new StoreUnavailableException("database: " + StoreFailure.message(e), e);
            }
            throw new IllegalStateException("entering a reading", e);
        }
    }

    /**
     * An entry that was made, for reading it back.
     *
     * @param decision of the review that holds, {@code accept} or {@code reject}; null for none
     */
    public record Entered(
            long message,
            AccountNumber account,
            RegisterValue value,
            String period,
            String by,
            Instant at,
            String outcome,
            List<String> reasons,
            String decision) {
        public boolean isHeld() {
            return outcome.equals("held") && decision == null;
        }

        public boolean isWithdrawn() {
            return "reject".equals(decision);
        }
    }

    /** @throws RefusedException when the message is no entry by phone */
    public Entered entered(long message) throws RefusedException, StoreUnavailableException {
        return database.read(connection -> entered(connection, message));
    }

    private Entered entered(Connection connection, long message) throws SQLException, RefusedException {
        try (PreparedStatement query = Sql.prepare(connection, "select-phone-entry-of-message", "message_id", message);
                ResultSet row = query.executeQuery()) {
            if (!row.next() || row.getString("text").isEmpty()) {
                throw new RefusedException(Refusal.NO_PHONE_ENTRY, message);
            }
            String[] said = row.getString("text").split(" ");
            Instant at = UtcTime.parse(row.getString("entered_at"));
            String reason = row.getString("reason");
            return new Entered(
                    message,
                    new AccountNumber(said[0]),
                    new RegisterValue(Integer.parseInt(said[1])),
                    judging.calendar.periodOf(at).toString(),
                    row.getString("entered_by"),
                    at,
                    row.getString("outcome"),
                    reason == null ? List.of() : List.of(reason.split(",")),
                    row.getString("decision"));
        }
    }

    /**
     * Takes back an entry: its reading no longer counts, and what counts then follows from the other messages.
     *
     * @param anyone whether also that of another person, or one of long ago
     * @throws RefusedException when it is not the person's own of the last hour, or nothing rests on it
     */
    public void withdraw(long message, String why, Actor actor, boolean anyone)
            throws RefusedException, StoreUnavailableException {
        database.transaction(connection -> {
            Entered entry = entered(connection, message);
            boolean own = entry.by.equals(actor.who())
                    && entry.at.isAfter(clock.instant().minus(OWN_ENTRY));
            if (!own && !anyone) {
                throw new RefusedException(Refusal.ENTRY_OF_ANOTHER, message, entry.by, entry.at);
            }
            Reviewer reviewer = new Reviewer(actor.who(), why, actor);
            if (entry.isHeld()) {
                reviews(connection).discard(message, reviewer, DecisionTerms.FIRST);
            } else {
                new WithdrawnEntry(connection, clock).withdraw(entry, reviewer);
            }
            audit(connection, actor, AuditAction.WITHDRAW_READING, entry.account.digits(), "message " + message);
            return null;
        });
    }

    private Reviews reviews(Connection connection) {
        return new Reviews(connection, judging.calendar, judging.rules.get(), clock);
    }

    private void audit(Connection connection, Actor actor, AuditAction action, String account, String detail)
            throws SQLException {
        AuditLog.record(
                connection,
                AuditEntry.of(clock.instant(), actor, action)
                        .about(AuditObject.account(account))
                        .with(detail));
    }
}
