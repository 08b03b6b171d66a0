package ua.meterline.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.backoffice.replay.Replay;
import ua.meterline.backoffice.replay.StoredMessage;
import ua.meterline.config.Settings;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.store.OneTransaction;
import ua.meterline.store.Rows;
import ua.meterline.store.ScratchDatabase;
import ua.meterline.store.Sql;
import ua.meterline.store.StoredExtensions;

/**
 * The gateway's routes that judge messages, over a read-only database. The transaction of the messages runs once per
 * page. For use by one thread.
 */
public final class ReplayRoutes implements Replay.Stage, AutoCloseable {
    private final ScratchDatabase database;
    private final JudgingRoutes routes;

    public ReplayRoutes(Settings settings, ScratchDatabase database) throws Exception {
        this.database = database;
        this.routes = new JudgingRoutes(
                settings, new OneTransaction(database.dialect(), database), database, StoredExtensions.of(database));
    }

    @Override
    public void replay(List<StoredMessage> page, long first) throws Exception {
        List<JudgedMessage> group = new ArrayList<>(page.size());
        for (StoredMessage stored : page) {
            group.add(routes.judge(stored.message()));
        }
        recall(group, first);
        routes.write(List.copyOf(group));
    }

    /** Inserts the history of the accounts of the page. */
    private void recall(List<JudgedMessage> group, long first) throws SQLException {
        List<String> accounts = group.stream()
                .flatMap(judged -> judged.reading().stream())
                .map(reading -> reading.account().digits())
                .distinct()
                .toList();
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        Sql.prepare(connection, "insert-history", "accounts", Rows.json(accounts), "first", first)) {
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws IOException {
        routes.close();
    }
}
