package ua.meterline.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built, from {@code build.properties}, which the build writes.
 *
 * @param version such as {@code 1.0.0}
 * @param revision the abbreviated commit; {@code unknown} when it was built outside of a repository
 */
public record BuildInfo(String version, String revision) {
    private static final String FILE = "/build.properties";
    private static final String UNKNOWN = "unknown";

    public static BuildInfo read() {
        Properties build = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream(FILE)) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return new BuildInfo(
                build.getProperty("git.build.version", UNKNOWN), build.getProperty("git.commit.id.abbrev", UNKNOWN));
    }
}
