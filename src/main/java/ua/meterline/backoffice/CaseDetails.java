package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.rules.ExpectedValues;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.Sql;
import ua.meterline.store.StoredHistory;

/**
 * A held message with what a person needs to decide about it.
 *
 * @param customer the name in the registry, or null
 * @param history the effective readings of the account, the latest first
 * @param expected the values that the rules would not doubt, or null
 * @param meters how many meters the account has had; 0 where the account is unknown
 */
public record CaseDetails(
        HeldMessage message, String customer, List<EffectiveReading> history, ExpectedValues expected, int meters) {
    private static final int PERIODS = 6;

    public static CaseDetails of(Connection connection, HeldMessage message, RuleSettings rules) throws SQLException {
        return of(connection, message, rules, PERIODS);
    }

    /** @param periods how many periods of the history */
    public static CaseDetails of(Connection connection, HeldMessage message, RuleSettings rules, int periods)
            throws SQLException {
        Statement stated = message.statement();
        return new CaseDetails(
                message,
                stated.account() == null ? null : customer(connection, stated.account()),
                EffectiveReadings.of(connection, stated.account(), stated.meter())
                        .latest(periods),
                stated.account() == null ? null : expected(connection, stated, rules),
                stated.account() == null ? 0 : AccountMeters.count(connection, stated.account()));
    }

    private static String customer(Connection connection, String account) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-dossier-account", "account", account);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString("name") : null;
        }
    }

    private static ExpectedValues expected(Connection connection, Statement stated, RuleSettings rules)
            throws SQLException {
        AccountNumber account = new AccountNumber(stated.account());
        BillingPeriod period = BillingPeriod.parse(stated.period());
        AccountHistory history = StoredHistory.of(connection, account, period);
        // The previous value and the limits do not depend on what is stated.
        MeterReading any = new MeterReading(account, stated.meter(), new RegisterValue(0), period, true);
        return ExpectedValues.of(any, history, rules).orElse(null);
    }
}
