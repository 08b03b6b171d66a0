package ua.meterline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.HasExpressionType;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ScriptDefinition;
import org.apache.camel.model.ThrowExceptionDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.TransactedDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file in routes/, by Camel's model of it, so that a reader of one knows what to expect. */
class RouteCatalogTest {
    private static final Path ROUTES = Path.of("routes");
    private static final String SUFFIX = ".camel.yaml";
    private static final int MOST_LINES = 90;
    private static final int MOST_LINE_LENGTH = 130;
    private static final String STEP = "[a-z]+(-[a-z]+)*";
    private static final String VERB_OBJECT = "[a-z]+(-[a-z]+)+";

    /** Simple would evaluate what it is given: it sees the body as a whole, and headers of our own making. */
    private static final Set<String> ALLOWED_SIMPLE = Set.of("${body}");

    private static final Set<String> ALLOWED_IN_LOG_LINES = Set.of("${header.CamelSmppMessageType}");

    /** What pages of the cabinet send messages to. */
    private static final Set<String> FROM_PAGES = Set.of("direct:receive-web-reading");

    private static final DefaultCamelContext MODEL = new DefaultCamelContext();

    @BeforeAll
    static void loadAll() throws Exception {
        for (String file : files().toList()) {
            load(MODEL, file);
        }
    }

    @AfterAll
    static void close() throws Exception {
        MODEL.close();
    }

    private static void load(DefaultCamelContext context, String file) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, "classpath:routes/" + file));
    }

    static Stream<String> files() throws Exception {
        try (Stream<Path> files = Files.list(ROUTES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsNamedAfterOneOfItsRoutes(String file) throws Exception {
        assertThat(file).endsWith(SUFFIX);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            load(context, file);

            String name = file.substring(0, file.length() - SUFFIX.length());
            if (name.equals("error-policies")) {
                assertThat(context.getRouteDefinitions()).isEmpty();
            } else {
                assertThat(context.getRouteDefinitions())
                        .extracting(RouteDefinition::getRouteId)
                        .contains(name);
                assertThat(context.getRouteConfigurationDefinitions()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileFitsOnAPage(String file) throws Exception {
        assertThat(Files.readAllLines(ROUTES.resolve(file)))
                .hasSizeLessThanOrEqualTo(MOST_LINES)
                .allMatch(line -> line.length() <= MOST_LINE_LENGTH);
    }

    @Test
    void everyRouteHasAnIdOfItsOwnAndADescription() {
        List<RouteDefinition> routes = MODEL.getRouteDefinitions();
        assertThat(routes).extracting(RouteDefinition::getRouteId).doesNotHaveDuplicates();
        assertThat(routes).allSatisfy(route -> {
            assertThat(route.getRouteId()).matches(VERB_OBJECT);
            assertThat(route.getDescription()).isNotBlank();
        });
    }

    @Test
    void everyPolicyThatARouteNamesExistsAndOneIsTheDefault() {
        List<String> policies = MODEL.getRouteConfigurationDefinitions().stream()
                .map(RouteConfigurationDefinition::getId)
                .toList();
        Set<String> used = MODEL.getRouteDefinitions().stream()
                .map(RouteDefinition::getRouteConfigurationId)
                .collect(Collectors.toSet());

        assertThat(policies).containsOnlyOnce((String) null).doesNotHaveDuplicates();
        assertThat(used).containsExactlyInAnyOrderElementsOf(policies);
    }

    /** Each jump between routes is written at both ends. */
    @Test
    void everyJumpHasItsTwoEnds() {
        Set<String> from = MODEL.getRouteDefinitions().stream()
                .map(route -> route.getInput().getEndpointUri())
                .filter(RouteCatalogTest::isJump)
                .map(RouteCatalogTest::withoutOptions)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> to = steps(ToDefinition.class)
                .map(ToDefinition::getEndpointUri)
                .filter(RouteCatalogTest::isJump)
                .map(RouteCatalogTest::withoutOptions)
                .collect(Collectors.toCollection(TreeSet::new));

        to.addAll(FROM_PAGES);
        assertThat(to).isEqualTo(from);
    }

    private static boolean isJump(String uri) {
        return uri.matches("(direct|seda|group):.*");
    }

    private static String withoutOptions(String uri) {
        return uri.replaceFirst("\\?.*", "");
    }

    @Test
    void everyBeanStepAndEveryWayInAndOutHasAnId() {
        assertThat(Stream.of(
                                steps(BeanDefinition.class),
                                steps(ProcessDefinition.class),
                                steps(ToDefinition.class).filter(to -> isExternal(to.getEndpointUri())),
                                MODEL.getRouteDefinitions().stream()
                                        .map(RouteDefinition::getInput)
                                        .filter(input -> isExternal(input.getEndpointUri())))
                        .flatMap(nodes -> nodes)
                        .map(node -> (OptionalIdentifiedDefinition<?>) node))
                .allSatisfy(node -> assertThat(node.getId())
                        .as("id of %s", node)
                        .isNotNull()
                        .matches(STEP));
    }

    private static boolean isExternal(String uri) {
        return !isJump(uri) && !uri.matches("(statement|scheduler):.*");
    }

    /** Camel moves the steps that follow a transaction in its route into the transaction, before its commit. */
    @Test
    void noRouteDoesAnythingBesidesItsTransaction() {
        assertThat(MODEL.getRouteDefinitions())
                .filteredOn(route -> route.getOutputs().stream().anyMatch(TransactedDefinition.class::isInstance))
                .isNotEmpty()
                .allMatch(route -> route.getOutputs().size() == 1);
    }

    @Test
    void noEndpointIsMadeOfAMessage() {
        assertThat(steps(ProcessorDefinition.class))
                .doesNotHaveAnyElementsOfTypes(
                        ToDynamicDefinition.class,
                        RecipientListDefinition.class,
                        RoutingSlipDefinition.class,
                        DynamicRouterDefinition.class,
                        ScriptDefinition.class);
        assertThat(steps(ToDefinition.class))
                .noneMatch(to -> to.getEndpointUri().contains("${"));
    }

    @Test
    void noSimpleExpressionLooksIntoAMessage() {
        assertThat(steps(HasExpressionType.class).map(HasExpressionType::getExpressionType))
                .isNotEmpty()
                .allMatch(expression -> !expression.getLanguage().equals("simple")
                        ? !String.valueOf(expression.getExpression()).contains("${")
                        : ALLOWED_SIMPLE.contains(expression.getExpression()));
        Stream<String> texts = Stream.concat(
                steps(LogDefinition.class).map(LogDefinition::getMessage),
                steps(ThrowExceptionDefinition.class).map(ThrowExceptionDefinition::getMessage));
        assertThat(texts.flatMap(RouteCatalogTest::expressions)).isSubsetOf(ALLOWED_IN_LOG_LINES);
    }

    private static Stream<String> expressions(String text) {
        Matcher matcher = Pattern.compile("\\$\\{[^}]*}").matcher(text);
        return matcher.results().map(result -> result.group());
    }

    private static <T> Stream<T> steps(Class<T> type) {
        return RouteSteps.of(MODEL, type);
    }
}
