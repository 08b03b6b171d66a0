package ua.meterline.common;

/**
 * Where the database is, and as whom to log in. Its string form has no password and no parameters.
 *
 * @param url {@code jdbc:sqlite:FILE}, or {@code jdbc:postgresql://HOST/DATABASE}
 * @param username empty for a file
 * @param password empty where none is needed
 */
public record DatabaseAddress(String url, String username, String password) {
    private static final String SERVER = "jdbc:postgresql:";

    /** Where no login is needed. */
    public static DatabaseAddress of(String url) {
        return new DatabaseAddress(url, "", "");
    }

    /** Whether it is a database of a server, and not a file. */
    public boolean isServer() {
        return url.startsWith(SERVER);
    }

    @Override
    public String toString() {
        return url.replaceFirst("^jdbc:(sqlite:)?", "").replaceFirst("\\?.*", "");
    }
}
