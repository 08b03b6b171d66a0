package ua.meterline.backoffice.staff;

import java.util.Map;
import ua.meterline.common.CurrentUser;

/**
 * Who does something, for the audit log.
 *
 * @param who a login, {@code cli:USER}, {@code api:NAME}, {@code system:gateway}, or empty where unknown
 * @param address from where; null for a command
 */
public record Actor(String who, String address) {
    /** Someone who is signed in to the console. */
    public static Actor of(StaffMember member, String address) {
        return new Actor(member.login(), address);
    }

    /** Another program, by the name of its token. */
    public static Actor program(String name, String address) {
        return new Actor("api:" + name, address);
    }

    /** Who gives this command: the user of the operating system, or the one who became it by sudo. */
    public static Actor ofCommand() {
        return ofCommand(System.getenv());
    }

    static Actor ofCommand(Map<String, String> environment) {
        String before = environment.getOrDefault("SUDO_USER", "");
        return commandLine(before.matches("\\w[\\w.@-]{0,63}") ? before : user());
    }

    private static String user() {
        return CurrentUser.ofThisProcess().map(CurrentUser::name).orElseGet(() -> System.getProperty("user.name"));
    }

    /** A user of the operating system. */
    public static Actor commandLine(String user) {
        return new Actor("cli:" + user, null);
    }

    /** The gateway itself, without a person. */
    public static Actor gateway() {
        return new Actor("system:gateway", null);
    }

    /** A person who has not signed in, or whose login is unknown. */
    public static Actor unknown(String address) {
        return new Actor("", address);
    }
}
