package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import ua.meterline.backoffice.phone.AccountSearch;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.Sql;

/** Looks up accounts in the registry. For use by one thread, like its connection. */
public final class AccountRegistry {
    /** Fewer digits are part of too many telephone numbers. */
    private static final int SHORTEST_NUMBER = 7;

    private static final int MOST = 1_000_000;

    private final Connection connection;

    public AccountRegistry(Connection connection) {
        this.connection = connection;
    }

    /**
     * Which accounts are listed.
     *
     * @param text a part of account, name, address or meter number in any case; empty for all
     * @param withoutDigits whether only accounts are listed whose meter's digits are unknown
     * @param after the account before the first one, empty for the first of all
     * @param limit how many at most
     */
    public record Filter(String text, boolean withoutDigits, String after, long limit) {}

    public Optional<RegisteredAccount> find(AccountNumber account) throws SQLException {
        return find(account.digits());
    }

    private Optional<RegisteredAccount> find(String account) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, "select-account", "account", account);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(RegisteredAccount.of(row)) : Optional.empty();
        }
    }

    /**
     * Visits accounts in order. SQLite compares only ASCII without regard to case, so texts are compared here.
     *
     * @return how many were visited
     */
    public long forEach(Filter filter, Consumer<RegisteredAccount> visitor) throws SQLException {
        return forEach(
                filter.after(),
                filter.limit(),
                account ->
                        account.mentions(filter.text()) && !(filter.withoutDigits() && account.meterDigits() != null),
                visitor);
    }

    /**
     * Visits the accounts that a text is about, see {@link AccountSearch}; or, with seven digits at least, the end of a
     * telephone number that a reading came from; or a mail address.
     *
     * @return how many were visited
     */
    public long search(String text, long limit, Consumer<RegisteredAccount> visitor) throws SQLException {
        Map<String, RegisteredAccount> found = new TreeMap<>();
        new AccountSearch(connection, Integer.MAX_VALUE)
                .find(text, (int) Math.min(limit, MOST))
                .accounts()
                .forEach(account -> found.put(account.account(), account));
        for (String account : accountsOfSender(text)) {
            found.put(
                    account, find(account).orElse(new RegisteredAccount(account, null, null, null, null, null, null)));
        }
        List<RegisteredAccount> shown = found.values().stream().limit(limit).toList();
        shown.forEach(visitor);
        return shown.size();
    }

    private long forEach(
            String after, long limit, Predicate<RegisteredAccount> wanted, Consumer<RegisteredAccount> visitor)
            throws SQLException {
        long found = 0;
        try (PreparedStatement statement = Sql.prepare(connection, "select-registry", "after", after);
                ResultSet row = statement.executeQuery()) {
            while (found < limit && row.next()) {
                RegisteredAccount account = RegisteredAccount.of(row);
                if (wanted.test(account)) {
                    visitor.accept(account);
                    found++;
                }
            }
        }
        return found;
    }

    private Set<String> accountsOfSender(String text) throws SQLException {
        String digits = text.replaceAll("[\\s()+-]", "");
        boolean isNumber = digits.length() >= SHORTEST_NUMBER && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber && !text.contains("@")) {
            return Set.of();
        }
        Set<String> accounts = new HashSet<>();
        String sender = isNumber ? "%" + digits : text.replaceAll("[%_]", "");
        try (PreparedStatement statement = Sql.prepare(connection, "select-accounts-of-sender", "sender", sender);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                accounts.add(row.getString(1));
            }
        }
        return accounts;
    }
}
