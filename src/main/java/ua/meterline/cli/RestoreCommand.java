package ua.meterline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import ua.meterline.config.Settings;
import ua.meterline.operations.Restore;
import ua.meterline.store.DatabaseFile;

/** Replaces the database by a backup. */
@Command(
        name = "restore",
        header = "Replaces the database by a backup.",
        description = {
            "The gateway must be stopped. The backup is copied and verified before anything is replaced; the former "
                    + "database is kept beside it.",
            "Exit codes: 0 replaced; 1 failed or refused; 2 wrong options or settings."
        },
        footer = {"", "Example:", "  meterline restore /backup/meterline-monday.db"})
final class RestoreCommand extends SettingsCommand {
    @Parameters(paramLabel = "FILE", description = "The backup, which is left unchanged.")
    private Path copy;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        FileOnly.require(settings, "use pg_restore on an empty database, or recover the server to a point in time");
        Path database = DatabaseFile.of(settings.databaseUrl());
        Optional<Path> kept;
        try (ProgressLine progress = new ProgressLine(spec)) {
            Restore restore = new Restore(settings.dataDir(), database, clock(), progress);
            kept = CommandDatabase.asOwner(spec, settings, () -> restore.from(copy));
        }
        PrintWriter out = out();
        out.println("restored " + database + " from " + copy);
        kept.ifPresent(file -> out.println("kept     " + file + ", which was there before"));
        return 0;
    }
}
