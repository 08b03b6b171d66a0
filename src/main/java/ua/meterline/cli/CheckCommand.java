package ua.meterline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import ua.meterline.config.LinkSettings;
import ua.meterline.config.Settings;
import ua.meterline.mail.mailbox.LoginProbe;

/** Looks at everything the gateway needs, changes nothing, and prints a line about each. */
@Command(
        name = "check",
        header = "Looks whether settings, database, SMSC and mail servers are in order.",
        description = {
            "Changes nothing. It binds to the SMSC and unbinds; a message that comes meanwhile is refused for redelivery. Where "
                    + "mail servers are set, it logs in to them.",
            "Exit codes: 0 all is in order; 1 something is not; 2 wrong options or settings."
        },
        footer = {"", "Examples:", "  meterline check", "  meterline check --config /etc/meterline.properties"})
final class CheckCommand extends SettingsCommand {
    /** What was found to be in order, in words; an exception says what is not, and what to do about it. */
    @FunctionalInterface
    interface Look {
        String at(Settings settings) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        boolean allWell = look("settings", any -> config.origin(), settings)
                & look("database", DatabaseCheck::at, settings)
                & smscs(settings)
                & (settings.mail().imap().isOff() || look("mailbox", CheckCommand::mailbox, settings))
                & (settings.mail().smtp().isOff() || look("smtp", CheckCommand::smtp, settings));
        return allWell ? 0 : 1;
    }

    /** A line for each link; all are looked at. */
    private boolean smscs(Settings settings) {
        boolean allWell = true;
        for (LinkSettings smpp : settings.links()) {
            allWell &= look("smsc", any -> SmscCheck.at(smpp), settings);
        }
        return allWell;
    }

    private static String mailbox(Settings settings) throws IOException {
        LoginProbe.imap(settings.mail());
        return settings.mail().imap() + " (logged in, " + settings.mail().folder() + " opened)";
    }

    private static String smtp(Settings settings) throws IOException {
        LoginProbe.smtp(settings.mail());
        return settings.mail().smtp() + (settings.mail().smtp().username().isEmpty() ? " (reached)" : " (logged in)");
    }

    private boolean look(String what, Look look, Settings settings) {
        try {
            line("ok", what, look.at(settings));
            return true;
        } catch (Exception e) {
            line("FAILED", what, e.getMessage());
            return false;
        }
    }

    private void line(String result, String what, String words) {
        PrintWriter out = out();
        out.println("%-6s  %-8s  %s".formatted(result, what, words.replaceAll("\\s*\\R\\s*", " ")));
        out.flush();
    }
}
