package ua.meterline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.RouteSteps;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.store.Database;

/** The modules of the gateway and its routes, with everything switched on and nothing started. */
class CompositionRootTest {
    @TempDir
    Path folder;

    private Database database;
    private CompositionRoot parts;

    @BeforeEach
    void createRoutes() throws Exception {
        Settings settings = Settings.load(
                null,
                Map.ofEntries(
                        Map.entry("METERLINE_DATA_DIR", folder.toString()),
                        Map.entry("METERLINE_CONSOLE_PORT", "0"),
                        Map.entry("METERLINE_BILLING_EXTEND_AFTER", "30m"),
                        Map.entry("METERLINE_EXPORT_CRON", "0 0 3 * * ?"),
                        Map.entry("METERLINE_CANARY_ACCOUNT", "0999999999"),
                        Map.entry("METERLINE_CANARY_NUMBER", "+380501234567"),
                        Map.entry("METERLINE_MAIL_IMAP_HOST", "localhost"),
                        Map.entry("METERLINE_INTAKE_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                        Map.entry("METERLINE_INTAKE_KAFKA_TOPIC", "sms"),
                        Map.entry("METERLINE_READINGS_KAFKA_TOPIC", "readings"),
                        Map.entry("METERLINE_MAIL_SMTP_HOST", "localhost")));
        database = Database.open(settings.databaseUrl(), Duration.ofSeconds(1));
        parts = new CompositionRoot(
                LiveSettings.fixed(settings),
                database,
                ClusterModule.of(settings, database),
                InboxFolder.open(folder.resolve("inbox")),
                InstantSource.system());
        parts.main.configure().setAutoStartup(false);
        parts.main.start();
    }

    @AfterEach
    void close() throws Exception {
        parts.main.stop();
        parts.mail.close();
        database.close();
    }

    /** Camel refuses a route whose parts, endpoints, statements or options are missing. */
    @Test
    void createsEveryRouteFromThePartsThatTheModulesBind() throws Exception {
        assertThat(parts.camel().getRoutes())
                .extracting(route -> route.getRouteId())
                .containsExactlyInAnyOrderElementsOf(shippedRoutes());
    }

    /** The others exist where several nodes work on a server, see ClusterRoutesTest. */
    private static final List<String> ROUTES_OF_NODES =
            List.of("renew-claims", "delete-old-counts", "delete-full-limits");

    private List<String> shippedRoutes() throws Exception {
        try (DefaultCamelContext model = new DefaultCamelContext()) {
            model.addRoutes(new RouteFiles("classpath:routes/*.camel.yaml"));
            return model.getRouteDefinitions().stream()
                    .map(RouteDefinition::getRouteId)
                    .filter(route -> !ROUTES_OF_NODES.contains(route))
                    .toList();
        }
    }

    @Test
    void bindsEveryBeanWithTheMethodThatAStepCalls() {
        assertThat(RouteSteps.of(parts.camel(), BeanDefinition.class))
                .isNotEmpty()
                .allSatisfy(step -> {
                    Object bean = parts.camel().getRegistry().lookupByName(step.getRef());
                    assertThat(bean).as("bean %s", step.getRef()).isNotNull();
                    assertThat(bean.getClass().getMethods())
                            .as("methods of %s", step.getRef())
                            .extracting(Method::getName)
                            .contains(step.getMethod());
                });
    }
}
