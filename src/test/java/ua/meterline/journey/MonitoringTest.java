package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboard, rules, their tests and the runbooks fit together. */
class MonitoringTest {
    @ParameterizedTest
    @MethodSource("ua.meterline.journey.Monitoring#alerts")
    void eachAlertHasARunbookAndTests(String alert) throws Exception {
        assertThat(Monitoring.read("prometheus/meterline.rules.yml"))
                .contains("runbook_url: docs/runbooks.md#" + alert.toLowerCase(Locale.ROOT) + "\n");
        assertThat(Monitoring.read("prometheus/meterline.rules.test.yml"))
                .contains("name: " + alert + " fires", "name: " + alert + " is quiet");
        String runbooks = Files.readString(Path.of("docs/runbooks.md"));
        assertThat(runbooks).contains("\n## " + alert + "\n");
        String section = runbooks.substring(runbooks.indexOf("\n## " + alert + "\n") + 4);
        section = section.substring(0, section.contains("\n## ") ? section.indexOf("\n## ") : section.length());
        assertThat(section).containsSubsequence("**Meaning.**", "**Check.**", "**Action.**");
    }

    @Test
    void eachRunbookIsOfAnAlert() throws Exception {
        assertThat(Files.readAllLines(Path.of("docs/runbooks.md")).stream()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3)))
                .containsExactlyInAnyOrderElementsOf(Monitoring.alerts());
    }

    @Test
    void eachPanelUsesTheDataSourceThatIsChosen() throws Exception {
        JsonObject dashboard = (JsonObject) Jsoner.deserialize(Monitoring.read("grafana/dashboards/meterline.json"));
        JsonArray panels = (JsonArray) dashboard.get("panels");

        assertThat(panels).hasSizeGreaterThan(20).allSatisfy(panel -> {
            JsonObject facts = (JsonObject) panel;
            if (!facts.getString("type").equals("row")) {
                assertThat(((JsonObject) facts.get("datasource")).getString("uid"))
                        .isEqualTo("${datasource}");
            }
        });
        assertThat(panels)
                .extracting(panel -> ((JsonObject) panel).getInteger("id"))
                .doesNotHaveDuplicates();
    }
}
