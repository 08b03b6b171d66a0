package ua.meterline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.erasure.CustomerErasure;
import ua.meterline.backoffice.erasure.DataSubject;
import ua.meterline.backoffice.erasure.Erasure;
import ua.meterline.common.Printable;
import ua.meterline.config.Settings;
import ua.meterline.reading.AccountNumber;

/** Erases texts and numbers of a customer. */
@Command(
        name = "erase",
        header = "Erases texts, numbers and addresses of one customer. Readings stay.",
        description = {
            "Erased are the messages from a telephone number or mail address, those with readings of an account, and "
                    + "those whose text names the account: their texts and senders, the replies, receipts, "
                    + "segments and notices, what the cabinet keeps of logins and readings, and the files of mails "
                    + "and lists that hold no other customer. Readings, times, outcomes and decisions stay. "
                    + "What remains elsewhere is listed. Who did it and why is recorded, "
                    + "not whose data it was.",
            "The search reads all messages: some seconds for a million. The gateway may be running. Erasing again is "
                    + "harmless.",
            "Exit codes: 0 erased, nothing left to erase, or a dry run; 1 refused for the reason given: messages wait "
                    + "for a decision; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline customer erase --sender 0671112233 --by Olena --why \"request of 3 May\" --dry-run",
            "  meterline customer erase --account 0501234567 --by Olena --why \"request of 3 May\""
        })
final class CustomerEraseCommand extends SettingsCommand {
    @Option(
            names = "--sender",
            paramLabel = "ADDRESS",
            description = "A telephone number, in any notation, or a mail address.")
    private String sender;

    @Option(
            names = "--account",
            paramLabel = "N",
            converter = OperandParser.Account.class,
            description = "An account: ten digits.")
    private AccountNumber account;

    @Mixin
    private ReviewerOptions clerk;

    @Option(names = "--dry-run", description = "Only tell what would be erased.")
    private boolean dryRun;

    @Option(names = "--force", description = "Erase messages, too, that wait for a decision.")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        Reviewer reviewer = clerk.reviewer();
        DataSubject subject = subject();
        Settings settings = config.load();
        Erasure erasure;
        try (ProgressLine progress = new ProgressLine(spec)) {
            erasure = CommandDatabase.with(spec, settings, database -> {
                CustomerErasure service =
                        new CustomerErasure(database, settings.inbox().dir(), clock(), progress);
                return dryRun ? service.dryRun(subject) : service.erase(subject, reviewer, force);
            });
        }
        print(erasure, settings);
        return 0;
    }

    private DataSubject subject() {
        try {
            return new DataSubject(sender, account);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void print(Erasure erasure, Settings settings) {
        PrintWriter out = out();
        if (erasure.isNothing()) {
            out.println("nothing to erase");
        } else {
            out.println(
                    "%s: %d messages, %d replies, %d delivery receipts, %d segments, %d notices, %d logins, %d files"
                            .formatted(
                                    dryRun ? "would erase" : "erased",
                                    erasure.messages(),
                                    erasure.replies(),
                                    erasure.receipts(),
                                    erasure.segments(),
                                    erasure.notices(),
                                    erasure.logins(),
                                    erasure.files().size()));
        }
        count("bindings of a number to an account", erasure.bindings());
        count("pages of readings in the cabinet", erasure.pages());
        if (dryRun) {
            erasure.files().forEach(file -> line("file", file));
            erasure.undecided().forEach(id -> out.println("waits for a decision: message " + id));
        }
        erasure.shared().forEach(file -> line("remains, with other customers", file));
        out.println("remains: readings and decisions, with the reasons that people wrote");
        out.println("remains: the account registry, with name and address; see 'meterline accounts'");
        out.println("remains: exports, with account and value, in "
                + settings.dataDir().resolve("export"));
        out.println("remains: backups, *.replaced-* files and lists that the office keeps; delete old ones");
    }

    private void count(String what, long number) {
        if (number > 0) {
            out().println(what + ": " + number);
        }
    }

    private void line(String what, Path file) {
        out().println(what + ": " + Printable.plain(file.toString()));
    }
}
