package ua.meterline.web;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import ua.meterline.backoffice.limit.RateLimits;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.ApiTokens;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.LoginLimit;
import ua.meterline.backoffice.staff.PasswordHashing;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.backoffice.staff.SessionTimeouts;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.backoffice.staff.StaffSessions;
import ua.meterline.backoffice.staff.WeakHashing;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** A console with pages of the test, on a real database and without a gateway. */
final class TestConsole implements AutoCloseable {
    static final String PASSWORD = "seven green boats";

    private final Database database;
    private final ConsoleServer server;
    private final GatewayDatabase rows;
    private volatile Duration passed = Duration.ZERO;

    TestConsole(Path folder, ConsolePages pages) throws Exception {
        this(folder, pages, listener(null, ""));
    }

    TestConsole(Path folder, ConsolePages pages, WebListener listener) throws Exception {
        database = Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofMillis(500));
        rows = GatewayDatabase.in(folder);
        DatabaseAccess access = new DatabaseAccess(database);
        InstantSource clock = () -> Instant.parse("2026-12-03T10:00:00Z").plus(passed);
        PasswordHashing hashing = WeakHashing.create();
        StaffDirectory people = new StaffDirectory(access, hashing, clock);
        for (Role role : Role.values()) {
            people.add(role.toString(), "The " + role, Set.of(role), PASSWORD, Actor.commandLine("root"));
        }
        StaffSessions sessions = new StaffSessions(
                access,
                hashing,
                new LoginLimit(),
                new SessionTimeouts(Duration.ofMinutes(30), Duration.ofHours(12)),
                clock);
        server = new ConsoleServer(
                listener,
                TestSite.of(clock),
                sessions,
                new AuditLog(access, clock),
                ZoneId.of("Europe/Kyiv"),
                List.of(pages),
                new ConsoleApi(
                        new ApiTokens(access, clock),
                        10,
                        RateLimits.inMemory(System::nanoTime).limit("calls", 10, Duration.ofSeconds(1)),
                        routes -> {}));
        server.start();
    }

    /** On a free port. */
    static WebListener listener(SSLContext tls, String trustedProxy) {
        return new WebListener("meterline.console", "127.0.0.1", 0, tls, trustedProxy);
    }

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    ConsoleClient stranger() {
        return new ConsoleClient(URI.create(server.url()));
    }

    ConsoleClient signedIn(Role role) throws Exception {
        ConsoleClient client = stranger();
        client.signIn(role.toString(), PASSWORD);
        return client;
    }

    ConsoleServer server() {
        return server;
    }

    GatewayDatabase database() {
        return rows;
    }

    @Override
    public void close() throws SQLException {
        server.close();
        database.close();
    }
}
