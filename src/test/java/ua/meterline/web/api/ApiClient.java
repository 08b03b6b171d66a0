package ua.meterline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Another program, with its token. Each answer is compared with the description of the API. Thread-safe. */
final class ApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final ApiDescription DESCRIPTION = new ApiDescription();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String token;

    /** @param token null for none */
    ApiClient(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** An answer, which is as described. */
    record Answered(int status, HttpResponse<String> response) {
        JsonNode json() throws Exception {
            return JSON.readTree(response.body());
        }

        String text(String field) throws Exception {
            return json().path(field).asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answered submit(String account, int value) throws Exception {
        return submit(UUID.randomUUID().toString(), "{\"account\":\"%s\",\"value\":%d}".formatted(account, value));
    }

    Answered submit(String key, String body) throws Exception {
        return post("application/json", key, HttpRequest.BodyPublishers.ofString(body));
    }

    /** @param key null for none */
    Answered post(String contentType, String key, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest.Builder request = request("/api/v1/readings").POST(body).header("Content-Type", contentType);
        return sent("POST /api/v1/readings", key == null ? request : request.header("Idempotency-Key", key));
    }

    /**
     * @param path as described
     * @param given the same with values, and a query
     */
    Answered get(String path, String given) throws Exception {
        return sent("GET /api/v1" + path, request("/api/v1" + given).GET());
    }

    Answered get(String path) throws Exception {
        return get(path.replaceFirst("\\?.*", ""), path);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(20));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    Answered sent(String operation, HttpRequest.Builder request) throws Exception {
        Answered answered = any(request);
        assertThat(DESCRIPTION.wrong(
                        operation,
                        answered.status(),
                        answered.header("Content-Type"),
                        answered.response().body()))
                .isEmpty();
        return answered;
    }

    /** Without a comparison. */
    Answered any(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answered(response.statusCode(), response);
    }
}
