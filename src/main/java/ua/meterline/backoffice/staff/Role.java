package ua.meterline.backoffice.staff;

import static ua.meterline.backoffice.staff.Permission.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member of the staff works as, with the permissions of that work. */
public enum Role {
    /** Watches the gateway. */
    SHIFT(RESEND_REPLY, REPLAY, VIEW_SETTINGS),
    /** Decides reviews and hands readings over to billing. */
    OFFICE(DECIDE_REVIEW, ENTER_READING, OVERRIDE_HELD, WORK_CALLBACKS, SEND_REMINDERS, VIEW_BILLING, EXPORT, REPLAY),
    /** Takes readings by phone. */
    PHONE(ENTER_READING, WORK_CALLBACKS),
    /** Looks at everything, and changes nothing. */
    AUDITOR(VIEW_BILLING, VIEW_SETTINGS, VIEW_AUDIT),
    /** Does everything, and says who may do what. */
    ADMIN(Permission.values());

    private static final Set<Permission> OF_ALL = EnumSet.of(VIEW_OVERVIEW, VIEW_MESSAGES, REVEAL);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(permissions)));
    }

    public boolean may(Permission permission) {
        return OF_ALL.contains(permission) || permissions.contains(permission);
    }

    /** In lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param text names of roles, in any case, separated by commas
     * @throws IllegalArgumentException saying which name is no role, or that there is none
     */
    public static Set<Role> parse(String text) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> unknown = new ArrayList<>();
        for (String word : text.split(",")) {
            String name = word.strip().toLowerCase(Locale.ROOT);
            Arrays.stream(values())
                    .filter(role -> role.toString().equals(name))
                    .findFirst()
                    .ifPresentOrElse(roles::add, () -> unknown.add(word.strip()));
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("'" + String.join(", ", unknown) + "' is no role; the roles are "
                    + format(EnumSet.allOf(Role.class)));
        }
        return roles;
    }

    /** Names separated by commas, in the order of the roles. */
    public static String format(Set<Role> roles) {
        return roles.stream().sorted().map(Role::toString).collect(Collectors.joining(","));
    }
}
