package ua.meterline.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.phone.AccountIndex;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.billing.AccountDifference;
import ua.meterline.billing.AccountImport;
import ua.meterline.common.UnusableFileException;
import ua.meterline.config.Settings;
import ua.meterline.sms.NumberPlan;

/** Imports accounts from a file. */
@Command(
        name = "import",
        header = "Imports accounts from a CSV file or a workbook into the registry.",
        description = {
            "Columns: account, name, address, meter_digits, usual_use (in a month), meter_number, phone; all but the "
                    + "account may be empty or missing at the end. A header that names these columns may order them "
                    + "differently or leave some out; what the file does not have stays as it is. Without a header, "
                    + "another order is refused by what is in the columns. Commas, semicolons or tabs; UTF-8, UTF-16 "
                    + "or Windows-1251; or .xlsx.",
            "Known accounts are updated, others added; importing again changes nothing. An invalid line is reported on "
                    + "standard error and skipped, as are lines that contradict each other; an invalid telephone "
                    + "number is reported and left out. All is stored or nothing. The gateway may be running.",
            "Exit codes: 0 imported; 1 refused for the reason given, or with --dry-run would be; 2 wrong options or "
                    + "settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline accounts import customers.csv",
            "  meterline accounts import --replace --dry-run customers.csv",
            "  meterline accounts import --replace customers.csv 2> skipped.txt"
        })
final class AccountsImportCommand extends SettingsCommand {
    private static final int COMPLAINTS_SHOWN = 1_000;

    @Parameters(paramLabel = "FILE", converter = OperandParser.File.class, description = "The file to read.")
    private Path file;

    @Option(
            names = "--replace",
            description = "Remove accounts that are not in the file; only when no line of it was skipped.")
    private boolean replace;

    @Option(names = "--force", description = "With --replace, remove more than 5 %% of the accounts.")
    private boolean force;

    @Option(names = "--dry-run", description = "Only show what would change, and change nothing.")
    private boolean dryRun;

    private long complaints;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        AccountImport.Options options = new AccountImport.Options(replace, force, dryRun);
        NumberPlan numbers = new NumberPlan(settings.addresses().region(), settings.shortCode());
        AccountImport.Result result;
        try (ProgressLine progress = new ProgressLine(spec)) {
            AccountImport.Complaints complain = (line, problem) -> {
                progress.clear();
                complain(line, problem);
            };
            result = CommandDatabase.with(spec, settings, database -> {
                AccountImport.Result imported = accepted(
                        new AccountImport(database, Actor.ofCommand(), clock(), numbers::subscriber, complain, progress)
                                .run(file, options));
                new AccountIndex(database).refresh(progress);
                return imported;
            });
        } catch (UnusableFileException e) {
            throw new CannotStartException(file + ": " + e.getMessage(), e);
        }
        report(result);
        return result.refusal() == null ? 0 : 1;
    }

    private void complain(long line, String problem) {
        complaints++;
        if (complaints <= COMPLAINTS_SHOWN) {
            err().println("line " + line + ": " + problem);
        } else if (complaints == COMPLAINTS_SHOWN + 1) {
            err().println("further lines are only counted");
        }
    }

    private AccountImport.Result accepted(AccountImport.Result result) throws CannotStartException {
        if (result.refusal() != null && !dryRun) {
            throw new CannotStartException(file + ": " + result.refusal() + "; nothing was imported", null);
        }
        return result;
    }

    private void report(AccountImport.Result result) {
        AccountDifference difference = result.difference();
        out().println("%s %s: %d accounts, %d lines skipped"
                .formatted(
                        dryRun ? "would import" : "imported",
                        file.getFileName(),
                        difference.imported(),
                        result.skipped()));
        out().println("registry: %d before, %d new, %d changed, %d unchanged, %d removed, %d after%s"
                .formatted(
                        difference.before(),
                        difference.added(),
                        difference.changed(),
                        difference.unchanged(),
                        difference.removed(),
                        difference.after(),
                        difference.replace() || difference.missing() == 0
                                ? ""
                                : " (%d are not in the file)".formatted(difference.missing())));
        if (result.kept() != null) {
            err().println("meterline: " + result.kept());
        }
        if (result.refusal() != null) {
            err().println("meterline: would be refused: " + result.refusal());
        }
    }
}
