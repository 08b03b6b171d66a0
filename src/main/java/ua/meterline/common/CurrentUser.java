package ua.meterline.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * The user that this process runs as, as the owner of files.
 *
 * @param principal compares with {@link Files#getOwner}
 * @param isRoot whether it may write everywhere, and give files away
 */
public record CurrentUser(UserPrincipal principal, boolean isRoot) {
    /** Of Linux: the folder of this process belongs to its user, who needs no name. */
    private static final Path PROCESS = Path.of("/proc/self");

    /** Empty where the system does not say. */
    public static Optional<CurrentUser> ofThisProcess() {
        try {
            int uid = (int) Files.getAttribute(PROCESS, "unix:uid");
            return Optional.of(new CurrentUser(Files.getOwner(PROCESS), uid == 0));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The name, or the number of a user without a name. */
    public String name() {
        return principal.getName();
    }

    boolean owns(Path file) throws IOException {
        return Files.getOwner(file).equals(principal);
    }
}
