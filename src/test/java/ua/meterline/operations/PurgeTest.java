package ua.meterline.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.Progress;
import ua.meterline.store.StoreFixture;

class PurgeTest {
    @TempDir
    private Path folder;

    private StoreFixture store;

    @BeforeEach
    void open() throws Exception {
        store = new StoreFixture(folder);
        store.execute("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                + " VALUES (1, 'sms', 'a', 'b', '2026-01-01T10:00:00.000Z', 'd', x'00', 'accepted')");
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    /** It would make every later write of the gateway slower. */
    @Test
    void leavesSecureDeleteOffAfterAFailure() throws Exception {
        store.execute("CREATE TRIGGER fail BEFORE UPDATE ON message BEGIN SELECT RAISE(ABORT, 'no'); END");
        Purge purge = new Purge(
                store.database, new ProcessedFilesPurge(folder.resolve("inbox"), ZoneOffset.UTC), Progress.NONE);

        assertThatThrownBy(() -> purge.run(Instant.parse("2026-06-01T00:00:00Z")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no");
        assertThat(secureDelete()).isZero();
    }

    private int secureDelete() throws SQLException {
        try (Connection connection = store.database.writer().getConnection();
                Statement statement = connection.createStatement();
                ResultSet value = statement.executeQuery("PRAGMA secure_delete")) {
            return value.getInt(1);
        }
    }
}
