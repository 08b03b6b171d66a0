package ua.meterline.backoffice.phone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.meterline.backoffice.AccountCard;
import ua.meterline.backoffice.EffectiveReading;
import ua.meterline.backoffice.EffectiveReadings;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.WindowEnd;
import ua.meterline.reading.rules.ExpectedValues;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.StoredHistory;
import ua.meterline.store.UtcTime;

/**
 * What a person sees of a customer who calls, before anything is typed.
 *
 * @param period the open one
 * @param windowEnd when a reading for it is late
 * @param onTime whether a reading now would be
 * @param name or null, like address and meter number
 * @param phones numbers of the registry, in E.164 form
 * @param digits of the dial, or null
 * @param meter the number of the meter in use, from 1
 * @param replacedOn when the meter in use was installed; null for the first meter
 * @param expected what the rules would not doubt; null without an earlier reading
 * @param previous the effective reading before the period, or null
 * @param counting the effective reading of the period, or null
 * @param readings the last ones, newest first, those that wait for a review included
 */
public record CustomerCard(
        String account,
        BillingPeriod period,
        WindowEnd windowEnd,
        boolean onTime,
        String name,
        String address,
        String meterNumber,
        List<String> phones,
        Integer digits,
        int meter,
        LocalDate replacedOn,
        ExpectedValues expected,
        EffectiveReading previous,
        EffectiveReading counting,
        List<Line> readings) {
    private static final int READINGS = 14;

    /**
     * A reading of the account.
     *
     * @param state {@code counts}, {@code replaced} or {@code held}
     * @param rules that hold it, comma-separated, or null
     */
    public record Line(
            String period, int meter, int value, String state, String channel, Instant received, String rules) {}

    /** @throws RefusedException when nothing is known of the account */
    static CustomerCard of(
            Connection connection, AccountNumber account, BillingCalendar calendar, RuleSettings rules, Instant now)
            throws SQLException, RefusedException {
        AccountCard card = AccountCard.of(connection, account, READINGS);
        BillingPeriod period = calendar.periodOf(now);
        AccountHistory history = StoredHistory.of(connection, account, period);
        int meter = history.meterIn(period);
        EffectiveReadings effective = EffectiveReadings.of(connection, account.digits(), meter);
        Map<String, Object> facts = card.registered();
        boolean onTime = calendar.isOnTime(now);
        return new CustomerCard(
                account.digits(),
                period,
                calendar.windowEnd(period),
                onTime,
                (String) facts.get("name"),
                (String) facts.get("address"),
                (String) facts.get("meter-number"),
                phones((String) facts.get("phone")),
                history.digitsOf(meter).isPresent() ? history.digitsOf(meter).getAsInt() : null,
                meter,
                card.meters().isEmpty()
                        ? null
                        : LocalDate.parse((String) card.meters().get(0).get("replaced-on")),
                expected(account, meter, period, onTime, history, rules).orElse(null),
                effective.before(period.toString()).orElse(null),
                effective.in(period.toString()).orElse(null),
                card.readings().stream().map(CustomerCard::line).toList());
    }

    private static Optional<ExpectedValues> expected(
            AccountNumber account,
            int meter,
            BillingPeriod period,
            boolean onTime,
            AccountHistory history,
            RuleSettings rules) {
        return ExpectedValues.of(
                new MeterReading(account, meter, new RegisterValue(0), period, onTime), history, rules);
    }

    private static List<String> phones(String joined) {
        return joined == null ? List.of() : List.of(joined.split(","));
    }

    private static Line line(Map<String, Object> facts) {
        return new Line(
                (String) facts.get("period"),
                ((Number) facts.get("meter")).intValue(),
                facts.get("value") == null ? 0 : ((Number) facts.get("value")).intValue(),
                (String) facts.get("state"),
                (String) facts.get("channel"),
                UtcTime.parse((String) facts.get("received")),
                (String) facts.get("rules"));
    }

    /** Readings that wait for a review. */
    public List<Line> held() {
        return readings.stream().filter(line -> line.state().equals("held")).toList();
    }
}
