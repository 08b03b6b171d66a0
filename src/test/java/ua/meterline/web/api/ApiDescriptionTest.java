package ua.meterline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ua.meterline.web.ApiRoute;
import ua.meterline.web.ApiRoutes;

/** The description has what the API has. */
class ApiDescriptionTest {
    private final ApiDescription description = new ApiDescription();

    private static List<ApiRoute> routes() {
        ApiRoutes routes = new ApiRoutes();
        new Api(new Api.Services(null, null, null, null, null, null)).accept(routes);
        return routes.all();
    }

    @Test
    void describesEachPath() {
        assertThat(description.operations().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        routes().stream().map(ApiRoute::toString).toList());
    }

    @Test
    void describesWhatEachPathWithATokenCanAnswer() {
        for (ApiRoute route : routes()) {
            Set<String> statuses = description.operations().get(route.toString());
            if (route.permission() != null) {
                assertThat(statuses).as(route.toString()).contains("401", "403", "429", "503");
            }
            assertThat(statuses.contains("404"))
                    .as(route.toString())
                    .isEqualTo(route.path().contains("{id}"));
        }
    }

    @Test
    void onlyTheDescriptionNeedsNoToken() {
        assertThat(routes().stream().filter(route -> route.permission() == null).map(ApiRoute::path))
                .containsExactly("/api/v1/openapi.yaml");
    }

    @Test
    void describesWhatItSends() {
        assertThat(description.wrongRequest("POST /api/v1/readings", "{\"account\":\"0501234567\",\"value\":1250}"))
                .isEmpty();
        assertThat(description.wrongRequest("POST /api/v1/readings", "{\"account\":\"1\",\"value\":\"1\",\"x\":1}"))
                .hasSize(3);
    }

    @Test
    void servesTheDescription() throws Exception {
        ApiRoute served = routes().stream()
                .filter(route -> route.permission() == null)
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        served.handler().handle(null).body().writeTo(out);

        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(Path.of("docs/api/openapi.yaml")));
    }
}
