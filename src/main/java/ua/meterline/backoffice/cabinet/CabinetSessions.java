package ua.meterline.backoffice.cabinet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.meterline.backoffice.staff.LastSeen;
import ua.meterline.backoffice.staff.SessionTimeouts;
import ua.meterline.common.RandomToken;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * Sessions of customers. Each login makes a new token, of which the database has the hash. A session sees the accounts
 * that its number proved. Thread-safe.
 */
public final class CabinetSessions {
    private static final Sql INSERT = Sql.named("insert-cabinet-session");
    private static final Sql SEEN = Sql.named("update-cabinet-session-seen");
    private static final Sql DELETE = Sql.named("delete-cabinet-session");
    private static final Sql DELETE_EXPIRED = Sql.named("delete-expired-cabinet-sessions");
    private static final Sql BIND = Sql.named("upsert-cabinet-account");
    private static final List<Sql> FORGET = List.of(
            Sql.named("delete-cabinet-sessions-of-number"),
            Sql.named("delete-cabinet-accounts-of-number"),
            Sql.named("delete-login-codes-of-number"));

    private final DatabaseAccess database;
    private final SessionTimeouts timeouts;
    private final LastSeen lastSeen;
    private final InstantSource clock;

    public CabinetSessions(DatabaseAccess database, SessionTimeouts timeouts, InstantSource clock) {
        this.database = database;
        this.timeouts = timeouts;
        this.lastSeen = new LastSeen(database, SEEN);
        this.clock = clock;
    }

    /**
     * Begins a session in the caller's transaction.
     *
     * @return its token
     */
    String begin(Connection connection, String number, String account, Instant now) throws SQLException {
        String token = RandomToken.create();
        DELETE_EXPIRED.update(connection, timeouts.expired(now));
        INSERT.update(
                connection, Rows.row("token", RandomToken.hash(token), "number", number, "now", UtcTime.format(now)));
        bind(connection, number, account, now);
        return token;
    }

    private static void bind(Connection connection, String number, String account, Instant now) throws SQLException {
        BIND.update(connection, Rows.row("number", number, "account", account, "now", UtcTime.format(now)));
    }

    /** The session of a token; empty when there is none, it has expired, or its last account was erased. */
    public Optional<CabinetSession> find(String token) throws StoreUnavailableException {
        Instant now = clock.instant();
        byte[] hash = RandomToken.hash(token);
        Optional<CabinetSession> found = database.read(connection -> select(connection, hash))
                .filter(session -> !timeouts.areOver(session.began(), session.seen(), now)
                        && !session.accounts().isEmpty());
        found.ifPresent(session -> lastSeen.note(session.id(), session.seen(), now));
        return found;
    }

    private static Optional<CabinetSession> select(Connection connection, byte[] hash) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-cabinet-session", "token", hash);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            String number = row.getString("number");
            return Optional.of(new CabinetSession(
                    row.getLong("id"),
                    number,
                    accounts(connection, number),
                    UtcTime.parse(row.getString("began_at")),
                    UtcTime.parse(row.getString("seen_at"))));
        }
    }

    private static List<String> accounts(Connection connection, String number) throws SQLException {
        List<String> accounts = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-cabinet-accounts", "number", number);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                accounts.add(row.getString("account"));
            }
        }
        return accounts;
    }

    /**
     * Adds a further account that the number of the session has proved.
     *
     * @return false where it has not, or there is no such account: the caller cannot tell which
     */
    public boolean add(CabinetSession session, AccountNumber account) throws StoreUnavailableException {
        Instant now = clock.instant();
        boolean proven = database.read(connection -> AccountProofs.has(connection, account, session.number(), now));
        if (proven) {
            database.transaction(connection -> {
                bind(connection, session.number(), account.digits(), now);
                return null;
            });
        }
        return proven;
    }

    /** Ends a session. */
    public void end(CabinetSession session) throws StoreUnavailableException {
        database.transaction(connection -> DELETE.update(connection, Rows.row("id", session.id())));
    }

    /** Deletes all that the cabinet keeps of the number: its sessions, its accounts and its codes. Messages stay. */
    public void forget(CabinetSession session) throws StoreUnavailableException {
        database.transaction(connection -> {
            for (Sql statement : FORGET) {
                statement.update(connection, Rows.row("number", session.number()));
            }
            return null;
        });
    }
}
