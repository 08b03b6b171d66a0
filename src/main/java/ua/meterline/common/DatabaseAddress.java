package ua.meterline.common;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the database is, and as whom to log in. Its string form has no password and no parameters.
 *
 * @param url {@code jdbc:sqlite:FILE}, or {@code jdbc:postgresql://HOST/DATABASE}, perhaps with several hosts
 * @param username empty for a file
 * @param password empty where none is needed
 * @param timelineFile where a gateway notes the timeline of its server; null: it does not
 */
public record DatabaseAddress(String url, String username, String password, Path timelineFile) {
    private static final String SERVER = "jdbc:postgresql:";
    private static final Pattern HOSTS = Pattern.compile("(" + SERVER + "//)([^/?]+)(.*)");

    public DatabaseAddress(String url, String username, String password) {
        this(url, username, password, null);
    }

    /** Where no login is needed. */
    public static DatabaseAddress of(String url) {
        return new DatabaseAddress(url, "", "");
    }

    /** Whether it is a database of a server, and not a file. */
    public boolean isServer() {
        return url.startsWith(SERVER);
    }

    /** The URL of each server, in the order of the URL. */
    public List<String> urlOfEachHost() {
        Matcher parts = HOSTS.matcher(url);
        return parts.matches()
                ? Stream.of(parts.group(2).split(","))
                        .map(host -> parts.group(1) + host + parts.group(3))
                        .toList()
                : List.of(url);
    }

    @Override
    public String toString() {
        return url.replaceFirst("^jdbc:(sqlite:)?", "").replaceFirst("\\?.*", "");
    }
}
