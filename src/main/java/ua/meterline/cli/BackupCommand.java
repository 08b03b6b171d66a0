package ua.meterline.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ua.meterline.config.Settings;
import ua.meterline.operations.Backup;
import ua.meterline.store.DatabaseFile;

/** Backs up the database while the gateway runs. */
@Command(
        name = "backup",
        header = "Copies the database to a file, while the gateway runs.",
        description = {
            "The copy is a consistent snapshot in one file. It is verified, and the file appears when it is complete.",
            "Exit codes: 0 written; 1 failed or refused; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline backup /backup/meterline-monday.db",
            "  meterline backup --force /backup/meterline.db"
        })
final class BackupCommand extends SettingsCommand {
    @Parameters(paramLabel = "FILE", description = "The file to write. Refused if it exists.")
    private Path target;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        FileOnly.require(settings, "use pg_dump, or pg_basebackup with an archive of the write-ahead log");
        long size;
        try (ProgressLine progress = new ProgressLine(spec)) {
            Backup backup = new Backup(DatabaseFile.of(settings.databaseUrl()), progress);
            size = CommandDatabase.asOwner(spec, settings, () -> backup.to(target, force));
        }
        out().println("wrote " + target + " (" + size / 1024 + " KiB), verified");
        return 0;
    }
}
