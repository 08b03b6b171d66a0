package ua.meterline.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Options of mounted file systems, from {@code /proc/self/mountinfo} (proc(5)); nothing is known on other systems. */
public final class Mounts {
    private static final Path TABLE = Path.of("/proc/self/mountinfo");
    private static final int MOUNT_POINT = 4;
    private static final int OPTIONS = 5;

    private Mounts() {}

    /** Whether programs and libraries in this folder cannot be executed. */
    public static boolean isNoexec(Path folder) {
        try {
            return isNoexec(folder.toRealPath(), Files.readAllLines(TABLE));
        } catch (IOException e) {
            return false;
        }
    }

    static boolean isNoexec(Path folder, List<String> mountinfo) {
        return mountinfo.stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length > OPTIONS && folder.startsWith(plain(fields[MOUNT_POINT])))
                // Of several mounts at one point, the last one counts.
                .reduce((one, next) -> plain(next[MOUNT_POINT]).length()
                                >= plain(one[MOUNT_POINT]).length()
                        ? next
                        : one)
                .map(fields -> Arrays.asList(fields[OPTIONS].split(",")).contains("noexec"))
                .orElse(false);
    }

    /** Blanks and backslashes are written in octal. */
    private static String plain(String path) {
        return path.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }
}
