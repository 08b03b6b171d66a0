package ua.meterline.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server stands in the history of its database cluster. The promotion of a standby begins a timeline with a
 * higher number, and so does a recovery to a point in time (PostgreSQL manual, 26.3.6). An old primary that comes back
 * goes on with its own.
 *
 * @param system the identifier that the cluster was created with; its standbys have the same
 * @param number of the timeline that the server writes
 */
record ServerTimeline(String system, long number) {
    private static final String CURRENT =
            "SELECT system_identifier, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)"
                    + " FROM pg_control_system() WHERE NOT pg_is_in_recovery()";

    /** Some services on the net leave these functions out, or reserve them. */
    private static final Set<String> NOT_OFFERED = Set.of("0A000", "42501", "42883");

    private static final Pattern TEXT = Pattern.compile("(\\d+) (\\d{1,10})\\s*");

    /** Of the server at the other end; empty for a standby, and where the server does not tell. */
    static Optional<ServerTimeline> of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CURRENT)) {
            return row.next()
                    ? Optional.of(new ServerTimeline(row.getString(1), Long.parseLong(row.getString(2), 16)))
                    : Optional.empty();
        } catch (SQLException e) {
            if (NOT_OFFERED.contains(String.valueOf(e.getSQLState()))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<ServerTimeline> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new ServerTimeline(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    String text() {
        return system + " " + number + "\n";
    }

    boolean isOfSameSystem(ServerTimeline other) {
        return system.equals(other.system);
    }

    /** Whether another server has taken the place of this one. */
    boolean isBehind(ServerTimeline other) {
        return isOfSameSystem(other) && number < other.number;
    }
}
