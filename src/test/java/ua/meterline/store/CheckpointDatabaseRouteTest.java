package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route checkpoint-database, against a real database. */
class CheckpointDatabaseRouteTest {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void bringsWhatWasCommittedIntoTheDatabaseFile() throws Exception {
        try (StoreFixture store = new StoreFixture(folder)) {
            store.execute("INSERT INTO heartbeat VALUES (1, 'before')");
            assertThat(heartbeatsInTheFileAlone()).doesNotStartWith("before");

            start(store);
            await().until(() -> heartbeatsInTheFileAlone().equals("before"));
            store.execute("UPDATE heartbeat SET beat_at = 'after'");
            await().until(() -> heartbeatsInTheFileAlone().equals("after"));
        }
    }

    private static void start(StoreFixture store) throws Exception {
        PluginHelper.getRoutesLoader(store.context)
                .loadRoutes(
                        ResourceHelper.resolveResource(store.context, "classpath:routes/error-policies.camel.yaml"),
                        ResourceHelper.resolveResource(
                                store.context, "classpath:routes/checkpoint-database.camel.yaml"));
        store.context.start();
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
