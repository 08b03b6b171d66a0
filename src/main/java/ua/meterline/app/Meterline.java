package ua.meterline.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.util.OSInfo;
import picocli.CommandLine;
import ua.meterline.cli.MeterlineCommand;
import ua.meterline.common.JournalStream;
import ua.meterline.common.LogShutdown;

/** The command line. */
public final class Meterline {
    private Meterline() {}

    /** Ends the process with the command's exit code; threads that are still there do not hold it up. */
    public static void main(String[] args) {
        LogOutput.useJournal();
        useShippedNativeLibrary();
        CommandLine commandLine = MeterlineCommand.commandLine(args)
                .setOut(utf8(FileDescriptor.out))
                .setErr(errors());
        int exitCode = commandLine.execute(args);
        LogShutdown.run();
        System.exit(exitCode);
    }

    /**
     * The driver of SQLite copies its native library from its jar to the temporary folder, unless it is told where one
     * lies. A kill leaves the copy there, and it cannot be loaded from a folder mounted with noexec.
     */
    private static void useShippedNativeLibrary() {
        String libraries = System.getProperty("meterline.native");
        if (libraries != null && System.getProperty("org.sqlite.lib.path") == null) {
            // OSInfo knows the name of the system, too, but starts a process to learn whether it is Android.
            String system = isMusl() ? "Linux-Musl" : "Linux";
            System.setProperty("org.sqlite.lib.path", libraries + "/" + system + "/" + OSInfo.getArchName());
        }
    }

    /** Whether the C library of this process is musl, as on Alpine. */
    private static boolean isMusl() {
        try {
            return Files.readString(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)
                    .contains("/ld-musl-");
        } catch (IOException e) {
            return false;
        }
    }

    private static PrintWriter errors() {
        PrintWriter err = utf8(FileDescriptor.err);
        return JournalStream.isStandardError() ? new PrintWriter(JournalStream.errors(err), true) : err;
    }

    /** Replies are Cyrillic, and a service's locale is often POSIX, in which Java would write question marks. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
