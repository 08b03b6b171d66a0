package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.fixture.ClosedPort;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Promtool;
import ua.meterline.fixture.RunningGateway;

/** A real scrape, against Prometheus' conventions and against what {@code monitoring/} asks for. */
class MonitoringIT {
    @TempDir
    static Path folder;

    private static RunningGateway running;
    private static String scrape;

    @BeforeAll
    static void scrapeAGateway() throws Exception {
        running = RunningGateway.start(
                folder,
                Map.of(
                        "MAIL_IMAP_HOST", "127.0.0.1",
                        "MAIL_IMAP_PORT", new ClosedPort().number(),
                        "CANARY_ACCOUNT", "0999999999",
                        "CANARY_NUMBER", "+380501234567"));
        System.gc(); // its pauses are a metric from the first one on
        running.deliverAndAwaitReply(CustomerSms.reading(1));
        running.deliverAndAwaitReply(CustomerSms.message(2, "hello"));
        URI uri = URI.create("http://127.0.0.1:" + running.gateway().httpPort() + "/metrics");
        await().atMost(RunningGateway.TIMEOUT).until(() -> {
            scrape = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
            return scrape.contains("meterline_replies_total{state=\"sent\"} 2.0");
        });
        Files.writeString(folder.resolve("scrape"), scrape);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void keepsPrometheusConventions() throws Exception {
        Promtool.assumeInstalled();
        assertThat(Promtool.run(folder.resolve("scrape"), "check", "metrics")).isEqualTo(new Promtool.Result(0, ""));
    }

    @Test
    void explainsEachMetric() {
        assertThat(scrape.lines().filter(line -> line.startsWith("# HELP")))
                .allMatch(line -> line.matches("# HELP \\S+ \\S.{9,}"));
        Set<String> explained = found("# HELP (\\S+)");
        assertThat(found("# TYPE (\\S+)")).isEqualTo(explained);
    }

    @Test
    void rulesAreValidAndTested() throws Exception {
        Promtool.assumeInstalled();
        Path folder = Monitoring.FOLDER.resolve("prometheus");

        Promtool.Result checked = Promtool.run(
                null, "check", "rules", folder.resolve("meterline.rules.yml").toString());
        assertThat(checked.exitCode()).as(checked.output()).isZero();
        Promtool.Result tested = Promtool.run(
                null,
                "test",
                "rules",
                folder.resolve("meterline.rules.test.yml").toString());
        assertThat(tested.exitCode()).as(tested.output()).isZero();
    }

    @Test
    void panelsHaveValidExpressions() throws Exception {
        Promtool.assumeInstalled();
        Path rules = folder.resolve("panels.yml");
        Files.writeString(rules, Monitoring.asRules(Monitoring.dashboard()));

        Promtool.Result checked = Promtool.run(null, "check", "rules", rules.toString());
        assertThat(checked.exitCode()).as(checked.output()).isZero();
    }

    @ParameterizedTest
    @MethodSource("ua.meterline.journey.Monitoring#expressionsOfEachGateway")
    void asksForMetricsAndLabelsThatAGatewayHas(String expression) {
        Scrape.assertHas(scrape, expression);
    }

    private static Set<String> found(String regex) {
        return Pattern.compile(regex)
                .matcher(scrape)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
