package ua.meterline.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ua.meterline.cli.CheckResult.Status;
import ua.meterline.config.LinkSettings;
import ua.meterline.config.MailSettings;
import ua.meterline.config.Settings;
import ua.meterline.mail.mailbox.LoginProbe;

/** Checks everything the gateway needs, changes nothing, and prints one line per check. */
@Command(
        name = "check",
        header = "Checks settings, database, disk, ports, SMSC, Kafka and mail servers.",
        description = {
            "Changes nothing. It binds to the SMSC and unbinds; a message received meanwhile is rejected for "
                    + "redelivery. If mail servers are set, it logs in to them.",
            "With --format json, one object per line: check (settings, database, disk, library, http, log, smsc, "
                    + "kafka, mailbox, smtp; for PostgreSQL sessions, privileges, isolation, commit, standbys, locks, "
                    + "clock), status (ok, warn, fail), where, what, action.",
            "Exit codes: 0 all checks passed, with warnings or without; 1 a check failed; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline check",
            "  meterline check --config /etc/meterline.properties",
            "  meterline check --format json"
        })
final class CheckCommand extends SettingsCommand {
    @Mixin
    private OutputFormat format;

    /** Returns what was checked; throws with the problem and the remedy. */
    @FunctionalInterface
    private interface Check {
        String run() throws Exception;
    }

    private int failed;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        report(CheckResult.ok("settings", config.origin(), ""));
        reportDatabase(settings);
        report(MachineCheck.disk(settings));
        report(MachineCheck.library());
        report(HttpCheck.of(settings));
        MachineCheck.log(settings).ifPresent(this::report);
        for (LinkSettings link : settings.links()) {
            report(result("smsc", link.peer(), () -> SmscCheck.at(link)));
        }
        if (settings.kafka().isOn()) {
            KafkaCheck.of(settings.kafka(), this::report);
        }
        reportMailServers(settings.mail());
        return failed == 0 ? 0 : 1;
    }

    private void reportDatabase(Settings settings) {
        CheckResult database = result("database", DatabaseName.of(settings), () -> DatabaseCheck.at(settings));
        report(database);
        if (settings.database().isServer() && !database.isFailed()) {
            ServerConditionCheck.of(settings).forEach(this::report);
        }
    }

    private void reportMailServers(MailSettings mail) {
        if (!mail.imap().isOff()) {
            report(result("mailbox", mail.imap(), () -> mailbox(mail)));
        }
        if (!mail.smtp().isOff()) {
            report(smtp(mail));
        }
    }

    private static CheckResult result(String name, Object where, Check check) {
        try {
            return CheckResult.ok(name, where, check.run());
        } catch (Exception e) {
            return CheckResult.fail(name, where, String.valueOf(e.getMessage()));
        } catch (LinkageError e) {
            return CheckResult.fail(name, where, "SQLite's library cannot be loaded", "see the check library");
        }
    }

    private static String mailbox(MailSettings mail) throws IOException {
        LoginProbe.imap(mail);
        return "logged in, " + mail.folder() + " opened";
    }

    private static CheckResult smtp(MailSettings mail) {
        MailSettings.Server server = mail.smtp();
        CheckResult reached = result("smtp", server, () -> {
            LoginProbe.smtp(mail);
            return server.username().isEmpty() ? "reached" : "logged in";
        });
        boolean unused = server.username().isEmpty() && (!server.password().isEmpty() || server.tokenFile() != null);
        return unused && reached.status() == Status.OK
                ? CheckResult.warn(
                        "smtp",
                        server,
                        "a password is set, but no user name, and the gateway does not log in",
                        "set meterline.mail.smtp.username")
                : reached;
    }

    /** Prints it at once: the next check may take a while. */
    private void report(CheckResult result) {
        failed += result.isFailed() ? 1 : 0;
        out().println(format.isJson() ? result.json() : result.text());
        out().flush();
    }
}
