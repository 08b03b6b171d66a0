package ua.meterline.backoffice.staff;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** People in a database of their own, with a clock that the test turns, and hashes that take little time. */
final class StaffFixture implements AutoCloseable {
    static final Actor ROOT = Actor.commandLine("root");
    static final String PASSWORD = "seven green boats";

    final Database database;
    final DatabaseAccess access;
    final AtomicLong nanos = new AtomicLong();
    final StaffDirectory directory;
    final StaffSessions sessions;
    final AuditLog log;
    private final GatewayDatabase stored;
    final InstantSource clock = () -> this.now;
    private Instant now = Instant.parse("2026-11-03T10:00:00Z");

    StaffFixture(Path folder) throws SQLException {
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(2));
        access = new DatabaseAccess(database);
        stored = GatewayDatabase.in(folder);
        PasswordHashing hashing = WeakHashing.create();
        directory = new StaffDirectory(access, hashing, clock);
        sessions = new StaffSessions(
                access,
                hashing,
                new LoginLimit(nanos::get),
                new SessionTimeouts(Duration.ofMinutes(30), Duration.ofHours(12)),
                clock);
        log = new AuditLog(access, clock);
    }

    void pass(Duration time) {
        now = now.plus(time);
        nanos.addAndGet(time.toNanos());
    }

    StaffMember add(String login, Role... roles) throws Exception {
        directory.add(login, login.toUpperCase(java.util.Locale.ROOT), Set.of(roles), PASSWORD, ROOT);
        return directory.find(login).orElseThrow();
    }

    /** The token. */
    String signIn(String login) throws Exception {
        return ((LoginResult.SignedIn) sessions.login(login, PASSWORD, "192.0.2.7", "Browser")).token();
    }

    List<String> rows(String sql) {
        return stored.rows(sql);
    }

    /** Who, action, object and detail of each entry. */
    List<String> audit() {
        return rows("SELECT who || ' ' || action || coalesce(' ' || object_kind || ' ' || object_id, '')"
                + " || coalesce(': ' || detail, '') FROM audit_entry ORDER BY id");
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
