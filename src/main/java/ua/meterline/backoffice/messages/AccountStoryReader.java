package ua.meterline.backoffice.messages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ua.meterline.backoffice.AccountRegistry;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;

/** Reads what is stored about an account. Thread-safe. */
public final class AccountStoryReader {
    private static final Comparator<AccountStory.Reading> NEWEST_FIRST = Comparator.comparing(
                    AccountStory.Reading::period)
            .thenComparing(AccountStory.Reading::meter)
            .thenComparing(AccountStory.Reading::message)
            .reversed();

    private final DatabaseAccess database;

    public AccountStoryReader(DatabaseAccess database) {
        this.database = database;
    }

    /** Without registration and readings where there are none. */
    public AccountStory of(AccountNumber account) throws StoreUnavailableException {
        return database.read(connection -> new AccountStory(
                account.digits(),
                new AccountRegistry(connection).find(account).orElse(null),
                readings(connection, account)));
    }

    private static List<AccountStory.Reading> readings(Connection connection, AccountNumber account)
            throws SQLException {
        List<AccountStory.Reading> readings = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-dossier-readings", "account", account.digits());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                readings.add(new AccountStory.Reading(
                        row.getLong("id"),
                        row.getInt("meter"),
                        row.getInt("value"),
                        row.getString("period"),
                        row.getString("on_time").equals("yes"),
                        row.getString("reviewed").equals("yes"),
                        row.getString("counts").equals("yes")));
            }
        }
        readings.sort(NEWEST_FIRST);
        return readings;
    }
}
