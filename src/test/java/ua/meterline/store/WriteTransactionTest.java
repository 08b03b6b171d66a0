package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteTransactionTest {
    @TempDir
    Path folder;

    private Connection connection;
    private Statement other;

    @BeforeEach
    void open() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("some.db");
        connection = SqliteConnections.configuration(Duration.ofMillis(100)).createConnection(url);
        other = DriverManager.getConnection(url).createStatement();
        other.execute("CREATE TABLE t (a)");
    }

    @AfterEach
    void close() throws SQLException {
        other.getConnection().close();
        connection.close();
    }

    @Test
    void canBeginAgainAfterAFailedBegin() throws Exception {
        other.execute("BEGIN IMMEDIATE");
        assertThatThrownBy(() -> WriteTransaction.begin(connection)).hasMessageContaining("locked");
        other.execute("ROLLBACK");

        assertThat(connection.getAutoCommit()).isTrue();
        WriteTransaction.begin(connection);
        insert();
        WriteTransaction.commit(connection);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void rollsBack() throws Exception {
        WriteTransaction.begin(connection);
        insert();
        WriteTransaction.rollBack(connection);

        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(count()).isZero();
        other.execute("BEGIN IMMEDIATE");
    }

    private void insert() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO t VALUES (1)");
        }
    }

    private int count() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeQuery("SELECT count(*) FROM t").getInt(1);
        }
    }
}
