package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decider;
import ua.meterline.reading.Decision;
import ua.meterline.reading.ImportJudge;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.StoredState;
import ua.meterline.store.StoredHistory;

/**
 * Tells what would become of a reading that an operator enters, by the same rules, on what is stored now. Nothing is
 * stored, and no lock is taken. Thread-safe.
 */
public final class EntryPreview {
    private final Decider decider;
    private final BillingCalendar calendar;
    private final InstantSource clock;

    /** @param decider of the gateway */
    public EntryPreview(Decider decider, BillingCalendar calendar, InstantSource clock) {
        this.decider = decider;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @throws RefusedException as {@link PhoneEntries#enter} does */
    public PhoneEntry of(Connection connection, AccountNumber account, RegisterValue value)
            throws SQLException, RefusedException {
        CustomerMessage message = PhoneEntries.message(account, value, clock.instant());
        BillingPeriod period = calendar.periodOf(message.receivedAt());
        EntryFacts facts = EntryFacts.read(connection, account, period);
        Optional<PhoneEntry> known = facts.known(connection, message);
        return known.isPresent() ? known.get() : facts.with(decide(connection, message, account, period), account);
    }

    private Decision decide(Connection connection, CustomerMessage message, AccountNumber account, BillingPeriod period)
            throws SQLException {
        AccountHistory history = StoredHistory.of(connection, account, period);
        StoredState stored = new StoredState(0, Set.of(), Map.of(account, history));
        return decider.decide(List.of(new ImportJudge(calendar).judge(message)), stored)
                .get(0);
    }
}
