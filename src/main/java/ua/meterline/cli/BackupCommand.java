package ua.meterline.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ua.meterline.config.Settings;
import ua.meterline.operations.Backup;
import ua.meterline.store.DatabaseFile;

/** Copies the database while it runs. */
@Command(
        name = "backup",
        header = "Copies the database to a file, while the gateway runs.",
        description = {
            "The copy is the database as it was at one moment, checked, in one file that appears when it is complete.",
            "Exit codes: 0 it was written; 1 that failed or was refused; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline backup /backup/meterline-monday.db",
            "  meterline backup --force /backup/meterline.db"
        })
final class BackupCommand extends SettingsCommand {
    @Parameters(paramLabel = "FILE", description = "Where to. Refused when it is there already.")
    private Path target;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        long size;
        try (ProgressLine progress = new ProgressLine(spec)) {
            Backup backup = new Backup(DatabaseFile.of(settings.databaseUrl()), progress);
            size = CommandDatabase.inWords(settings, () -> backup.to(target, force));
        }
        out().println("wrote " + target + ", " + size + " octets, intact");
        return 0;
    }
}
