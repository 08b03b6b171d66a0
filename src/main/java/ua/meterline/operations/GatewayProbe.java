package ua.meterline.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** Asks a running gateway how it is, by its HTTP server. Thread-safe. */
public final class GatewayProbe {
    /** The first request of a gateway on a busy machine takes seconds: its HTTP server loads classes then. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Pattern BOUND = Pattern.compile(
            "(?m)^meterline_(receiver|transmitter)_bound(?:\\{(?:[^}]*,)?link=\"([^\"]*)\"[^}]*})? ([0-9.]+)$");

    private final String base;

    /**
     * @param address as in {@code meterline.http.address}: empty for all interfaces
     * @param port of the server, not 0
     */
    public GatewayProbe(String address, int port) {
        String host = address.isEmpty() || address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        this.base = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * The answer of a gateway.
     *
     * @param status {@code ready}, {@code not ready} or {@code stopping}
     * @param database {@code writing} or {@code not writing}
     * @param links the state of each link by its name, such as {@code receiver bound, transmitter not bound}; the only
     *     link has the name {@code smsc}
     */
    public record Answer(String status, String database, Map<String, String> links) {
        public boolean isReady() {
            return status.equals("ready");
        }
    }

    /** Empty when nothing answers in time, or something that is no gateway. */
    public Optional<Answer> ask() throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        try {
            JsonObject health = (JsonObject) Jsoner.deserialize(get(client, "/health/ready"));
            String status = health.getString("status");
            return status == null
                    ? Optional.empty()
                    : Optional.of(new Answer(status, health.getString("database"), links(client, health)));
        } catch (IOException | DeserializationException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> links(HttpClient client, JsonObject health) throws IOException, InterruptedException {
        Map<String, String> links = new TreeMap<>();
        Matcher line = BOUND.matcher(get(client, "/metrics"));
        while (line.find()) {
            if (line.group(2) != null) {
                String bound = Double.parseDouble(line.group(3)) > 0 ? " bound" : " not bound";
                links.merge(line.group(2), line.group(1) + bound, (one, other) -> one + ", " + other);
            }
        }
        return links.isEmpty()
                ? Map.of(
                        "smsc",
                        "receiver %s, transmitter %s"
                                .formatted(health.getString("receiver"), health.getString("transmitter")))
                : links;
    }

    private String get(HttpClient client, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
