package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Checks a page with axe-core: contrast, names of fields, order of headings, and the like. */
public final class Axe {
    private static final String CHECK = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations'], ...arguments[0]}).then(
                (result) => done(result.violations
                    .filter((violation) => ['serious', 'critical'].includes(violation.impact))
                    .map((violation) => violation.id + ': ' + violation.help + ' '
                        + violation.nodes.slice(0, 3).map((node) => node.html + ' ' + node.failureSummary).join(' | '))),
                (failure) => done(['axe failed: ' + failure]));
            """;
    private static final String SCRIPT = read();
    private static final Map<String, ?> ALL_RULES = Map.of();

    /** Those that a change of colours alone can break. */
    private static final Map<String, ?> RULES_OF_COLOURS =
            Map.of("runOnly", List.of("color-contrast", "link-in-text-block"));

    private Axe() {}

    private static String read() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @throws AssertionError naming each serious violation on the page */
    public static void check(Browser browser) {
        browser.run(SCRIPT);
        check(browser, ALL_RULES);
    }

    /** @throws AssertionError naming each serious violation on the page, in its light or its dark colours */
    public static void checkInLightAndDark(Browser browser) {
        check(browser);
        browser.dark(true);
        check(browser, RULES_OF_COLOURS);
        browser.dark(false);
    }

    private static void check(Browser browser, Map<String, ?> options) {
        assertThat((List<?>) browser.runAsync(CHECK, options))
                .as("axe-core on " + browser.path())
                .isEmpty();
    }
}
