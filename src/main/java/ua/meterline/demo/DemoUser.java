package ua.meterline.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import ua.meterline.app.ConsoleModule;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.RandomPassword;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.store.Database;

/** A person with all roles and a random password, who may use the demo's console. */
record DemoUser(String login, String password) {
    private static final String LOGIN = "demo";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Adds the person to the database, which a gateway may use meanwhile. */
    static DemoUser addedTo(String databaseUrl) throws Exception {
        DemoUser user = new DemoUser(LOGIN, RandomPassword.create());
        try (Database database = Database.open(databaseUrl, TIMEOUT)) {
            ConsoleModule.people(database, Clock.systemUTC())
                    .add(user.login, "Demo", EnumSet.allOf(Role.class), user.password, Actor.ofCommand());
        }
        return user;
    }

    /** For the screen. */
    @Override
    public String toString() {
        return "login " + login + ", password " + password;
    }
}
