package ua.meterline.backoffice.phone;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ua.meterline.backoffice.RegisteredAccount;
import ua.meterline.common.CsvDialect;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;

/**
 * The accounts of the registry without a reading of a period, page by page. Each query reads a thousand accounts,
 * so that the write-ahead log can be reused; words are looked up in the index, unless it is behind an import. A number
 * is looked up only for an account that is listed: it is somewhere among millions of messages. Thread-safe.
 */
public final class MissingList {
    private static final int ACCOUNTS_AT_ONCE = 1_000;
    private static final Duration LONGEST = Duration.ofMillis(45);

    private static final Sql NUMBER = Sql.named("select-last-number");
    private static final Sql BEHIND = Sql.named("select-index-is-behind");

    private final DatabaseAccess database;

    public MissingList(DatabaseAccess database) {
        this.database = database;
    }

    /**
     * Which accounts are listed.
     *
     * @param text words of name or address, such as a street; empty for all
     * @param callable only those that a reading came from by SMS: their number is known
     * @param withoutDigits only those whose meter's digits are unknown
     */
    public record Filter(BillingPeriod period, String text, boolean callable, boolean withoutDigits) {}

    /**
     * An account without a reading.
     *
     * @param number the last one that a reading came from by SMS, or null
     * @param held whether a reading waits for a review
     */
    public record Missing(RegisteredAccount account, String number, boolean held) {}

    /**
     * Some of the accounts, in order.
     *
     * @param next where the next page begins; null at the end
     * @param registryIsEmpty whether there is no account at all
     */
    public record Page(List<Missing> accounts, String next, boolean registryIsEmpty) {}

    /**
     * How accounts are gone through.
     *
     * @param characters of the words, as the index has them; unused without it
     */
    private record Way(Sql span, Sql missing, String characters) {
        static final Way ALL = new Way(Sql.named("select-account-span"), Sql.named("select-missing-accounts"), "");

        static Way ofWords(String characters) {
            return new Way(Sql.named("select-words-span"), Sql.named("select-missing-by-words"), characters);
        }

        Map<String, Object> after(String account) {
            return Rows.row("characters", characters, "after", account, "after_number", number(account));
        }

        /** 0 for none; what a person types into the address may be anything. */
        static long number(String account) {
            return account.matches("[0-9]{1,18}") ? Long.parseLong(account) : 0;
        }
    }

    /** @param last of the accounts that were to be looked at, perhaps not all of them; null for none */
    private record Step(List<Missing> accounts, String last) {}

    /** @param after the account before the first one; empty for the first page */
    public Page page(Filter filter, String after, int size) throws StoreUnavailableException {
        long end = System.nanoTime() + LONGEST.toNanos();
        List<Missing> found = new ArrayList<>();
        String from = after;
        while (from != null && found.size() < size && System.nanoTime() < end) {
            Step step = step(filter, from, size + 1 - found.size());
            found.addAll(step.accounts());
            from = step.last();
        }
        if (found.size() > size) {
            List<Missing> shown = found.subList(0, size);
            return new Page(List.copyOf(shown), shown.get(size - 1).account().account(), false);
        }
        return new Page(found, from, from == null && found.isEmpty() && isRegistryEmpty());
    }

    private boolean isRegistryEmpty() throws StoreUnavailableException {
        return database.read(connection -> last(connection, Way.ALL, "") == null);
    }

    /** @param most ends with so many, although further ones may follow */
    private Step step(Filter filter, String after, int most) throws StoreUnavailableException {
        List<String> wanted = AccountWords.wanted(filter.text());
        return database.read(connection -> {
            Way way = way(connection, wanted);
            String last = last(connection, way, after);
            return new Step(
                    last == null ? List.of() : missing(connection, way, filter, wanted, after, last, most), last);
        });
    }

    private static Way way(Connection connection, List<String> wanted) throws SQLException {
        String characters = AccountSearch.characters(wanted);
        return characters.isEmpty() || BEHIND.number(connection, Map.of()) == 1 ? Way.ALL : Way.ofWords(characters);
    }

    private static String last(Connection connection, Way way, String after) throws SQLException {
        Map<String, Object> parameters = way.after(after);
        parameters.put("limit", ACCOUNTS_AT_ONCE);
        try (PreparedStatement query = way.span().prepare(connection, parameters);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString("last");
        }
    }

    private static List<Missing> missing(
            Connection connection, Way way, Filter filter, List<String> wanted, String after, String last, int most)
            throws SQLException {
        Map<String, Object> parameters = way.after(after);
        parameters.put("period", filter.period().toString());
        parameters.put("last", last);
        parameters.put("last_number", Way.number(last));
        List<Missing> found = new ArrayList<>();
        try (PreparedStatement query = way.missing().prepare(connection, parameters);
                PreparedStatement numbers = NUMBER.prepare(connection);
                ResultSet row = query.executeQuery()) {
            while (found.size() < most && row.next()) {
                RegisteredAccount account = RegisteredAccount.of(row);
                if (isWanted(account, filter, wanted)) {
                    String number = number(numbers, account.account());
                    if (number != null || !filter.callable()) {
                        found.add(new Missing(account, number, row.getBoolean("held")));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isWanted(RegisteredAccount account, Filter filter, List<String> wanted) {
        return (!filter.withoutDigits() || account.meterDigits() == null)
                && (wanted.isEmpty() || AccountWords.of(account).haveAll(wanted));
    }

    private static String number(PreparedStatement numbers, String account) throws SQLException {
        NUMBER.bind(numbers, Map.of("account", account));
        try (ResultSet row = numbers.executeQuery()) {
            return row.next() ? row.getString("sender") : null;
        }
    }

    /** Writes all of them as CSV, each step with a transaction of its own. */
    public void export(Filter filter, CsvDialect csv, Appendable out) throws IOException, StoreUnavailableException {
        out.append(csv.firstLine(List.of("account", "number", "held", "meter_digits", "name", "address")))
                .append("\r\n");
        for (String after = ""; after != null; ) {
            Step step = step(filter, after, Integer.MAX_VALUE);
            for (Missing missing : step.accounts()) {
                RegisteredAccount account = missing.account();
                out.append(csv.line(Arrays.asList(
                                csv.account(account.account()),
                                csv.cell(missing.number()),
                                csv.cell(missing.held()),
                                csv.cell(account.meterDigits()),
                                csv.cell(account.name()),
                                csv.cell(account.address()))))
                        .append("\r\n");
            }
            after = step.last();
        }
    }
}
