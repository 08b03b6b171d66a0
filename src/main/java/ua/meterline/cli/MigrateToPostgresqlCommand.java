package ua.meterline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import ua.meterline.config.Settings;
import ua.meterline.store.transfer.CopiedTable;
import ua.meterline.store.transfer.DatabaseCopy;
import ua.meterline.store.transfer.Successor;
import ua.meterline.store.transfer.TransferException;

/** Moves from SQLite to PostgreSQL. */
@Command(
        name = "migrate-to-postgresql",
        header = "Copies a database file to PostgreSQL.",
        description = {
            "The settings name the PostgreSQL database, which must be empty. The gateway must be stopped. Each value "
                    + "is compared after it was copied; the file is left unchanged. When the command is ended or "
                    + "fails, start it again: it goes on where it stopped. Until it is done, no gateway starts on the copy.",
            "Exit codes: 0 copied; 1 failed or refused; 2 wrong options or settings."
        },
        footer = {"", "Example:", "  meterline migrate-to-postgresql /var/lib/meterline/meterline.db"})
final class MigrateToPostgresqlCommand extends SettingsCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The database to copy. Default: meterline.db in meterline.data.dir.")
    private Path given;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        ServerOnly.require(settings, "the copy goes there");
        Path file = given == null ? settings.dataDir().resolve("meterline.db") : given;
        OwnerCheck.ofWriting(settings, file);
        List<CopiedTable> copied;
        try (ProgressLine progress = new ProgressLine(spec)) {
            copied = new DatabaseCopy(file, settings.database(), settings.databaseTimeout(), progress)
                    .toServer(successor(settings));
        } catch (TransferException e) {
            throw new CannotStartException(e.getMessage(), e);
        }
        MigrationOutput.print(out(), copied, file.toString(), DatabaseName.of(settings));
        sayNext(out(), file);
        return 0;
    }

    private static Successor successor(Settings settings) {
        return new Successor(settings.nodeName(), settings.replyLimits().perSenderWindow(), settings.timezone());
    }

    private static void sayNext(PrintWriter out, Path file) {
        out.println("Next:");
        out.println("1. Start the gateway with these settings: meterline run. It goes on where the old one stopped, and"
                + " indexes the accounts for the search.");
        out.println("2. Move " + file + " away, and keep it for a while: a gateway on it would send replies again.");
        out.println("3. Back up the server, with pg_basebackup and an archive of its log: docs/cluster.md");
    }
}
