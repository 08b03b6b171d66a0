package ua.meterline.backoffice.staff;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import ua.meterline.backoffice.limit.HashedKey;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;

/** Of several nodes: in the table {@code login_failure}, by the clock of the database. Thread-safe. */
final class SharedLoginFailures implements LoginFailures {
    private static final Sql LOCK = Sql.named("lock-login-failures");
    private static final Sql UPDATE = Sql.named("update-login-failure");

    private final DatabaseAccess database;

    SharedLoginFailures(DatabaseAccess database) {
        this.database = database;
    }

    @Override
    public OfAttempt change(String login, String address, UnaryOperator<OfAttempt> change)
            throws StoreUnavailableException {
        long loginKey = HashedKey.of("login", login);
        long addressKey = HashedKey.of("login from", address);
        return database.besideWriters(connection -> {
            Map<Long, Failures> known = lock(connection, loginKey, addressKey);
            OfAttempt before = new OfAttempt(known.get(loginKey), known.get(addressKey));
            OfAttempt after = change.apply(before);
            update(connection, loginKey, before.login(), after.login());
            update(connection, addressKey, before.address(), after.address());
            return before;
        });
    }

    private static Map<Long, Failures> lock(Connection connection, long login, long address) throws SQLException {
        Map<Long, Failures> known = new HashMap<>();
        try (PreparedStatement lock = LOCK.prepare(
                        connection,
                        Rows.row(
                                "login",
                                login,
                                "address",
                                address,
                                "forgotten_seconds",
                                LoginLimit.FORGOTTEN.toSeconds()));
                ResultSet row = lock.executeQuery()) {
            while (row.next()) {
                known.put(
                        row.getLong("key"),
                        new Failures(row.getInt("failures"), Duration.ofMillis(row.getLong("blocked_ms"))));
            }
        }
        return known;
    }

    private static void update(Connection connection, long key, Failures before, Failures after) throws SQLException {
        if (!after.equals(before)) {
            UPDATE.update(
                    connection,
                    Rows.row(
                            "key",
                            key,
                            "failures",
                            after.count(),
                            "blocked_ms",
                            after.blocked().toMillis()));
        }
    }
}
