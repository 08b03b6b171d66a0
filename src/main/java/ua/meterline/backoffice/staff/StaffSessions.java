package ua.meterline.backoffice.staff;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ua.meterline.backoffice.staff.PasswordHashing.BusyException;
import ua.meterline.backoffice.staff.StaffRecords.Account;
import ua.meterline.common.RandomToken;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * Signs people in and out. Sessions are rows, so that other processes can end them at once: a command that disables a
 * user needs no word to the gateway. Logins, failed ones too, and logouts are in the audit log. Thread-safe.
 */
public final class StaffSessions {
    private static final int MOST_SESSIONS = 20;
    private static final int LONGEST_AGENT = 200;

    private static final Sql INSERT = Sql.named("insert-staff-session");
    private static final Sql SEEN = Sql.named("update-session-seen");
    private static final Sql DELETE = Sql.named("delete-session");
    private static final Sql DELETE_OTHERS = Sql.named("delete-sessions-of-staff");
    private static final Sql DELETE_EXPIRED = Sql.named("delete-expired-sessions");
    private static final Sql DELETE_OLDEST = Sql.named("delete-oldest-sessions");

    private final DatabaseAccess database;
    private final PasswordHashing hashing;
    private final LoginLimit limit;
    private final SessionTimeouts timeouts;
    private final LastSeen lastSeen;
    private final InstantSource clock;
    private final FailedLogins failures;

    public StaffSessions(
            DatabaseAccess database,
            PasswordHashing hashing,
            LoginLimit limit,
            SessionTimeouts timeouts,
            InstantSource clock) {
        this.database = database;
        this.hashing = hashing;
        this.limit = limit;
        this.timeouts = timeouts;
        this.lastSeen = new LastSeen(database, SEEN);
        this.clock = clock;
        this.failures = new FailedLogins(database, clock);
    }

    /**
     * Signs in. Takes as long for an unknown login as for a wrong password.
     *
     * @param password at most some thousand characters
     * @param address of the browser
     * @param agent the browser in its own words
     */
    public LoginResult login(String login, String password, String address, String agent)
            throws StoreUnavailableException {
        Duration wait = limit.begin(login, address);
        if (!wait.isZero()) {
            return new LoginResult.Throttled(wait);
        }
        boolean judged = false;
        try {
            Account account = account(login);
            boolean right = hashing.matches(password, account == null ? null : account.hash());
            judged = true;
            return right && !account.member().disabled()
                    ? signedIn(account, login, address, agent)
                    : refused(account, address);
        } catch (BusyException e) {
            return new LoginResult.Busy();
        } finally {
            if (!judged) {
                limit.abandoned(login, address);
            }
        }
    }

    /** Null where there is none. */
    private Account account(String login) throws StoreUnavailableException {
        String lower = login.strip().toLowerCase(Locale.ROOT);
        return lower.length() > StaffRules.LONGEST_LOGIN
                ? null
                : database.read(connection -> StaffRecords.byLogin(connection, lower))
                        .orElse(null);
    }

    private LoginResult signedIn(Account account, String login, String address, String agent)
            throws StoreUnavailableException {
        limit.succeeded(login, address);
        StaffMember member = account.member();
        String token = RandomToken.create();
        boolean begun = database.transaction(connection -> {
            // Meanwhile, another may have disabled the member or changed the password.
            if (!StaffRecords.byLogin(connection, member.login()).equals(Optional.of(account))) {
                return false;
            }
            begin(connection, token, member, address, agent);
            AuditLog.record(connection, AuditEntry.of(clock.instant(), Actor.of(member, address), AuditAction.LOGIN));
            return true;
        });
        return begun ? new LoginResult.SignedIn(token, member) : new LoginResult.Refused();
    }

    private void begin(Connection connection, String token, StaffMember member, String address, String agent)
            throws SQLException {
        Instant now = clock.instant();
        DELETE_EXPIRED.update(connection, timeouts.expired(now));
        INSERT.update(
                connection,
                Rows.row(
                        "token",
                        RandomToken.hash(token),
                        "staff_id",
                        member.id(),
                        "now",
                        UtcTime.format(now),
                        "address",
                        address,
                        "agent",
                        agent.substring(0, Math.min(agent.length(), LONGEST_AGENT))));
        DELETE_OLDEST.update(connection, Rows.row("staff_id", member.id(), "kept", MOST_SESSIONS));
    }

    private LoginResult refused(Account account, String address) throws StoreUnavailableException {
        failures.record(account == null ? null : account.member(), address);
        return new LoginResult.Refused();
    }

    /**
     * The session of a token. Empty when there is none, it has expired, or its member is disabled.
     *
     * @param active whether a person asks, which keeps the session from becoming idle; not a page that updates itself
     */
    public Optional<StaffSession> find(String token, boolean active) throws StoreUnavailableException {
        Instant now = clock.instant();
        byte[] hash = RandomToken.hash(token);
        Optional<StaffSession> found = database.read(connection -> StaffRecords.session(connection, hash))
                .filter(session ->
                        !session.isOver(now, timeouts) && !session.member().disabled());
        if (active) {
            found.ifPresent(session -> lastSeen.note(session.id(), session.seen(), now));
        }
        return found;
    }

    /** Ends the session of a token, for a logout. */
    public void end(StaffSession session, String address) throws StoreUnavailableException {
        StaffMember member = session.member();
        database.transaction(connection -> {
            DELETE.update(connection, Rows.row("id", session.id(), "staff_id", member.id()));
            AuditLog.record(connection, AuditEntry.of(clock.instant(), Actor.of(member, address), AuditAction.LOGOUT));
            return null;
        });
    }

    /** The sessions of a member that have not ended, the last used first. */
    public List<StaffSession> of(StaffMember member) throws StoreUnavailableException {
        Instant now = clock.instant();
        return database.read(connection -> StaffRecords.sessionsOf(connection, member.id())).stream()
                .filter(session -> !session.isOver(now, timeouts))
                .toList();
    }

    /** Ends one session of a member. False when it has ended. */
    public boolean revoke(StaffMember member, long sessionId, Actor actor) throws StoreUnavailableException {
        return database.transaction(connection -> {
            int ended = DELETE.update(connection, Rows.row("id", sessionId, "staff_id", member.id()));
            recordEnded(connection, member, ended, actor);
            return ended > 0;
        });
    }

    /**
     * Ends the sessions of a member.
     *
     * @param except the session that stays, or null
     * @return how many
     */
    public int revokeAll(StaffMember member, StaffSession except, Actor actor) throws StoreUnavailableException {
        return database.transaction(connection -> {
            int ended = endAll(connection, member.id(), except == null ? 0 : except.id());
            recordEnded(connection, member, ended, actor);
            return ended;
        });
    }

    private void recordEnded(Connection connection, StaffMember member, int ended, Actor actor) throws SQLException {
        if (ended > 0) {
            AuditLog.record(
                    connection,
                    AuditEntry.of(clock.instant(), actor, AuditAction.SESSIONS_ENDED)
                            .about(AuditObject.user(member.login()))
                            .with(Integer.toString(ended)));
        }
    }

    /** @param except the id of a session that stays; 0 for none */
    static int endAll(Connection connection, long staffId, long except) throws SQLException {
        return DELETE_OTHERS.update(connection, Rows.row("staff_id", staffId, "except", except));
    }
}
