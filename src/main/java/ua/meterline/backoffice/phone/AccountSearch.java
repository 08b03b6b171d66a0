package ua.meterline.backoffice.phone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ua.meterline.backoffice.RegisteredAccount;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;

/**
 * Finds accounts of the registry by parts of account, name, address and meter number, in any order, case and notation.
 * It reads an index, and for some seconds after an import also the accounts that are not in it yet. For use by one
 * thread, like its connection.
 */
public final class AccountSearch {
    /** So many characters make an entry of the index; a shorter word is looked up with the blank before it. */
    private static final int INDEXED = 3;

    private static final int SHORTEST = 2;
    private static final int SHORTEST_PREFIX = 4;
    /** Longer texts are pasted by mistake. */
    private static final int MOST_WORDS = 12;

    private static final int LONGEST_WORD = 40;

    private final Connection connection;
    private final int atMostRead;

    /** @param atMostRead how many accounts are compared at most, for a search that must end soon */
    public AccountSearch(Connection connection, int atMostRead) {
        this.connection = connection;
        this.atMostRead = atMostRead;
    }

    /**
     * What was found.
     *
     * @param accounts in order of the account
     * @param more whether there are others, or could be
     */
    public record Found(List<RegisteredAccount> accounts, boolean more) {}

    /** Whether a text has a word that is long enough to be looked up. */
    public static boolean isLongEnough(String text) {
        return AccountWords.wanted(text).stream().anyMatch(word -> word.length() >= SHORTEST);
    }

    /** Nothing is found for a text that is not {@link #isLongEnough}. */
    public Found find(String text, int limit) throws SQLException {
        List<String> wanted = limited(AccountWords.wanted(text));
        if (!isLongEnough(text)) {
            return new Found(List.of(), false);
        }
        Map<String, RegisteredAccount> found = new TreeMap<>();
        boolean complete = true;
        if (wanted.size() == 1 && wanted.get(0).matches("[0-9]{" + SHORTEST_PREFIX + ",10}")) {
            byPrefix(wanted.get(0), limit, found);
        }
        if (found.size() <= limit) {
            complete = byWords(wanted, limit, found);
            complete &= unindexed(wanted, limit, found);
        }
        boolean more = !complete || found.size() > limit;
        return new Found(found.values().stream().limit(limit).toList(), more);
    }

    private static List<String> limited(List<String> words) {
        return words.stream()
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
                .limit(MOST_WORDS)
                .toList();
    }

    private void byPrefix(String prefix, int limit, Map<String, RegisteredAccount> found) throws SQLException {
        try (PreparedStatement query =
                        Sql.prepare(connection, "select-accounts-by-prefix", "prefix", prefix, "limit", limit + 1);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                RegisteredAccount account = RegisteredAccount.of(row);
                found.put(account.account(), account);
            }
        }
    }

    /** Whether all candidates were compared, or enough were found. */
    private boolean byWords(List<String> wanted, int limit, Map<String, RegisteredAccount> found) throws SQLException {
        try (PreparedStatement query = Sql.prepare(
                connection, "select-accounts-by-words", "characters", characters(wanted), "limit", atMostRead)) {
            return addMatching(query, wanted, limit, found);
        }
    }

    private boolean unindexed(List<String> wanted, int limit, Map<String, RegisteredAccount> found)
            throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-accounts-not-in-index", "limit", atMostRead)) {
            return addMatching(query, wanted, limit, found);
        }
    }

    private boolean addMatching(
            PreparedStatement query, List<String> wanted, int limit, Map<String, RegisteredAccount> found)
            throws SQLException {
        int read = 0;
        try (ResultSet row = query.executeQuery()) {
            while (found.size() <= limit && row.next()) {
                read++;
                RegisteredAccount account = RegisteredAccount.of(row);
                if (AccountWords.of(account).haveAll(wanted)) {
                    found.put(account.account(), account);
                }
            }
        }
        return read < atMostRead;
    }

    /** A query of FTS5: each run of three characters of each word, as far as the index knows it; empty for none. */
    static String characters(List<String> wanted) {
        return limited(wanted).stream()
                .map(AccountSearch::inIndex)
                .filter(word -> word.length() >= INDEXED)
                .flatMap(word -> IntStream.rangeClosed(0, word.length() - INDEXED)
                        .mapToObj(at -> '"' + word.substring(at, at + INDEXED) + '"'))
                .distinct()
                .collect(Collectors.joining(" AND "));
    }

    /** As it is looked up: a short word only where a word begins. */
    static String inIndex(String word) {
        return word.length() < INDEXED ? " " + word : word;
    }

    /** The row of an account in the index. */
    static Map<String, Object> key(String account) {
        return Rows.row("number", Long.parseLong(account));
    }
}
