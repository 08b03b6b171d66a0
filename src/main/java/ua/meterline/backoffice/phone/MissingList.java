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
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;

/**
 * The accounts of the registry without a reading of a period, page by page. Each query reads a thousand accounts,
 * so that the write-ahead log can be reused. A number is looked up only for an account that is listed: it is somewhere
 * among millions of messages. Thread-safe.
 */
public final class MissingList {
    private static final int ACCOUNTS_AT_ONCE = 1_000;
    private static final Duration LONGEST = Duration.ofMillis(45);

    private static final Sql MISSING = Sql.named("select-missing-accounts");
    private static final Sql NUMBER = Sql.named("select-last-number");
    private static final Sql SPAN = Sql.named("select-account-span");

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

    /** @param last of the accounts that were to be looked at, perhaps not all of them; null for none */
    private record Step(List<Missing> accounts, String last) {}

    /** @param after the account before the first one; empty for the first page */
    public Page page(Filter filter, String after, int size) throws StoreUnavailableException {
        long end = System.nanoTime() + LONGEST.toNanos();
        List<Missing> found = new ArrayList<>();
        String from = after;
        boolean empty = false;
        while (from != null && found.size() < size && System.nanoTime() < end) {
            Step step = step(filter, from, size + 1 - found.size());
            found.addAll(step.accounts());
            empty = from.isEmpty() && step.last() == null;
            from = step.last();
        }
        if (found.size() > size) {
            List<Missing> shown = found.subList(0, size);
            return new Page(List.copyOf(shown), shown.get(size - 1).account().account(), false);
        }
        return new Page(found, from, empty);
    }

    /** @param most ends with so many, although further ones may follow */
    private Step step(Filter filter, String after, int most) throws StoreUnavailableException {
        return database.read(connection -> {
            String last = last(connection, after);
            return new Step(last == null ? List.of() : missing(connection, filter, after, last, most), last);
        });
    }

    private static String last(Connection connection, String after) throws SQLException {
        try (PreparedStatement query = SPAN.prepare(connection, Map.of("after", after, "limit", ACCOUNTS_AT_ONCE));
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString("last");
        }
    }

    private static List<Missing> missing(Connection connection, Filter filter, String after, String last, int most)
            throws SQLException {
        List<String> wanted = AccountWords.wanted(filter.text());
        List<Missing> found = new ArrayList<>();
        try (PreparedStatement query = MISSING.prepare(
                        connection, Map.of("period", filter.period().toString(), "after", after, "last", last));
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
