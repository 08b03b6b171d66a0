package ua.meterline.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@code monitoring/}, and what their expressions ask for. */
final class Monitoring {
    static final Path FOLDER = Path.of("monitoring");
    /** Labels that Prometheus adds. */
    static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final Pattern ALERT = Pattern.compile("- alert: (\\S+)\n +expr: >-\n((?: {10}.*\n)+)");
    private static final Pattern PANEL = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SELECTOR =
            Pattern.compile("\\b((?:meterline|jvm|process|system)_\\w+)(?:\\{([^}]*)\\})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
    /** Metrics of gateways on PostgreSQL or with Kafka. */
    private static final Pattern OF_CLUSTERS = Pattern.compile("\\bmeterline_(?:nodes?|intake|readings)_");

    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|without)\\s*\\(([^)]*)\\)");

    /**
     * A metric with its conditions.
     *
     * @param labels that it must have
     * @param equalTo labels with the value that some series must have, as in a scrape
     */
    record Selector(String metric, List<String> labels, List<String> equalTo) {}

    private Monitoring() {}

    /** The names of all alerts. */
    static List<String> alerts() {
        return ALERT.matcher(rules()).results().map(match -> match.group(1)).toList();
    }

    /** Those for metrics that each gateway has, whatever its settings. */
    static Stream<String> expressionsOfEachGateway() {
        return expressions()
                .filter(expression -> !OF_CLUSTERS.matcher(expression).find());
    }

    static Stream<String> expressions() {
        Stream<String> ofAlerts = ALERT.matcher(rules())
                .results()
                .map(match -> match.group(2).strip().replaceAll("\\s+", " "));
        return Stream.concat(ofAlerts, dashboard().stream());
    }

    /** The expressions of the panels, with values for Grafana's variables. */
    static List<String> dashboard() {
        return PANEL.matcher(read("grafana/dashboards/meterline.json"))
                .results()
                .map(match -> match.group(1).replace("\\\"", "\""))
                .map(expression -> expression.replace("$__rate_interval", "5m"))
                .toList();
    }

    /** Recording rules, for promtool to check. */
    static String asRules(List<String> expressions) {
        StringBuilder rules = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
        for (int i = 0; i < expressions.size(); i++) {
            rules.append("      - record: panel").append(i).append("\n        expr: >-\n          ");
            rules.append(expressions.get(i)).append('\n');
        }
        return rules.toString();
    }

    static List<Selector> selectors(String expression) {
        return SELECTOR.matcher(expression).results().map(Monitoring::selector).toList();
    }

    private static Selector selector(MatchResult found) {
        List<String> labels = new ArrayList<>();
        List<String> equalTo = new ArrayList<>();
        Matcher matcher = MATCHER.matcher(found.group(2) == null ? "" : found.group(2));
        while (matcher.find()) {
            if (!OF_PROMETHEUS.contains(matcher.group(1))) {
                labels.add(matcher.group(1));
                if (matcher.group(2).equals("=")) {
                    equalTo.add(matcher.group());
                }
            }
        }
        return new Selector(found.group(1), labels, equalTo);
    }

    /** The labels by which an expression groups or matches. */
    static List<String> grouping(String expression) {
        return GROUPING.matcher(expression)
                .results()
                .flatMap(match -> Arrays.stream(match.group(1).split(",")))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    private static String rules() {
        return read("prometheus/meterline.rules.yml");
    }

    static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
