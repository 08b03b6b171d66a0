package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.Sql;

/**
 * What is known of an account at a glance.
 *
 * @param registered its facts in the registry; empty where it is not in it
 * @param meters its replaced meters, the last one first
 * @param readings its last readings, newest period first: what counts, was replaced by another, or waits for a review
 * @param senders who sent readings for it, the last one first
 */
public record AccountCard(
        Map<String, Object> registered,
        List<Map<String, Object>> meters,
        List<Map<String, Object>> readings,
        List<Map<String, Object>> senders) {
    /** @throws RefusedException when nothing is known of the account */
    public static AccountCard of(Connection connection, AccountNumber account, int atMost)
            throws SQLException, RefusedException {
        AccountCard card = new AccountCard(
                new AccountRegistry(connection)
                        .find(account)
                        .map(RegisteredAccount::facts)
                        .orElse(Map.of()),
                facts(Sql.prepare(connection, "select-account-meters", "account", account.digits())),
                facts(Sql.prepare(connection, "select-account-readings", "account", account.digits(), "limit", atMost)),
                facts(Sql.prepare(connection, "select-account-senders", "account", account.digits())));
        if (card.registered.isEmpty() && card.readings.isEmpty() && card.meters.isEmpty()) {
            throw new RefusedException(Refusal.UNKNOWN_ACCOUNT, account.digits());
        }
        return card;
    }

    /** The columns of each row by name; without those that are null. */
    private static List<Map<String, Object>> facts(PreparedStatement statement) throws SQLException {
        List<Map<String, Object>> all = new ArrayList<>();
        try (statement;
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Map<String, Object> facts = new LinkedHashMap<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    Object fact = row.getObject(column);
                    if (fact != null) {
                        facts.put(row.getMetaData().getColumnLabel(column).replace('_', '-'), fact);
                    }
                }
                all.add(facts);
            }
        }
        return all;
    }
}
