package ua.meterline.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ua.meterline.billing.AccountImport;
import ua.meterline.common.FolderLock;
import ua.meterline.config.Settings;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseFile;

/** The account registry. */
@Command(
        name = "accounts",
        header = "Manages the account registry.",
        subcommands = AccountsCommand.Import.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  meterline accounts import customers.csv"})
final class AccountsCommand extends CommandGroup {
    /** Imports accounts from a file. */
    @Command(
            name = "import",
            header = "Imports accounts from a CSV file into the registry.",
            description = {
                "Columns: account, name, address, meter_digits, usual_use (in a month), meter_number; all but the account "
                        + "may be empty or missing at the end. Commas or semicolons, UTF-8 or Windows-1251, a header or none; a header that "
                        + "names these columns may order them differently.",
                "Known accounts are updated, others added; importing again changes nothing. An invalid line is reported on "
                        + "standard error and skipped. The gateway may be running.",
                "Exit codes: 0 accounts were imported; 1 none was; 2 wrong options or settings."
            },
            footer = {
                "",
                "Examples:",
                "  meterline accounts import customers.csv",
                "  meterline accounts import --replace customers.csv 2> skipped.txt"
            })
    static final class Import extends SettingsCommand {
        private static final int COMPLAINTS_SHOWN = 1_000;

        @Parameters(paramLabel = "FILE", converter = OperandParser.File.class, description = "The file to read.")
        private Path file;

        @Option(
                names = "--replace",
                description = "Remove accounts that are not in the file; only when no line of it was skipped.")
        private boolean replace;

        private long complaints;

        @Override
        public Integer call() throws Exception {
            Settings settings = config.load();
            createIfNotThere(settings);
            AccountImport.Result result;
            try (ProgressLine progress = new ProgressLine(spec)) {
                result = CommandDatabase.with(
                        settings,
                        database -> new AccountImport(
                                        database,
                                        (line, problem) -> {
                                            progress.clear();
                                            complain(line, problem);
                                        },
                                        progress)
                                .run(file, replace));
            }
            report(result);
            return result.imported() > 0 ? 0 : 1;
        }

        /** Accounts may be imported before the gateway starts for the first time. */
        private static void createIfNotThere(Settings settings) throws Exception {
            CommandDatabase.inWords(settings, () -> {
                Path database = DatabaseFile.of(settings.databaseUrl());
                if (Files.notExists(database)) {
                    FolderLock folder = FolderLock.ofGateway(settings.dataDir());
                    FolderLock lock = FolderLock.ofDatabase(database);
                    try (folder;
                            lock) {
                        Database.open(settings.databaseUrl(), settings.databaseTimeout())
                                .close();
                    }
                }
                return null;
            });
        }

        private void complain(long line, String problem) {
            complaints++;
            if (complaints <= COMPLAINTS_SHOWN) {
                err().println("line " + line + ": " + problem);
            } else if (complaints == COMPLAINTS_SHOWN + 1) {
                err().println("further skipped lines are only counted");
            }
        }

        private void report(AccountImport.Result result) {
            PrintWriter out = out();
            out.println("imported %d accounts (%d new or changed), skipped %d lines"
                            .formatted(result.imported(), result.changed(), result.skipped())
                    + (result.removed() == null ? "" : ", removed " + result.removed() + " accounts"));
            if (replace && result.removed() == null) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "meterline: nothing was removed: lines of the file were skipped, or it has no account");
            }
        }
    }
}
