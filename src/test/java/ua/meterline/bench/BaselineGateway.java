package ua.meterline.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.Variable;
import org.apache.camel.main.Main;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import ua.meterline.store.Database;
import ua.meterline.store.UtcTime;

/**
 * The baseline to compare with, a program of its own: {@code baseline.camel.yaml}. Arguments: data folder, threads, and
 * the kind of {@link Connections}. The environment variable METERLINE_SMPP_PORT is the port of the SMSC.
 */
public final class BaselineGateway {
    private static final Pattern FORMAT = Pattern.compile("\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*");

    /** Both use {@code journal_mode=WAL} and {@code synchronous=FULL}, and wait for a lock. */
    enum Connections {
        /**
         * Connections of sqlite-jdbc, a new one for each message, to a table without an index: the obvious first
         * version.
         */
        PLAIN,
        /**
         * The gateway's: one connection that is kept, with its statements, for which all threads queue; and its tables.
         */
        KEPT
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private BaselineGateway() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        String url = "jdbc:sqlite:" + folder.resolve("meterline.db");
        DataSource connections = switch (Connections.valueOf(args[2])) {
            case PLAIN -> plain(url);
            case KEPT -> Database.open(url, TIMEOUT).writer();
        };
        Main main = new Main();
        main.configure().setRoutesIncludePattern("classpath:bench/*.camel.yaml");
        main.configure().setJmxEnabled(false);
        main.addOverrideProperty("bench.port", System.getenv("METERLINE_SMPP_PORT"));
        main.addOverrideProperty("bench.threads", args[1]);
        main.bind("database", connections);
        main.bind("baselineRow", new Row());
        main.run();
    }

    private static DataSource plain(String url) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout((int) TIMEOUT.toMillis());
        SQLiteDataSource connections = new SQLiteDataSource(config);
        connections.setUrl(url);
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE message (id INTEGER PRIMARY KEY, channel TEXT, sender TEXT, recipient TEXT, "
                            + "received_at TEXT, text TEXT, fingerprint BLOB, outcome TEXT)");
        }
        return connections;
    }

    /** The beans of the route. */
    public static final class Row {
        public Map<String, Object> of(@Variable("sender") String sender, @Variable("text") String text) {
            return Map.of(
                    "sender",
                    sender,
                    "text",
                    text,
                    "received_at",
                    UtcTime.format(Instant.now()),
                    "outcome",
                    isGood(text) ? "accepted" : "rejected");
        }

        public String reply(@Variable("text") String text) {
            return isGood(text) ? "Ваши показания приняты и обработаны. Спасибо" : "Неправильный формат";
        }

        private static boolean isGood(String text) {
            return FORMAT.matcher(text).matches();
        }
    }
}
