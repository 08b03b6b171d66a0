package ua.meterline.cli;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseProblem;
import ua.meterline.store.GroupLocks;
import ua.meterline.store.ServerCondition;

/** Checks a PostgreSQL server for what the guarantees and several nodes need of it, and changes nothing. */
final class ServerConditionCheck {
    private static final Duration CLOCK_DIFFERS = Duration.ofSeconds(1);
    private static final Duration CLOCK_IS_WRONG = Duration.ofMinutes(1);

    private final String where;
    private final ServerCondition found;

    private ServerConditionCheck(String where, ServerCondition found) {
        this.where = where;
        this.found = found;
    }

    /** @return a result for each check; the failure alone when the server cannot be asked */
    static List<CheckResult> of(Settings settings) {
        String where = DatabaseName.of(settings);
        try {
            return of(where, ServerCondition.of(settings.database(), settings.databaseTimeout()));
        } catch (SQLException e) {
            return List.of(CheckResult.fail("database", where, DatabaseProblem.of(e)));
        }
    }

    static List<CheckResult> of(String where, ServerCondition found) {
        ServerConditionCheck check = new ServerConditionCheck(where, found);
        return List.of(
                check.sessions(),
                check.privileges(),
                check.isolation(),
                check.commit(),
                check.standbys(),
                check.locks(),
                check.clock());
    }

    /** Behind a pooler that shares sessions, nothing else can be asked. */
    private CheckResult sessions() {
        return CheckResult.ok(
                "sessions",
                where,
                found.isPooled()
                        ? "behind a connection pooler, one for each connection"
                        : "of the server itself, no pooler in between");
    }

    private CheckResult privileges() {
        List<String> missing = found.missingPrivileges();
        return missing.isEmpty()
                ? CheckResult.ok("privileges", where, "all that the gateway needs")
                : CheckResult.fail(
                        "privileges",
                        where,
                        "lacks " + String.join(", ", missing),
                        "let meterline.database.username own the database and its tables");
    }

    private CheckResult isolation() {
        return CheckResult.ok("isolation", where, inForce("read committed", "default_transaction_isolation"));
    }

    /** The gateway sets its own; other programs, such as a restore, have the configured one. */
    private CheckResult commit() {
        String configured = found.configured().get("synchronous_commit");
        String held = configured.equals("remote_apply") ? configured : "on";
        return found.configured().get("full_page_writes").equals("on")
                ? CheckResult.ok("commit", where, "fsync on, synchronous_commit " + inForce(held, "synchronous_commit"))
                : CheckResult.warn(
                        "commit", where, "full_page_writes is off, and a power cut may damage pages", "set it to on");
    }

    private String inForce(String held, String setting) {
        String configured = found.configured().get(setting);
        return configured.equals(held) ? held : held + ", set by the gateway; configured: " + configured;
    }

    private CheckResult standbys() {
        String names = found.configured().get("synchronous_standby_names");
        if (names.isEmpty()) {
            return CheckResult.warn(
                    "standbys",
                    where,
                    "no synchronous standby is configured, and the last messages are lost if this server is",
                    "set synchronous_standby_names, or leave that to the failover tool");
        } else if (found.standbys() == 0 || found.synchronousStandbys() == 0) {
            return CheckResult.fail(
                    "standbys",
                    where,
                    "no synchronous standby of " + names + " is connected, and every message is refused",
                    "start one");
        }
        return CheckResult.ok("standbys", where, names + ": " + connected());
    }

    private String connected() {
        return found.synchronousStandbys() < 0
                ? found.standbys() + " connected; members of pg_monitor see whether commits wait for them"
                : found.synchronousStandbys() + " of " + found.standbys() + " connected ones synchronous";
    }

    /** All groups that are being written share the room. PostgreSQL has a little more than this product. */
    private CheckResult locks() {
        int connections = number("max_connections");
        int room = number("max_locks_per_transaction") * connections;
        int needed = Math.max(1, found.nodes()) * GroupLocks.OF_LARGEST_GROUP;
        String nodes = found.nodes() > 1 ? found.nodes() + " gateways need" : "a gateway needs";
        String text = "room for %d locks, and %s up to %d".formatted(room, nodes, needed);
        return room >= needed
                ? CheckResult.ok("locks", where, text)
                : CheckResult.warn(
                        "locks",
                        where,
                        text + "; messages are refused for a while at the highest load",
                        "set max_locks_per_transaction to %d or more, and restart the server"
                                .formatted((needed + connections - 1) / connections));
    }

    private int number(String setting) {
        return Integer.parseInt(found.configured().get(setting));
    }

    private CheckResult clock() {
        Duration difference = found.clockAhead();
        String text = String.format(
                Locale.ROOT,
                "%.1f s %s this machine",
                difference.abs().toMillis() / 1000.0,
                difference.isNegative() ? "behind" : "ahead of");
        String action = "synchronise the clocks of both machines by NTP";
        if (difference.abs().compareTo(CLOCK_IS_WRONG) >= 0) {
            return CheckResult.fail("clock", where, text, action);
        } else if (difference.abs().compareTo(CLOCK_DIFFERS) >= 0) {
            return CheckResult.warn("clock", where, text, action);
        }
        return CheckResult.ok("clock", where, text);
    }
}
