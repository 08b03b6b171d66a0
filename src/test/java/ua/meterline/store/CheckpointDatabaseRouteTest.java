package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.route.StoreRouteTestSupport;

/** The route checkpoint-database, against a real database. */
class CheckpointDatabaseRouteTest extends StoreRouteTestSupport {
    @TempDir
    Path elsewhere;

    CheckpointDatabaseRouteTest() {
        super("checkpoint-database");
    }

    @Override
    protected void replaceEdges() throws Exception {
        advise("checkpoint-database", route -> route.replaceFromWith(entryOf("checkpoint-database")));
    }

    @Test
    void bringsWhatWasCommittedIntoTheDatabaseFile() throws Exception {
        store.execute("INSERT INTO heartbeat VALUES (1, 'before')");
        assertThat(heartbeatsInTheFileAlone()).doesNotStartWith("before");

        checkpoint();
        assertThat(heartbeatsInTheFileAlone()).isEqualTo("before");
        store.execute("UPDATE heartbeat SET beat_at = 'after'");
        checkpoint();
        assertThat(heartbeatsInTheFileAlone()).isEqualTo("after");
    }

    private void checkpoint() {
        assertThat(send(entryOf("checkpoint-database"), null).getException()).isNull();
    }

    /** What the file holds without the log beside it. */
    private String heartbeatsInTheFileAlone() throws Exception {
        Path copy = elsewhere.resolve("copy.db");
        Files.copy(folder.resolve("meterline.db"), copy, StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement();
                ResultSet beat = statement.executeQuery("SELECT beat_at FROM heartbeat")) {
            return beat.next() ? beat.getString(1) : "";
        } catch (SQLException e) {
            return e.getMessage(); // nothing was copied yet, or it is being copied
        }
    }
}
