package ua.meterline.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import ua.meterline.cli.MeterlineCommand;

/** The command line. */
public final class Meterline {
    private Meterline() {}

    /** Ends the process with the command's exit code; threads that are still there do not hold it up. */
    public static void main(String[] args) {
        CommandLine commandLine =
                MeterlineCommand.commandLine().setOut(utf8(FileDescriptor.out)).setErr(utf8(FileDescriptor.err));
        System.exit(commandLine.execute(args));
    }

    /** Replies are Cyrillic, and a service's locale is often POSIX, in which Java would write question marks. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
