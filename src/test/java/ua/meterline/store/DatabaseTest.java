package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    @Test
    void makesEveryConnectionDurable() throws Exception {
        try (Database database = open("meterline.db")) {
            List<Connection> connections = new ArrayList<>();
            connections.add(database.writer().getConnection());
            for (int i = 0; i < 3; i++) {
                connections.add(database.readers().getConnection());
            }
            for (Connection connection : connections) {
                assertThat(query(connection, "PRAGMA journal_mode")).isEqualTo("wal");
                assertThat(query(connection, "PRAGMA synchronous")).as("FULL").isEqualTo("2");
                assertThat(query(connection, "PRAGMA foreign_keys")).isEqualTo("1");
                assertThat(query(connection, "PRAGMA busy_timeout")).isEqualTo("300");
                assertThat(query(connection, "PRAGMA wal_autocheckpoint")).isEqualTo("30000");
                connection.close();
            }
        }
    }

    @Test
    void hasOneConnectionForWritersWhoWaitABoundedTime() throws Exception {
        try (Database database = open("meterline.db");
                Connection taken = database.writer().getConnection()) {
            assertThat(taken).isNotNull();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> database.writer().getConnection());
        }
    }

    @Test
    void letsReadersReadWhileTheWriterWrites() throws Exception {
        try (Database database = open("meterline.db");
                Connection writer = database.writer().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO heartbeat VALUES (1, 'now')");

            assertThat(count(database.readers(), "heartbeat")).isEqualTo("0");
            writer.commit();
            assertThat(count(database.readers(), "heartbeat")).isEqualTo("1");
            writer.setAutoCommit(true);
        }
    }

    @Test
    void knowsTheShippedMigrationsWithoutFlyway() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration/sqlite"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("a new file belongs into ShippedMigrations.FILES")
                    .containsExactlyInAnyOrderElementsOf(ShippedMigrations.FILES);
        }
        try (Database database = open("meterline.db");
                Connection writer = database.writer().getConnection();
                Statement statement = writer.createStatement()) {
            assertThat(ShippedMigrations.areApplied(database.readers()))
                    .as("the checksum is computed as Flyway does")
                    .isTrue();
            statement.executeUpdate("UPDATE flyway_schema_history SET success = 0");
            assertThat(ShippedMigrations.areApplied(database.readers())).isFalse();
            statement.executeUpdate("DELETE FROM flyway_schema_history");
            assertThat(ShippedMigrations.areApplied(database.readers())).isFalse();
            statement.executeUpdate("DROP TABLE flyway_schema_history");
            assertThat(ShippedMigrations.areApplied(database.readers())).isFalse();
        }
    }

    @Test
    void keepsWhatIsStoredWhenOpenedAgain() throws Exception {
        try (Database database = open("meterline.db");
                Connection writer = database.writer().getConnection();
                Statement statement = writer.createStatement()) {
            statement.executeUpdate("INSERT INTO heartbeat VALUES (1, 'now')");
        }
        try (Database database = open("meterline.db")) {
            assertThat(count(database.readers(), "heartbeat")).isEqualTo("1");
            assertThat(count(database.readers(), "flyway_schema_history WHERE success = 1"))
                    .isEqualTo(Integer.toString(migrations()));
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "buy milk, feed the cat, and so on. ".repeat(100));

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> open("notes.txt"))
                .withStackTraceContaining("file is not a database");
        assertThat(folder.resolve("notes.txt")).content().startsWith("buy milk");
    }

    @Test
    void refusesADatabaseOfSomebodyElse() throws Exception {
        try (Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("foreign.db"));
                Statement statement = foreign.createStatement()) {
            statement.executeUpdate("CREATE TABLE recipe (name TEXT)");
        }

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> open("foreign.db"))
                .withMessageStartingWith("is a database, but not Meterline's");
    }

    @Test
    void refusesADatabaseOfANewerMeterline() throws Exception {
        open("meterline.db").close();
        try (Connection later = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("meterline.db"));
                Statement statement = later.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO flyway_schema_history SELECT 999, '999', 'later', type, script, checksum,"
                            + " installed_by, installed_on, execution_time, success FROM flyway_schema_history LIMIT 1");
        }

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> open("meterline.db"))
                .withMessage(SchemaState.NEWER.description());
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> open(Path.of("missing", "meterline.db").toString()));
    }

    @Test
    void refusesADatabaseOfAnUnreleasedMeterline() throws Exception {
        open("meterline.db").close();
        try (Connection unreleased = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("meterline.db"));
                Statement statement = unreleased.createStatement()) {
            statement.executeUpdate(
                    "UPDATE flyway_schema_history SET checksum = 1, description = 'message reading reply',"
                            + " script = 'V1__message_reading_reply.sql' WHERE version = '1'");
            statement.executeUpdate(
                    "INSERT INTO flyway_schema_history SELECT 10, '10', 'due by sms', type, 'V10__due_by_sms.sql', checksum,"
                            + " installed_by, installed_on, execution_time, success FROM flyway_schema_history LIMIT 1");
        }

        assertThatExceptionOfType(IncompatibleSchemaException.class)
                .isThrownBy(() -> open("meterline.db"))
                .withMessage("was created by an unreleased version of Meterline and cannot be updated;"
                        + " move the file away, and the gateway creates a new one");
    }

    @Test
    void acceptsTheChannelsOutcomesAndStatesOfTheGatewayAndNoOthers() throws Exception {
        try (Database database = open("meterline.db");
                Connection writer = database.writer().getConnection();
                Statement statement = writer.createStatement()) {
            int id = 0;
            for (String channel : List.of("sms", "email", "file", "phone", "web")) {
                statement.executeUpdate(message(++id, channel, "accepted"));
            }
            for (String outcome : List.of("accepted", "rejected", "duplicate", "held")) {
                statement.executeUpdate(message(++id, "sms", outcome));
            }
            for (String state : List.of("pending", "sent", "delivered", "failed", "suppressed")) {
                statement.executeUpdate(reply(id--, state));
            }
            for (String bad : List.of(message(20, "fax", "accepted"), message(20, "sms", "lost"), reply(1, "lost"))) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.executeUpdate(bad))
                        .withMessageContaining("CHECK constraint failed");
            }
        }
    }

    private static String message(int id, String channel, String outcome) {
        return "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome) VALUES (%d, '%s', '', '', '', '', x'', '%s')"
                .formatted(id, channel, outcome);
    }

    private static String reply(int messageId, String state) {
        return "INSERT INTO reply (message_id, channel, recipient, text, state, changed_at) VALUES (%d, 'sms', '', '', '%s', '')"
                .formatted(messageId, state);
    }

    private static int migrations() throws Exception {
        try (var files = Files.list(Path.of("src", "main", "resources", "db", "migration", "sqlite"))) {
            return (int) files.count();
        }
    }

    private Database open(String file) throws SQLException {
        return Database.open("jdbc:sqlite:" + folder.resolve(file), TIMEOUT);
    }

    private static String count(DataSource source, String from) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return query(connection, "SELECT count(*) FROM " + from);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getString(1);
        }
    }
}
