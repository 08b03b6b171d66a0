package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** Compares an expression of {@code monitoring/} with what a gateway exposes. */
final class Scrape {
    private Scrape() {}

    /**
     * Asserts that each metric, label and value of an expression is there.
     *
     * @param scrape the page that Prometheus reads
     */
    static void assertHas(String scrape, String expression) {
        assertThat(Monitoring.selectors(expression)).allSatisfy(selector -> {
            List<String> series = scrape.lines()
                    .filter(line -> line.matches(Pattern.quote(selector.metric()) + "[{ ].*"))
                    .toList();
            assertThat(series).as(selector.metric()).isNotEmpty();
            selector.equalTo()
                    .forEach(label -> assertThat(series).as(expression).anyMatch(line -> line.contains(label)));
            selector.labels()
                    .forEach(label -> assertThat(series).as(expression).anyMatch(line -> line.contains(label + "=\"")));
        });
        assertThat(Monitoring.grouping(expression))
                .as(expression)
                .allMatch(label -> Monitoring.OF_PROMETHEUS.contains(label) || scrape.contains(label + "=\""));
    }
}
