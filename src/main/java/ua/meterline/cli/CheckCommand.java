package ua.meterline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import ua.meterline.config.LinkSettings;
import ua.meterline.config.Settings;
import ua.meterline.mail.mailbox.LoginProbe;

/** Checks everything the gateway needs, changes nothing, and prints one line per check. */
@Command(
        name = "check",
        header = "Checks settings, database, SMSC and mail servers.",
        description = {
            "Changes nothing. It binds to the SMSC and unbinds; a message received meanwhile is rejected for "
                    + "redelivery. If mail servers are set, it logs in to them.",
            "Exit codes: 0 all checks passed; 1 a check failed; 2 wrong options or settings."
        },
        footer = {"", "Examples:", "  meterline check", "  meterline check --config /etc/meterline.properties"})
final class CheckCommand extends SettingsCommand {
    /** Returns what was checked; throws with the problem and the remedy. */
    @FunctionalInterface
    interface Check {
        String run(Settings settings) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        boolean passed = check("settings", any -> config.origin(), settings)
                & check("database", DatabaseCheck::at, settings)
                & smscs(settings)
                & (settings.mail().imap().isOff() || check("mailbox", CheckCommand::mailbox, settings))
                & (settings.mail().smtp().isOff() || check("smtp", CheckCommand::smtp, settings));
        return passed ? 0 : 1;
    }

    /** One line per link; all links are checked. */
    private boolean smscs(Settings settings) {
        boolean passed = true;
        for (LinkSettings smpp : settings.links()) {
            passed &= check("smsc", any -> SmscCheck.at(smpp), settings);
        }
        return passed;
    }

    private static String mailbox(Settings settings) throws IOException {
        LoginProbe.imap(settings.mail());
        return settings.mail().imap() + " (logged in, " + settings.mail().folder() + " opened)";
    }

    private static String smtp(Settings settings) throws IOException {
        LoginProbe.smtp(settings.mail());
        return settings.mail().smtp() + (settings.mail().smtp().username().isEmpty() ? " (reached)" : " (logged in)");
    }

    private boolean check(String subject, Check check, Settings settings) {
        try {
            line("ok", subject, check.run(settings));
            return true;
        } catch (Exception e) {
            line("FAILED", subject, e.getMessage());
            return false;
        }
    }

    private void line(String result, String subject, String message) {
        PrintWriter out = out();
        out.println("%-6s  %-8s  %s".formatted(result, subject, message.replaceAll("\\s*\\R\\s*", " ")));
        out.flush();
    }
}
