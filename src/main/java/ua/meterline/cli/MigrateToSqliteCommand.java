package ua.meterline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseFile;
import ua.meterline.store.transfer.CopiedTable;
import ua.meterline.store.transfer.DatabaseCopy;
import ua.meterline.store.transfer.TransferException;

/** Moves back from PostgreSQL to SQLite. */
@Command(
        name = "migrate-to-sqlite",
        header = "Copies a PostgreSQL database to a file.",
        description = {
            "The settings name the PostgreSQL database, which is left unchanged. All gateways must be stopped. Each "
                    + "value is compared after it was copied; the file appears when it is complete. When the command "
                    + "is ended or fails, start it again: it goes on where it stopped.",
            "Exit codes: 0 copied; 1 failed or refused; 2 wrong options or settings."
        },
        footer = {"", "Example:", "  meterline migrate-to-sqlite /var/lib/meterline/meterline.db"})
final class MigrateToSqliteCommand extends SettingsCommand {
    @Parameters(paramLabel = "FILE", description = "The file to write. Refused if it exists.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        ServerOnly.require(settings, "the copy is made of it");
        OwnerCheck.ofWriting(settings, file);
        List<CopiedTable> copied;
        try (ProgressLine progress = new ProgressLine(spec)) {
            copied = new DatabaseCopy(file, settings.database(), settings.databaseTimeout(), progress).toFile();
        } catch (TransferException e) {
            throw new CannotStartException(e.getMessage(), e);
        }
        MigrationOutput.print(out(), copied, DatabaseName.of(settings), file.toString());
        sayNext(out());
        return 0;
    }

    private void sayNext(PrintWriter out) {
        out.println("Next:");
        out.println("1. Set meterline.database.url = " + DatabaseFile.url(file.toAbsolutePath()) + ", and remove"
                + " meterline.database.username and meterline.database.password.");
        out.println("2. Start one gateway: meterline run. The others stay stopped: a file has one gateway.");
        out.println("3. Keep the PostgreSQL database for a while, without a gateway.");
    }
}
