package ua.meterline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What holds for every file in routes/, so that whoever reads one knows what to expect. */
class RouteCatalogTest {
    private static final Path ROUTES = Path.of("routes");
    private static final String SUFFIX = ".camel.yaml";
    private static final Pattern STEP = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern VERB_OBJECT = Pattern.compile("[a-z]+(-[a-z]+)+");

    /** Simple would evaluate what it is given: it sees the body as a whole, and headers of our own making. */
    private static final Set<String> ALLOWED_SIMPLE = Set.of("${body}");

    private static final Set<String> ALLOWED_IN_LOG_LINES = Set.of("${header.CamelSmppMessageType}");

    static Stream<String> files() throws Exception {
        try (Stream<Path> files = Files.list(ROUTES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileLoads(String file) throws Exception {
        assertThat(file).endsWith(SUFFIX);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveResource(context, "classpath:routes/" + file));

            assertThat(context.getRouteDefinitions().size()
                            + context.getRouteConfigurationDefinitions().size())
                    .isEqualTo(entries(file).size());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsNamedAfterOneOfItsRoutes(String file) throws Exception {
        List<String> ids =
                routes(file).stream().map(route -> (String) route.get("id")).toList();

        if (!ids.isEmpty()) {
            assertThat(ids).contains(file.substring(0, file.length() - SUFFIX.length()));
        }
    }

    @Test
    void everyRouteHasAnIdOfItsOwnADescriptionAndAnErrorPolicy() throws Exception {
        Set<String> policies = new TreeSet<>();
        for (Map<String, Object> entry : entries("error-policies" + SUFFIX)) {
            policies.add((String) map(entry.get("routeConfiguration")).get("id"));
        }
        List<String> ids = new ArrayList<>();
        for (String file : files().toList()) {
            for (Map<String, Object> route : routes(file)) {
                ids.add((String) route.get("id"));
                assertThat((String) route.get("id")).matches(VERB_OBJECT);
                assertThat((String) route.get("description"))
                        .as("description of %s", route.get("id"))
                        .isNotBlank();
                assertThat(route.get("routeConfigurationId"))
                        .as("policy of %s", route.get("id"))
                        .isIn(policies);
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyBeanStepAndEveryWayInAndOutHasAnId(String file) throws Exception {
        walk(file, (key, value) -> {
            if (value instanceof Map && (key.equals("bean") || (isEndpoint(key) && isExternal(map(value))))) {
                assertThat((String) map(value).get("id"))
                        .as("id of %s %s", key, value)
                        .matches(STEP);
            } else if (isEndpoint(key) && !(value instanceof Map)) {
                assertThat(isExternal(Map.of("uri", value)))
                        .as("%s has no id", value)
                        .isFalse();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void noEndpointIsMadeOfAMessage(String file) throws Exception {
        walk(
                file,
                (key, value) ->
                        assertThat(key).isNotIn("toD", "recipientList", "routingSlip", "dynamicRouter", "script"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noSimpleExpressionLooksIntoAMessage(String file) throws Exception {
        walk(file, (key, value) -> {
            if (key.equals("simple")) {
                assertThat(ALLOWED_SIMPLE)
                        .contains(value instanceof Map ? (String) map(value).get("expression") : (String) value);
            } else if (value instanceof String text && text.contains("${")) {
                assertThat(key).isEqualTo("message");
                Matcher expression = Pattern.compile("\\$\\{[^}]*}").matcher(text);
                while (expression.find()) {
                    assertThat(ALLOWED_IN_LOG_LINES).contains(expression.group());
                }
            }
        });
    }

    @Test
    void everyBeanThatARouteNamesIsBoundInWiring() throws Exception {
        Set<String> named = new TreeSet<>();
        for (String file : files().toList()) {
            walk(file, (key, value) -> {
                if (key.equals("ref")) {
                    named.add((String) value);
                } else if (value instanceof String text && text.startsWith("#")) {
                    named.add(text.substring(1));
                } else if (key.equals("uri") && ((String) value).startsWith("jdbc:")) {
                    named.add(((String) value).substring("jdbc:".length()));
                }
            });
        }
        assertThat(named).isNotEmpty();
        assertThat(boundInWiring()).containsAll(named);
    }

    private static Set<String> boundInWiring() throws Exception {
        Set<String> bound = new TreeSet<>();
        try (Stream<Path> wirings = Files.list(Path.of("src", "main", "java", "ua", "meterline", "app"))) {
            for (Path wiring : wirings.filter(file -> file.toString().endsWith("Module.java")
                            || file.toString().endsWith("CompositionRoot.java"))
                    .toList()) {
                Matcher bind = Pattern.compile("\\bbind\\(\\s*\"(\\w+)\"").matcher(Files.readString(wiring));
                while (bind.find()) {
                    bound.add(bind.group(1));
                }
            }
        }
        return bound;
    }

    private static boolean isEndpoint(String key) {
        return key.equals("to") || key.equals("from");
    }

    private static boolean isExternal(Map<String, Object> endpoint) {
        return !((String) endpoint.get("uri")).matches("(direct|seda|scheduler):.*");
    }

    /** Routes and the routes within templates, with the template's id. */
    private static List<Map<String, Object>> routes(String file) throws Exception {
        List<Map<String, Object>> routes = new ArrayList<>();
        for (Map<String, Object> entry : entries(file)) {
            if (entry.containsKey("route")) {
                routes.add(map(entry.get("route")));
            } else if (entry.containsKey("routeTemplate")) {
                Map<String, Object> template = map(entry.get("routeTemplate"));
                Map<String, Object> route = new java.util.HashMap<>(map(template.get("route")));
                route.put("id", template.get("id"));
                routes.add(route);
            }
        }
        return routes;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(String file) throws Exception {
        return (List<Map<String, Object>>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ROUTES.resolve(file)));
    }

    private static void walk(String file, BiConsumer<String, Object> visitor) throws Exception {
        walkIn(entries(file), visitor);
    }

    private static void walkIn(Object node, BiConsumer<String, Object> visitor) {
        if (node instanceof List<?> list) {
            list.forEach(element -> walkIn(element, visitor));
        } else if (node instanceof Map) {
            map(node).forEach((key, value) -> {
                visitor.accept(key, value);
                walkIn(value, visitor);
            });
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
