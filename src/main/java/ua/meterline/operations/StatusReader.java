package ua.meterline.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ua.meterline.operations.GatewayStatus.Batch;
import ua.meterline.operations.GatewayStatus.Count;
import ua.meterline.operations.GatewayStatus.State;
import ua.meterline.operations.GatewayStatus.Waiting;
import ua.meterline.operations.GatewayStatus.Window;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/** Reads the status from a running gateway and from the database, which tells most of it without one, too. */
public final class StatusReader {
    private static final Duration FAILURES = Duration.ofDays(1);

    private final Lock lock;
    private final Path inbox;
    private final ZoneId zone;
    private final Optional<GatewayProbe> probe;

    /** Which a gateway holds as long as it runs. */
    @FunctionalInterface
    public interface Lock {
        boolean isHeld() throws IOException;
    }

    /**
     * @param zone in which a day begins
     * @param probe empty where the gateway has no HTTP port that is known
     */
    public StatusReader(Lock lock, Path inbox, ZoneId zone, Optional<GatewayProbe> probe) {
        this.lock = lock;
        this.inbox = inbox;
        this.zone = zone;
        this.probe = probe;
    }

    public GatewayStatus at(Instant now, Connection connection) throws SQLException, IOException, InterruptedException {
        boolean runs = lock.isHeld();
        // Without a gateway on this database, another one or another program may have the port.
        Optional<GatewayProbe.Answer> answer =
                runs && probe.isPresent() ? probe.get().ask() : Optional.empty();
        Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        try (PreparedStatement query = Sql.prepare(connection, "select-status", "now", UtcTime.format(now));
                ResultSet row = query.executeQuery()) {
            row.next();
            return new GatewayStatus(
                    state(runs, answer),
                    answer.map(GatewayProbe.Answer::database).orElse(null),
                    answer.map(GatewayProbe.Answer::links).orElse(Map.of()),
                    waiting(row),
                    instant(row, "last_message"),
                    row.getString("last_channel"),
                    counts(connection, "select-counts-since", midnight),
                    counts(connection, "select-failed-since", now.minus(FAILURES)),
                    row.getLong("last_batch") == 0
                            ? null
                            : new Batch(row.getLong("last_batch"), instant(row, "last_batch_at")),
                    row.getString("extended_period") == null
                            ? null
                            : new Window(row.getString("extended_period"), instant(row, "extended_until")));
        }
    }

    private State state(boolean runs, Optional<GatewayProbe.Answer> answer) {
        if (!runs) {
            return State.STOPPED;
        } else if (answer.isPresent()) {
            return switch (answer.get().status()) {
                case "ready" -> State.READY;
                case "stopping" -> State.STOPPING;
                default -> State.NOT_READY;
            };
        }
        return probe.isPresent() ? State.SILENT : State.RUNNING;
    }

    private Map<String, Waiting> waiting(ResultSet row) throws SQLException, IOException {
        Map<String, Waiting> waiting = new LinkedHashMap<>();
        waiting.put("replies by SMS", of(row, "pending_sms", "oldest_pending_sms"));
        waiting.put("replies by mail", of(row, "pending_email", "oldest_pending_email"));
        waiting.put("notices by SMS", of(row, "pending_notices", "oldest_pending_notice"));
        waiting.put("held readings", of(row, "held", "oldest_held"));
        waiting.put("incomplete long messages", of(row, "long_messages", "oldest_segment"));
        waiting.put("files in the inbox", files(inbox));
        waiting.put("quarantined files", files(inbox.resolve("failed")));
        return waiting;
    }

    private static Waiting of(ResultSet row, String count, String oldest) throws SQLException {
        return new Waiting(row.getLong(count), instant(row, oldest));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        String time = row.getString(column);
        return time == null ? null : Instant.parse(time);
    }

    private static Waiting files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Waiting(0, null);
        }
        long count = 0;
        Instant oldest = null;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(StatusReader::isWork).toList()) {
                Instant since = Files.getLastModifiedTime(file).toInstant();
                oldest = oldest == null || since.isBefore(oldest) ? since : oldest;
                count++;
            }
        }
        return new Waiting(count, oldest);
    }

    private static boolean isWork(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && !name.endsWith(".reason")
                && !name.endsWith(".lock");
    }

    private static List<Count> counts(Connection connection, String statement, Instant since) throws SQLException {
        List<Count> counts = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, statement, "since", UtcTime.format(since));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                counts.add(new Count(row.getString(1), row.getString(2), row.getLong(3)));
            }
        }
        return counts;
    }
}
