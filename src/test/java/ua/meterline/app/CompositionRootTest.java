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
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
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
                Map.of(
                        "METERLINE_DATA_DIR", folder.toString(),
                        "METERLINE_EXPORT_CRON", "0 0 3 * * ?",
                        "METERLINE_MAIL_IMAP_HOST", "localhost",
                        "METERLINE_MAIL_SMTP_HOST", "localhost"));
        database = Database.open(settings.databaseUrl(), Duration.ofSeconds(1));
        parts = new CompositionRoot(
                LiveSettings.fixed(settings),
                database,
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
        assertThat(camel().getRoutes())
                .extracting(route -> route.getRouteId())
                .containsExactlyInAnyOrderElementsOf(shippedRoutes());
    }

    private List<String> shippedRoutes() throws Exception {
        try (DefaultCamelContext model = new DefaultCamelContext()) {
            for (Resource file :
                    PluginHelper.getPackageScanResourceResolver(model).findResources("classpath:routes/*.camel.yaml")) {
                PluginHelper.getRoutesLoader(model).loadRoutes(file);
            }
            return model.getRouteDefinitions().stream()
                    .map(RouteDefinition::getRouteId)
                    .toList();
        }
    }

    @Test
    void bindsEveryBeanWithTheMethodThatAStepCalls() {
        assertThat(RouteSteps.of(camel(), BeanDefinition.class)).isNotEmpty().allSatisfy(step -> {
            Object bean = camel().getRegistry().lookupByName(step.getRef());
            assertThat(bean).as("bean %s", step.getRef()).isNotNull();
            assertThat(bean.getClass().getMethods())
                    .as("methods of %s", step.getRef())
                    .extracting(Method::getName)
                    .contains(step.getMethod());
        });
    }

    private ModelCamelContext camel() {
        return (ModelCamelContext) parts.main.getCamelContext();
    }
}
