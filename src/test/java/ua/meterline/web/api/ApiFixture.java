package ua.meterline.web.api;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.ApiTokens;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** A gateway with a console on a free port, and other programs that have tokens. For use by one thread. */
final class ApiFixture implements AutoCloseable {
    private static final Actor ROOT = Actor.commandLine("root");

    private final Path folder;
    private final RunningGateway gateway;

    private ApiFixture(Path folder, RunningGateway gateway) {
        this.folder = folder;
        this.gateway = gateway;
    }

    /** @param rate calls a second for each token */
    static ApiFixture start(Path folder, int rate) throws Exception {
        return new ApiFixture(
                folder, RunningGateway.start(folder, Map.of("CONSOLE_PORT", 0, "CONSOLE_API_RATE", rate)));
    }

    static ApiFixture start(Path folder) throws Exception {
        return start(folder, 1000);
    }

    /** A program with a new token, whose name is that of the role. */
    ApiClient program(Role role) throws Exception {
        return client(addToken(role.toString(), role));
    }

    /** @param token null for none */
    ApiClient client(String token) {
        return new ApiClient(address(), token);
    }

    String address() {
        return gateway.gateway().consoleUrl().orElseThrow().replaceFirst("/$", "");
    }

    /** As the command does it, beside the gateway. */
    String addToken(String name, Role role) throws Exception {
        return addToken(folder, name, role);
    }

    /** @param folder of a gateway, which may run */
    static String addToken(Path folder, String name, Role role) throws Exception {
        try (Database database = open(folder)) {
            return tokens(database).add(name, Set.of(role), ROOT);
        }
    }

    void revokeToken(String name) throws Exception {
        try (Database database = open(folder)) {
            tokens(database).revoke(name, ROOT);
        }
    }

    private static Database open(Path folder) throws Exception {
        return Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(5));
    }

    private static ApiTokens tokens(Database database) {
        return new ApiTokens(new DatabaseAccess(database), Clock.systemUTC());
    }

    /** An effective reading of the first meter, which an SMS brought. */
    void store(String account, int value, YearMonth period) {
        store(account, 1, value, period);
    }

    void store(String account, int meter, int value, YearMonth period) {
        long id = database().number("SELECT coalesce(max(id), 0) + 1 FROM message");
        database()
                .update(
                        ("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                        + " VALUES (%d, 'sms', '+380671234567', '7104', '%s-02T10:00:00.000Z', 'a text', x'', 'accepted')")
                                .formatted(id, period),
                        ("INSERT INTO reading (id, message_id, account, meter, value, period, on_time, received_at, latest_message_id)"
                                        + " VALUES (%1$d, %1$d, '%2$s', %3$d, %4$d, '%5$s', 1, '%5$s-02T10:00:00.000Z', %1$d)")
                                .formatted(id, account, meter, value, period));
    }

    RunningGateway gateway() {
        return gateway;
    }

    GatewayDatabase database() {
        return gateway.database();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
