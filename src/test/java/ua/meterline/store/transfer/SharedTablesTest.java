package ua.meterline.store.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ua.meterline.fixture.TableContents.execute;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.store.Database;

/** A table or a column that a migration would forget is an error. */
class SharedTablesTest {
    @TempDir
    private Path folder;

    private Connection inFile;
    private Connection onServer;

    @BeforeEach
    void prepare() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        Database.open(new DatabaseAddress(url, server.username(), server.password()), Duration.ofSeconds(10))
                .close();
        String file = "jdbc:sqlite:" + folder.resolve("meterline.db");
        Database.open(file, Duration.ofSeconds(10)).close();
        onServer = server.connect(url);
        inFile = DriverManager.getConnection(file);
    }

    @AfterEach
    void close() throws Exception {
        if (inFile != null) {
            inFile.close();
            onServer.close();
        }
    }

    @Test
    void areThoseOfTheSchema() throws Exception {
        assertThat(SharedTables.of(inFile, onServer))
                .extracting(SharedTable::name)
                .hasSizeGreaterThan(45)
                .contains("message", "reading", "reply", "audit_entry")
                .doesNotContain("account_words", "account_unindexed", "flyway_schema_history");
    }

    @Test
    void lackATableOrAColumnOnOneSide() throws Exception {
        execute(onServer, "CREATE TABLE kettle (id BIGINT PRIMARY KEY)");
        assertDiffer("the file lacks the table kettle");

        execute(inFile, "CREATE TABLE kettle (id INTEGER PRIMARY KEY, owner TEXT)");
        assertDiffer("the server lacks the column kettle.owner");

        execute(onServer, "ALTER TABLE kettle ADD COLUMN owner BIGINT");
        assertDiffer("column kettle.owner is TEXT in the file, and bigint on the server");

        execute(onServer, "ALTER TABLE kettle DROP COLUMN owner; ALTER TABLE kettle ADD COLUMN owner TEXT");
        assertThat(SharedTables.of(inFile, onServer))
                .extracting(SharedTable::name)
                .contains("kettle");
    }

    private void assertDiffer(String words) {
        assertThatThrownBy(() -> SharedTables.of(inFile, onServer)).hasMessage("the schemas differ: " + words);
    }
}
