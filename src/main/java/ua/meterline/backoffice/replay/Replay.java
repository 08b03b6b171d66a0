package ua.meterline.backoffice.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.backoffice.replay.Differences.Replayed;
import ua.meterline.common.Progress;
import ua.meterline.store.ScratchDatabase;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/** Replays stored messages in order of arrival, in pages, and compares their outcomes. */
public final class Replay {
    private static final int PAGE = 1024;

    /** Judges and stores a page of messages, as the gateway does. */
    public interface Stage {
        /** @param first the id of the first replayed message: older ones are history */
        void replay(List<StoredMessage> page, long first) throws Exception;
    }

    private final ScratchDatabase database;
    private final Stage stage;
    private final Progress progress;

    /** @param progress told how many messages were replayed */
    public Replay(ScratchDatabase database, Stage stage, Progress progress) {
        this.database = database;
        this.stage = stage;
        this.progress = progress;
    }

    /** @param mostExamples that are kept of each difference */
    public Differences since(Instant since, int mostExamples) throws Exception {
        Differences differences = new Differences(mostExamples);
        List<StoredMessage> page = page(0, since);
        if (!page.isEmpty()) {
            execute("insert-last-message", "first", page.get(0).id());
        }
        long first = page.isEmpty() ? 0 : page.get(0).id();
        while (!page.isEmpty()) {
            long last = page.get(page.size() - 1).id();
            replay(page, first, differences);
            progress.at("messages replayed", differences.messages());
            page = page(last, since);
        }
        return differences;
    }

    private List<StoredMessage> page(long after, Instant since) throws SQLException {
        List<StoredMessage> page = new ArrayList<>(PAGE);
        try (Connection connection = database.getConnection();
                PreparedStatement select = Sql.prepare(
                        connection,
                        "select-stored-messages",
                        "after",
                        after,
                        "since",
                        UtcTime.format(since),
                        "limit",
                        PAGE);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                page.add(StoredMessage.of(row));
            }
        }
        return page;
    }

    private void replay(List<StoredMessage> page, long first, Differences differences) throws Exception {
        List<StoredMessage> whole =
                page.stream().filter(StoredMessage::isReplayable).toList();
        for (int leftOut = page.size() - whole.size(); leftOut > 0; leftOut--) {
            differences.leaveOut();
        }
        stage.replay(whole, first);
        compare(whole, differences);
        execute("delete-replayed-messages");
        execute("delete-replayed-replies");
    }

    private void compare(List<StoredMessage> page, Differences differences) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = Sql.prepare(connection, "select-replayed");
                ResultSet row = select.executeQuery()) {
            for (StoredMessage stored : page) {
                if (!row.next()) {
                    throw new IllegalStateException("message " + stored.id() + " has no outcome");
                }
                differences.compare(stored, replayed(row));
            }
        }
    }

    private static Replayed replayed(ResultSet row) throws SQLException {
        boolean reading = row.getObject("on_time") != null;
        boolean stored = row.getObject("stored_message_id") != null;
        return new Replayed(
                row.getString("outcome"),
                row.getString("reason"),
                reading ? row.getBoolean("on_time") : null,
                stored ? row.getLong("stored_message_id") : null,
                stored ? row.getBoolean("stored_on_time") : null);
    }

    private void execute(String name, Object... namesAndValues) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = Sql.prepare(connection, name, namesAndValues)) {
            statement.executeUpdate();
        }
    }
}
