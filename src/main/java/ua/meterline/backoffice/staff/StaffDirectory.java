package ua.meterline.backoffice.staff;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import ua.meterline.backoffice.staff.PasswordHashing.BusyException;
import ua.meterline.common.Printable;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * Who may use the console. Each change is one transaction with its entry in the audit log, and holds from the next
 * request on, also in a gateway that runs beside a command. Thread-safe.
 */
public final class StaffDirectory {
    private static final Sql INSERT = Sql.named("insert-staff");
    private static final Sql DISABLED = Sql.named("update-staff-disabled");
    private static final Sql ROLES = Sql.named("update-staff-roles");
    private static final Sql PASSWORD = Sql.named("update-staff-password");

    private final DatabaseAccess database;
    private final PasswordHashing hashing;
    private final InstantSource clock;
    /** Limits how often the password can be guessed in a session that was left open. */
    private final LoginLimit confirmations = new LoginLimit();

    public StaffDirectory(DatabaseAccess database, PasswordHashing hashing, InstantSource clock) {
        this.database = database;
        this.hashing = hashing;
        this.clock = clock;
    }

    /** By login. */
    public List<StaffMember> list() throws StoreUnavailableException {
        return database.read(StaffDirectory::list);
    }

    /** By login; on a connection of the caller. */
    public static List<StaffMember> list(Connection connection) throws SQLException {
        return StaffRecords.all(connection);
    }

    /** @param login in any case */
    public Optional<StaffMember> find(String login) throws StoreUnavailableException {
        return database.read(connection -> StaffRecords.byLogin(connection, lower(login)))
                .map(StaffRecords.Account::member);
    }

    /** @throws StaffRefusedException when login, name or password break a rule, or the login is taken */
    public void add(String login, String name, Set<Role> roles, String password, Actor actor)
            throws StaffRefusedException, StoreUnavailableException {
        String valid = StaffRules.login(login);
        String called = StaffRules.name(name);
        StaffRules.roles(roles);
        StaffRules.requirePassword(password, valid, called);
        if (find(valid).isPresent()) {
            throw taken(valid);
        }
        String hash = hash(password);
        database.transaction(connection -> {
            if (StaffRecords.byLogin(connection, valid).isPresent()) {
                throw taken(valid);
            }
            INSERT.update(
                    connection,
                    Rows.row(
                            "login",
                            valid,
                            "name",
                            called,
                            "roles",
                            Role.format(roles),
                            "password",
                            hash,
                            "now",
                            UtcTime.format(clock.instant())));
            record(connection, actor, AuditAction.USER_ADDED, valid, Role.format(roles));
            return null;
        });
    }

    /**
     * Refuses further logins and ends the sessions. Idempotent.
     *
     * @throws StaffRefusedException when there is no such user, or it is oneself or the last admin
     */
    public void disable(String login, Actor actor) throws StaffRefusedException, StoreUnavailableException {
        database.transaction(connection -> {
            StaffMember member = require(connection, login).member();
            if (member.login().equals(actor.who())) {
                throw new StaffRefusedException(StaffProblem.ONESELF, "you cannot disable yourself");
            } else if (!member.disabled()) {
                requireOtherAdmin(connection, member);
                DISABLED.update(connection, Rows.row("id", member.id(), "disabled", 1));
                StaffSessions.endAll(connection, member.id(), 0);
                record(connection, actor, AuditAction.USER_DISABLED, member.login(), null);
            }
            return null;
        });
    }

    /** Admits a disabled user again. Idempotent. */
    public void enable(String login, Actor actor) throws StaffRefusedException, StoreUnavailableException {
        database.transaction(connection -> {
            StaffMember member = require(connection, login).member();
            if (member.disabled()) {
                DISABLED.update(connection, Rows.row("id", member.id(), "disabled", 0));
                record(connection, actor, AuditAction.USER_ENABLED, member.login(), null);
            }
            return null;
        });
    }

    /** @throws StaffRefusedException when there is no such user or no role, or the last admin would lose that role */
    public void setRoles(String login, Set<Role> roles, Actor actor)
            throws StaffRefusedException, StoreUnavailableException {
        StaffRules.roles(roles);
        database.transaction(connection -> {
            StaffMember member = require(connection, login).member();
            if (!roles.contains(Role.ADMIN)) {
                requireOtherAdmin(connection, member);
            }
            if (!member.roles().equals(roles)) {
                ROLES.update(connection, Rows.row("id", member.id(), "roles", Role.format(roles)));
                String change = Role.format(member.roles()) + " -> " + Role.format(roles);
                record(connection, actor, AuditAction.ROLES_CHANGED, member.login(), change);
            }
            return null;
        });
    }

    /**
     * Sets a new password and ends the sessions.
     *
     * @throws StaffRefusedException when there is no such user, or the password breaks a rule
     */
    public void setPassword(String login, String password, Actor actor)
            throws StaffRefusedException, StoreUnavailableException {
        setPassword(member(login), password, 0, actor);
    }

    /**
     * Changes the password of the person who is signed in, and ends the other sessions.
     *
     * @param current the password until now
     * @throws StaffRefusedException when it is wrong, was wrong too often, or the new one breaks a rule
     */
    public void changePassword(StaffSession session, String current, String password, String address)
            throws StaffRefusedException, StoreUnavailableException {
        StaffMember member = session.member();
        if (!confirmations.begin(member.login(), address).isZero()) {
            throw new StaffRefusedException(StaffProblem.BUSY, "too many attempts; try again later");
        }
        String hash =
                database.read(connection -> require(connection, member.login()).hash());
        if (!matches(current, hash)) {
            throw new StaffRefusedException(StaffProblem.PASSWORD_WRONG, "the current password is wrong");
        }
        confirmations.succeeded(member.login(), address);
        setPassword(member, password, session.id(), Actor.of(member, address));
    }

    private void setPassword(StaffMember member, String password, long keptSession, Actor actor)
            throws StaffRefusedException, StoreUnavailableException {
        StaffRules.requirePassword(password, member.login(), member.name());
        String hash = hash(password);
        database.transaction(connection -> {
            PASSWORD.update(
                    connection, Rows.row("id", member.id(), "password", hash, "now", UtcTime.format(clock.instant())));
            StaffSessions.endAll(connection, member.id(), keptSession);
            record(connection, actor, AuditAction.PASSWORD_CHANGED, member.login(), null);
            return null;
        });
    }

    private StaffMember member(String login) throws StaffRefusedException, StoreUnavailableException {
        return database.read(connection -> require(connection, login)).member();
    }

    private static StaffRecords.Account require(Connection connection, String login)
            throws SQLException, StaffRefusedException {
        return StaffRecords.byLogin(connection, lower(login))
                .orElseThrow(() -> new StaffRefusedException(
                        StaffProblem.UNKNOWN_USER, "there is no user '" + Printable.plain(login) + "'"));
    }

    private static void requireOtherAdmin(Connection connection, StaffMember member)
            throws SQLException, StaffRefusedException {
        boolean last = member.isAdmin()
                && StaffRecords.all(connection).stream()
                        .noneMatch(other -> other.isAdmin() && other.id() != member.id());
        if (last) {
            throw new StaffRefusedException(
                    StaffProblem.LAST_ADMIN, "'" + member.login() + "' is the last admin; make another one first");
        }
    }

    private static StaffRefusedException taken(String login) {
        return new StaffRefusedException(StaffProblem.LOGIN_TAKEN, "there is a user '" + login + "' already");
    }

    private String hash(String password) throws StaffRefusedException {
        try {
            return hashing.hash(password);
        } catch (BusyException e) {
            throw new StaffRefusedException(StaffProblem.BUSY, e.getMessage());
        }
    }

    private boolean matches(String password, String hash) throws StaffRefusedException {
        try {
            return hashing.matches(password, hash);
        } catch (BusyException e) {
            throw new StaffRefusedException(StaffProblem.BUSY, e.getMessage());
        }
    }

    private void record(Connection connection, Actor actor, AuditAction action, String login, String detail)
            throws SQLException {
        AuditLog.record(
                connection,
                AuditEntry.of(clock.instant(), actor, action)
                        .about(AuditObject.user(login))
                        .with(detail));
    }

    private static String lower(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }
}
