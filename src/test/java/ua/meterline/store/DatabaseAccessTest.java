package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAccessTest {
    @TempDir
    Path folder;

    private Database database;
    private DatabaseAccess access;

    @BeforeEach
    void open() throws SQLException {
        database = Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofMillis(200));
        access = new DatabaseAccess(database);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void keepsWhatATransactionWrote() throws Exception {
        access.transaction(connection -> insert(connection, "0000000001"));
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void rollsBackWhenTheWorkFailsAndPassesItsFailureOn() throws Exception {
        assertThatThrownBy(() -> access.transaction(connection -> {
                    insert(connection, "0000000001");
                    throw new IOException("refused");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("refused");
        assertThat(accounts()).isZero();
    }

    @Test
    void isUnavailableWhileAnotherKeepsTheWriter() throws SQLException {
        try (Connection busy = database.writer().getConnection()) {
            assertThat(busy.isClosed()).isFalse();
            assertThatThrownBy(() -> access.transaction(connection -> insert(connection, "0000000001")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("database: ");
        }
    }

    private static int insert(Connection connection, String account) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO account (account) VALUES ('" + account + "')");
        }
    }

    private long accounts() throws StoreUnavailableException {
        return access.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM account")) {
                return row.getLong(1);
            }
        });
    }
}
