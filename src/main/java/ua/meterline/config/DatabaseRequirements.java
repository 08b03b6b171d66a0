package ua.meterline.config;

import java.util.regex.Pattern;
import ua.meterline.common.DatabaseAddress;

/** What the settings of the database need of each other. */
final class DatabaseRequirements {
    private static final String URL = "meterline.database.url";
    private static final String USERNAME = "meterline.database.username";
    private static final String PASSWORD = "meterline.database.password";
    /** Everybody may see the URL, so that the login stands in settings of its own. */
    private static final Pattern LOGIN = Pattern.compile("(?i)//[^/?]*@|[?&](user|password|sslpassword)=");

    private DatabaseRequirements() {}

    /** @throws InvalidGroupException when they do not fit */
    static void check(String url, String username, Secret password) {
        if (!DatabaseAddress.of(url).isServer()) {
            requireEmpty(USERNAME, username);
            requireEmpty(PASSWORD, password.text());
        } else if (LOGIN.matcher(url).find()) {
            // A problem of the URL would be printed with it.
            throw new InvalidGroupException(
                    PASSWORD, "must be set by itself and not in " + URL + ", which everybody may see");
        } else if (username.isEmpty()) {
            throw new InvalidGroupException(USERNAME, "must be set for PostgreSQL");
        }
    }

    private static void requireEmpty(String setting, String value) {
        if (!value.isEmpty()) {
            throw new InvalidGroupException(
                    setting, "is of use with jdbc:postgresql: in " + URL + " only; remove it, or set that one");
        }
    }
}
