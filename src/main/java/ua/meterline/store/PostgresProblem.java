package ua.meterline.store;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Map;
import ua.meterline.common.Causes;

/**
 * The failures of PostgreSQL in the words of operators, by SQLSTATE: its own texts are in the language of the server
 * (PostgreSQL manual, appendix A).
 */
final class PostgresProblem {
    private static final String UNREACHABLE = "08001";
    /** The first two characters. */
    private static final String DATA = "22";

    private static final String CONSTRAINT = "23";

    private static final Map<String, String> BY_STATE = Map.ofEntries(
            Map.entry("08000", "the connection was lost"),
            Map.entry("08003", "the connection was lost"),
            Map.entry("08006", "the connection was lost, or the server did not respond in time"),
            Map.entry("25006", "is read-only: this server is a standby, or default_transaction_read_only is on"),
            Map.entry("28000", "refuses this user or this address; see pg_hba.conf of the server"),
            Map.entry("28P01", "refuses the password; see meterline.database.username and .password"),
            Map.entry("3D000", "there is no such database; create it, see docs/cluster.md"),
            Map.entry("40001", "another transaction changed the same rows"),
            Map.entry("40P01", "two transactions waited for each other"),
            Map.entry("42501", "lacks a privilege; the user of the gateway has to own the tables"),
            Map.entry("53100", "the disk of the server is full; free some space there"),
            Map.entry("53200", "the server has no memory left"),
            Map.entry("53300", "the server has no free connection; raise max_connections there"),
            Map.entry("55P03", "another transaction kept a lock for longer than meterline.database.timeout"),
            Map.entry("57014", "a statement was cancelled"),
            Map.entry("57P01", "the server ended the connection: it is stopping, or an administrator did so"),
            Map.entry("57P02", "the server ended the connection: one of its processes crashed"),
            Map.entry("57P03", "the server is starting or stopping"),
            Map.entry("57P05", "the server closed an idle connection"));

    private PostgresProblem() {}

    /** A predicate to follow the name of the database; other failures in the words of the server, in one line. */
    static String of(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.equals(UNREACHABLE)) {
            return unreachable(failure);
        }
        if (state.startsWith(DATA)) {
            return "a value does not fit its column (SQLSTATE " + state + ")"; // the server's text repeats the value
        }
        String known = BY_STATE.get(state);
        return known != null ? known : inOneLine(failure.getMessage());
    }

    private static String unreachable(SQLException failure) {
        if (Causes.root(failure) instanceof UnknownHostException unknown) {
            return "cannot be reached: no address is known for " + unknown.getMessage();
        }
        String firstSentence = inOneLine(failure.getMessage()).replaceFirst("\\.( .*)?$", "");
        return "cannot be reached, or takes no writes: " + firstSentence
                + "; check that the server runs, and meterline.database.url";
    }

    private static String inOneLine(String message) {
        return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /**
     * Whether the server refused a row for what it contains: a constraint or a value out of range. Then other rows can
     * still be stored.
     */
    static boolean refusesARow(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith(DATA) || state.startsWith(CONSTRAINT);
    }
}
