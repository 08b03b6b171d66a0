package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.FolderLock;
import ua.meterline.store.DatabaseFile;

/** The commands backup and restore. */
class BackupCommandTest {
    @TempDir
    private Path folder;

    private CommandFixture meterline;
    private Path copy;

    @BeforeEach
    void prepare() throws Exception {
        meterline = new CommandFixture(folder).createDatabase();
        meterline.reading(1, "0501234567", "2016-04", 12345);
        copy = folder.resolve("copy.db");
    }

    @Test
    void copiesCommittedRowsIntoOneFile() throws Exception {
        try (Connection writer = DriverManager.getConnection(meterline.url());
                Statement statement = writer.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.executeUpdate("UPDATE reading SET value = 99999");

            assertThat(meterline.execute("backup", copy.toString())).isZero();
            statement.execute("ROLLBACK");
        }
        assertThat(meterline.out.toString().strip())
                .isEqualTo("wrote " + copy + " (" + Files.size(copy) / 1024 + " KiB), verified");
        assertThat(valuesIn(copy)).containsExactly("12345");
        assertThat(names()).containsExactly("copy.db", "data", "test.properties");
    }

    @Test
    void replacesAnExistingFileOnlyWithForce() throws Exception {
        Files.writeString(copy, "something else");

        assertThat(meterline.execute("backup", copy.toString())).isEqualTo(1);
        assertThat(meterline.err.toString().strip())
                .isEqualTo("meterline: " + copy + ": is there already; --force replaces it");
        assertThat(copy).hasContent("something else");
        assertThat(meterline.execute("backup", "--force", copy.toString())).isZero();
        assertThat(valuesIn(copy)).containsExactly("12345");
    }

    @Test
    void refusesTheDatabaseItselfAndAMissingFolder() throws Exception {
        assertThat(meterline.execute("backup", "--force", meterline.database().toString()))
                .isEqualTo(1);
        assertThat(meterline.err.toString()).contains("is the database itself");
        assertThat(meterline.execute("backup", folder.resolve("nowhere/copy.db").toString()))
                .isEqualTo(1);
        assertThat(meterline.err.toString().lines()).hasSize(1);
        assertThat(meterline.rows("SELECT value FROM reading")).containsExactly("12345");
    }

    @Test
    void failsForADamagedDatabase() throws Exception {
        damage(meterline.database());

        assertThat(meterline.execute("backup", copy.toString())).isEqualTo(1);
        assertThat(meterline.err.toString().lines()).hasSize(1);
        assertThat(names()).containsExactly("data", "test.properties");
    }

    @Test
    void restoresACopyAndKeepsTheFormerDatabase() throws Exception {
        meterline.execute("backup", copy.toString());
        meterline.sql("UPDATE reading SET value = 54321");

        assertThat(meterline.execute("restore", copy.toString())).isZero();
        assertThat(meterline.rows("SELECT value FROM reading")).containsExactly("12345");
        Path kept = kept();
        assertThat(meterline.out.toString().lines())
                .containsExactly(
                        "restored " + meterline.database() + " from " + copy,
                        "kept     " + kept + ", which was there before");
        assertThat(valuesIn(kept)).containsExactly("54321");
        assertThat(copy).exists();
    }

    @Test
    void restoresIntoAnEmptyFolder() throws Exception {
        meterline.execute("backup", copy.toString());
        Files.delete(meterline.database());

        assertThat(meterline.execute("restore", copy.toString())).isZero();
        assertThat(meterline.rows("SELECT value FROM reading")).containsExactly("12345");
    }

    @Test
    void restoresOverADamagedDatabaseAndKeepsItWithItsLog() throws Exception {
        meterline.execute("backup", copy.toString());
        Files.writeString(meterline.database(), "no database any more");
        Files.writeString(meterline.data.resolve("meterline.db-wal"), "a log");

        assertThat(meterline.execute("restore", copy.toString())).isZero();
        assertThat(meterline.rows("SELECT value FROM reading")).containsExactly("12345");
        assertThat(kept()).hasContent("no database any more");
    }

    /** As root restores it, and the gateway runs as a user of its own. */
    @Test
    void givesTheRestoredDatabaseToTheOwnerOfTheDataFolder() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")));
        meterline.execute("backup", copy.toString());
        UserPrincipal gateway =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(meterline.data, gateway);

        assertThat(meterline.execute("restore", copy.toString())).isZero();
        for (String file : List.of("meterline.db", "meterline.db.lock", "meterline.lock")) {
            assertThat(Files.getOwner(meterline.data.resolve(file))).as(file).isEqualTo(gateway);
        }
    }

    @Test
    void refusesWhileAGatewayRuns() throws Exception {
        meterline.execute("backup", copy.toString());
        FolderLock gateway = FolderLock.ofGateway(meterline.data);
        try (gateway) {
            assertThat(meterline.execute("restore", copy.toString())).isEqualTo(1);
        }
        assertThat(meterline.err.toString().strip())
                .isEqualTo(
                        "meterline: " + meterline.data + ": another gateway is running on this folder; stop it first");
    }

    @Test
    void refusesWhileAnotherCommandUsesTheDatabase() throws Exception {
        meterline.execute("backup", copy.toString());
        try (Connection command = DriverManager.getConnection(meterline.url());
                Statement statement = command.createStatement()) {
            statement.executeQuery("SELECT * FROM reading").next();

            assertThat(meterline.execute("restore", copy.toString())).isEqualTo(1);
        }
        assertThat(meterline.err.toString()).contains("another program is using " + meterline.database());
        assertThat(meterline.rows("SELECT value FROM reading")).containsExactly("12345");
    }

    @Test
    void refusesADamagedForeignOrNewerCopy() throws Exception {
        Path foreign = folder.resolve("foreign.db");
        try (Connection connection = DriverManager.getConnection(DatabaseFile.url(foreign));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipe (name TEXT)");
        }
        assertRefused(foreign, "is a database, but not Meterline's");

        meterline.execute("backup", copy.toString());
        try (Connection connection = DriverManager.getConnection(DatabaseFile.url(copy));
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', 1,"
                    + " installed_by, installed_on, 1, 1 FROM flyway_schema_history WHERE installed_rank = 1");
        }
        assertRefused(copy, "is of a newer Meterline than this one");

        damage(copy);
        assertRefused(copy, "");
        assertRefused(folder.resolve("nowhere.db"), "there is no such file");
        assertRefused(
                Files.writeString(folder.resolve("diary"), "Dear diary, not a database.".repeat(99)), "not a database");
    }

    private void assertRefused(Path file, String words) throws Exception {
        assertThat(meterline.execute("restore", file.toString())).isEqualTo(1);
        assertThat(meterline.err.toString().lines()).hasSize(1);
        assertThat(meterline.err.toString()).startsWith("meterline: " + file).contains(words);
        assertThat(meterline.rows("SELECT value FROM reading")).containsExactly("12345");
        try (Stream<Path> files = Files.list(meterline.data)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("meterline.db", "meterline.db.lock", "meterline.lock");
        }
    }

    /** Overwrites the pages after the first one, which holds the header and the schema. */
    private static void damage(Path database) throws Exception {
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
            byte[] nonsense = new byte[(int) channel.size() - 4096];
            java.util.Arrays.fill(nonsense, (byte) 0x5A);
            channel.write(ByteBuffer.wrap(nonsense), 4096);
        }
    }

    private Path kept() throws Exception {
        try (Stream<Path> files = Files.list(meterline.data)) {
            return files.filter(
                            file -> file.getFileName().toString().matches("meterline\\.db\\.replaced-\\d{8}T\\d{6}Z"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> valuesIn(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection(DatabaseFile.url(file));
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("SELECT value FROM reading")) {
            return List.of(result.getString(1));
        }
    }
}
