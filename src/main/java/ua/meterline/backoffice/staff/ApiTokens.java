package ua.meterline.backoffice.staff;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Printable;
import ua.meterline.common.RandomToken;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/** Tokens of other programs for the HTTP API. A change holds from the next request on. Thread-safe. */
public final class ApiTokens {
    private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);

    /** Says what it is where someone finds it. */
    private static final String PREFIX = "meterline_";

    private static final Duration USED_RESOLUTION = Duration.ofMinutes(1);
    private static final Sql INSERT = Sql.named("insert-api-token");
    private static final Sql USED = Sql.named("update-api-token-used");
    private static final Sql REVOKED = Sql.named("update-api-token-revoked");

    private final DatabaseAccess database;
    private final InstantSource clock;

    public ApiTokens(DatabaseAccess database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param name such as {@code billing}; the audit log names the program by it
     * @return the token, which cannot be read again
     * @throws StaffRefusedException when the name breaks a rule or is taken
     */
    public String add(String name, Set<Role> roles, Actor actor)
            throws StaffRefusedException, StoreUnavailableException {
        String valid = StaffRules.tokenName(name);
        StaffRules.roles(roles);
        String token = PREFIX + RandomToken.create();
        database.transaction(connection -> {
            if (byName(connection, valid).isPresent()) {
                throw new StaffRefusedException(
                        StaffProblem.TOKEN_TAKEN, "there is a token '" + valid + "' already; use another name");
            }
            INSERT.update(
                    connection,
                    Rows.row(
                            "name",
                            valid,
                            "token",
                            RandomToken.hash(token),
                            "roles",
                            Role.format(roles),
                            "now",
                            UtcTime.format(clock.instant())));
            record(connection, actor, AuditAction.API_TOKEN_ADDED, valid, Role.format(roles));
            return null;
        });
        return token;
    }

    /** By name. */
    public List<ApiToken> all() throws StoreUnavailableException {
        return database.read(ApiTokens::list);
    }

    /** By name; on a connection of the caller. */
    public static List<ApiToken> list(Connection connection) throws SQLException {
        List<ApiToken> all = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-api-tokens");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(token(row));
            }
        }
        return all;
    }

    /** @param name in any case */
    public Optional<ApiToken> named(String name) throws StoreUnavailableException {
        return database.read(connection -> byName(connection, name));
    }

    /**
     * Refuses the token from now on. Idempotent.
     *
     * @throws StaffRefusedException when there is no such token
     */
    public void revoke(String name, Actor actor) throws StaffRefusedException, StoreUnavailableException {
        database.transaction(connection -> {
            ApiToken token = byName(connection, name)
                    .orElseThrow(() -> new StaffRefusedException(
                            StaffProblem.UNKNOWN_TOKEN, "there is no token '" + Printable.plain(name) + "'"));
            if (!token.revoked()) {
                REVOKED.update(connection, Rows.row("id", token.id()));
                record(connection, actor, AuditAction.API_TOKEN_REVOKED, token.name(), null);
            }
            return null;
        });
    }

    /** Empty for a token that is unknown or revoked. */
    public Optional<ApiToken> find(String token) throws StoreUnavailableException {
        Optional<ApiToken> found = database.read(
                        connection -> one(connection, "select-api-token", "token", RandomToken.hash(token)))
                .filter(known -> !known.revoked());
        Instant now = clock.instant();
        found.filter(known -> known.used() == null || !now.isBefore(known.used().plus(USED_RESOLUTION)))
                .ifPresent(known -> used(known, now));
        return found;
    }

    private void used(ApiToken token, Instant now) {
        try {
            database.transaction(
                    connection -> USED.update(connection, Rows.row("id", token.id(), "now", UtcTime.format(now))));
        } catch (StoreUnavailableException e) {
            LOG.debug("Noting that a token is in use", e);
        }
    }

    private static Optional<ApiToken> byName(Connection connection, String name) throws SQLException {
        return one(connection, "select-api-token-by-name", "name", name.strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<ApiToken> one(Connection connection, String statement, String parameter, Object value)
            throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, statement, parameter, value);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(token(row)) : Optional.empty();
        }
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        String used = row.getString("used_at");
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                Role.parse(row.getString("roles")),
                UtcTime.parse(row.getString("added_at")),
                used == null ? null : UtcTime.parse(used),
                row.getBoolean("revoked"));
    }

    private void record(Connection connection, Actor actor, AuditAction action, String name, String detail)
            throws SQLException {
        AuditLog.record(
                connection,
                AuditEntry.of(clock.instant(), actor, action)
                        .about(AuditObject.token(name))
                        .with(detail));
    }
}
