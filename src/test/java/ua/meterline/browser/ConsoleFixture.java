package ua.meterline.browser;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.backoffice.staff.WeakHashing;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.web.Route;

/**
 * A gateway with a console on a free port, and one person for each role: the login is the role's name. Nothing of it is
 * a mock. For use by one thread.
 */
public final class ConsoleFixture implements AutoCloseable {
    public static final String PASSWORD = "seven green boats";

    private final RunningGateway gateway;

    private ConsoleFixture(RunningGateway gateway) {
        this.gateway = gateway;
    }

    public static ConsoleFixture start(Path folder) throws Exception {
        return start(folder, Map.of());
    }

    /** @param settings by name, without {@code METERLINE_} */
    public static ConsoleFixture start(Path folder, Map<String, ?> settings) throws Exception {
        return start(folder, settings, connection -> {});
    }

    /** What is stored before the gateway starts. */
    @FunctionalInterface
    public interface Past {
        void in(Connection database) throws Exception;
    }

    public static ConsoleFixture start(Path folder, Map<String, ?> settings, Past past) throws Exception {
        addPeople(folder);
        try (Connection database = GatewayDatabase.in(folder).connect()) {
            past.in(database);
        }
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("CONSOLE_PORT", 0);
        return new ConsoleFixture(RunningGateway.start(folder, all));
    }

    private static void addPeople(Path folder) throws Exception {
        try (Database database =
                Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(2))) {
            StaffDirectory people =
                    new StaffDirectory(new DatabaseAccess(database), WeakHashing.create(), Clock.systemUTC());
            for (Role role : EnumSet.allOf(Role.class)) {
                people.add(role.toString(), nameOf(role), Set.of(role), PASSWORD, Actor.commandLine("root"));
            }
        }
    }

    private static String nameOf(Role role) {
        return switch (role) {
            case SHIFT -> "Shift";
            case OFFICE -> "Olena";
            case PHONE -> "Petro";
            case AUDITOR -> "Auditor";
            case ADMIN -> "Admin";
        };
    }

    /** Without the slash at the end. */
    public String address() {
        return gateway.gateway().consoleUrl().orElseThrow().replaceFirst("/$", "");
    }

    /** Someone who has not signed in. */
    public ConsoleClient stranger() {
        return new ConsoleClient(URI.create(address()));
    }

    public ConsoleClient signedIn(Role role) throws Exception {
        ConsoleClient client = stranger();
        client.signIn(role.toString(), PASSWORD);
        return client;
    }

    public RunningGateway gateway() {
        return gateway;
    }

    /** All paths, and who may use each. */
    public List<Route> routes() {
        return gateway.gateway().consoleRoutes();
    }

    public GatewayDatabase database() {
        return gateway.database();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
