package ua.meterline.common;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine, without asking a name server: that takes seconds where there is none. */
public final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** Letters, digits, dots and hyphens; {@code localhost} where it is unknown. */
    public static String get() {
        String name = name().replaceAll("[^A-Za-z0-9.-]", "-");
        return name.isEmpty() ? "localhost" : name;
    }

    private static String name() {
        try {
            return Files.isReadable(KERNEL)
                    ? Files.readString(KERNEL).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "";
        }
    }
}
