package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.common.Progress;
import ua.meterline.fixture.FilledTables;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.store.transfer.DatabaseCopy;
import ua.meterline.store.transfer.Successor;
import ua.meterline.store.transfer.TransferException;

/** What commands say of a copy to PostgreSQL, or back, that was ended in the middle. */
class UnfinishedCopyIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Successor SUCCESSOR = new Successor("gw1", Duration.ofMinutes(10), ZoneId.of("Europe/Kyiv"));
    private static final String A_PART =
            "holds a part of a copy; start the same migrate-to- command again, or remove what is there";

    @TempDir
    private Path folder;

    private DatabaseAddress address;
    private CommandFixture onServer;
    private Path original;

    @BeforeEach
    void prepare() throws Exception {
        PostgresServer server = PostgresServer.shared();
        address = new DatabaseAddress(server.newDatabase(), server.username(), server.password());
        onServer = new CommandFixture(
                folder,
                "meterline.database.url = " + address.url(),
                "meterline.database.username = " + address.username(),
                "meterline.database.password = " + address.password().replace("\\", "\\\\"));
        onServer.createDatabase();
        original = onServer.database();
        FilledTables.fill(original);
    }

    private void copyToServer(Progress progress) throws TransferException {
        new DatabaseCopy(original, address, TIMEOUT, progress).toServer(SUCCESSOR);
    }

    /** After the first rows, as a kill does. */
    private static Progress ended() {
        return (what, done) -> {
            throw new IllegalStateException("ended");
        };
    }

    private void endCopyToServer() {
        assertThatThrownBy(() -> copyToServer(ended())).hasMessage("ended");
    }

    /** The file that it would have made. */
    private Path endCopyToFile() throws Exception {
        copyToServer(Progress.NONE);
        Path file = folder.resolve("back").resolve("data").resolve("meterline.db");
        Files.createDirectories(file.getParent());
        assertThatThrownBy(() -> new DatabaseCopy(file, address, TIMEOUT, ended()).toFile())
                .hasMessage("ended");
        return file;
    }

    @Test
    void checkNamesAPartOnTheServer() {
        endCopyToServer();

        onServer.execute("check");

        assertThat(checkOfDatabase(onServer)).containsExactly("FAILED  database  " + address + ": " + A_PART);
    }

    @Test
    void otherCommandsNameAPartOnTheServer() {
        endCopyToServer();

        assertThat(onServer.execute("status")).isEqualTo(1);
        assertThat(onServer.errors()).isEqualTo("meterline: database " + address + ": " + A_PART);
        assertThat(onServer.execute("review", "list")).isEqualTo(1);
        assertThat(onServer.errors()).isEqualTo("meterline: database " + address + ": " + A_PART);
    }

    @Test
    void restoreIsRefusedOnTheServerInOneLine() {
        endCopyToServer();

        assertThat(onServer.execute("restore", original.toString())).isEqualTo(1);
        assertThat(onServer.errors())
                .isEqualTo("meterline: database " + address + ": this command works on a database file, and this is a"
                        + " PostgreSQL server; use pg_restore on an empty database, or recover the server to a point"
                        + " in time");
    }

    /** A gateway would make an empty database there, and the copy would have no place. */
    @Test
    void checkAndStartNameTheFileThatIsNotCompleteYet() throws Exception {
        Path file = endCopyToFile();
        CommandFixture meterline = new CommandFixture(folder.resolve("back"));
        String reason = file + ": is a copy that is not complete: " + file
                + ".unfinished; start migrate-to-sqlite again," + " or remove that file";

        meterline.execute("check");
        assertThat(checkOfDatabase(meterline)).singleElement().asString().endsWith(reason);

        assertThat(meterline.execute("run")).isEqualTo(1);
        assertThat(meterline.errors().lines().filter(line -> line.startsWith("meterline: ")))
                .singleElement()
                .asString()
                .startsWith("meterline: database " + reason);
        assertThat(file).doesNotExist();
    }

    @Test
    void checkNamesAPartThatTheSettingsName() throws Exception {
        Path part = Path.of(endCopyToFile() + ".unfinished");
        CommandFixture meterline =
                new CommandFixture(folder.resolve("back"), "meterline.database.url = jdbc:sqlite:" + part);

        meterline.execute("check");

        assertThat(checkOfDatabase(meterline)).singleElement().asString().endsWith(part + ": " + A_PART);
    }

    @Test
    void restoreRefusesAPartAndChangesNothing() throws Exception {
        Path part = Path.of(endCopyToFile() + ".unfinished");
        CommandFixture meterline =
                new CommandFixture(Files.createDirectories(folder.resolve("other"))).createDatabase();
        meterline.reading(1, "0501234567", "2016-04", 12345);

        assertThat(meterline.execute("restore", part.toString())).isEqualTo(1);

        assertThat(meterline.errors()).isEqualTo("meterline: " + part + ": " + A_PART);
        assertThat(meterline.rows("SELECT value FROM reading")).containsExactly("12345");
    }

    private static List<String> checkOfDatabase(CommandFixture meterline) {
        return meterline
                .out
                .toString()
                .lines()
                .filter(line -> line.matches("\\S+ +database .*"))
                .toList();
    }
}
