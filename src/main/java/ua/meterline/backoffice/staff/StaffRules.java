package ua.meterline.backoffice.staff;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What logins, names and passwords may be. */
public final class StaffRules {
    public static final int LONGEST_LOGIN = 32;
    /** As NIST SP 800-63B demands, and two more. */
    public static final int SHORTEST_PASSWORD = 10;

    public static final int LONGEST_PASSWORD = 200;
    public static final int LONGEST_NAME = 100;

    private static final String SPELLING = " of a-z, 0-9, dot, hyphen and underscore, and begins with a letter";
    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{0," + (LONGEST_LOGIN - 1) + "}");
    private static final CommonPasswords COMMON = new CommonPasswords();

    private StaffRules() {}

    /** In lower case. */
    static String login(String login) throws StaffRefusedException {
        return word(login, StaffProblem.LOGIN_MALFORMED, "login");
    }

    /** In lower case. */
    static String tokenName(String name) throws StaffRefusedException {
        return word(name, StaffProblem.TOKEN_MALFORMED, "name of a token");
    }

    private static String word(String text, StaffProblem problem, String what) throws StaffRefusedException {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(lower).matches()) {
            throw new StaffRefusedException(problem, "a " + what + " has 1 to " + LONGEST_LOGIN + SPELLING);
        }
        return lower;
    }

    static String name(String name) throws StaffRefusedException {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new StaffRefusedException(
                    StaffProblem.NAME_MISSING, "a name has 1 to " + LONGEST_NAME + " characters");
        }
        return stripped;
    }

    static Set<Role> roles(Set<Role> roles) throws StaffRefusedException {
        if (roles.isEmpty()) {
            throw new StaffRefusedException(StaffProblem.ROLES_MISSING, "at least one role is needed");
        }
        return roles;
    }

    /** @param words login and name, which a password must not consist of */
    static void requirePassword(String password, String... words) throws StaffRefusedException {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD) {
            throw new StaffRefusedException(
                    StaffProblem.PASSWORD_SHORT,
                    "the password is too short: at least " + SHORTEST_PASSWORD + " characters");
        } else if (length > LONGEST_PASSWORD) {
            throw new StaffRefusedException(
                    StaffProblem.PASSWORD_LONG,
                    "the password is too long: at most " + LONGEST_PASSWORD + " characters");
        } else if (COMMON.contain(password, words)) {
            throw new StaffRefusedException(
                    StaffProblem.PASSWORD_COMMON, "the password is among the first that others would guess");
        }
    }
}
