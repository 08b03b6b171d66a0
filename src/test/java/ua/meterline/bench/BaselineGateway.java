package ua.meterline.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Variable;
import org.apache.camel.main.Main;
import ua.meterline.store.Database;
import ua.meterline.store.UtcTime;

/** The yardstick, a program of its own: {@code baseline.camel.yaml}. Arguments: port, data folder, threads. */
public final class BaselineGateway {
    private static final Pattern FORMAT = Pattern.compile("\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*");

    private BaselineGateway() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[1]));
        Database database = Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(30));
        Main main = new Main();
        main.configure().setRoutesIncludePattern("classpath:bench/*.camel.yaml");
        main.configure().setJmxEnabled(false);
        main.addOverrideProperty("bench.port", args[0]);
        main.addOverrideProperty("bench.threads", args[2]);
        main.bind("database", database.writer());
        main.bind("baselineRow", new Row());
        main.run();
    }

    /** What the route asks of a message. */
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
