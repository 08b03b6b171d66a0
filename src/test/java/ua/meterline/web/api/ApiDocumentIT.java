package ua.meterline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Role;

/** The calls in docs/api.md are answered as the page says, line breaks and times aside. */
class ApiDocumentIT {
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^ {7}\\$ curl -s (\\S+)((?:.*\\\\\\n)*.*)\\n((?: {7}[^$\\n].*\\n)+)");
    private static final Pattern HEADER = Pattern.compile("-H \"([\\w-]+): ([^\"]*)\"");
    private static final Pattern BODY = Pattern.compile("-d '([^']*)'");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void answersAsThePageSays(@TempDir Path folder) throws Exception {
        List<Matcher> calls = BLOCK.matcher(Files.readString(Path.of("docs/api.md")))
                .results()
                .map(found -> {
                    Matcher call = BLOCK.matcher(found.group());
                    assertThat(call.matches()).isTrue();
                    return call;
                })
                .toList();
        assertThat(calls).hasSize(3);
        try (ApiFixture api = ApiFixture.start(folder)) {
            api.gateway().jumpClock(Duration.between(Instant.now(), Instant.parse("2026-12-03T08:00:00Z")));
            String token = api.addToken("cabinet", Role.PHONE);
            for (Matcher call : calls) {
                String answer = api.client(null)
                        .any(request(api, call, token))
                        .response()
                        .body();
                assertThat(JSON.readTree(timeless(answer)))
                        .as(call.group(1))
                        .isEqualTo(JSON.readTree(timeless(call.group(3))));
            }
        }
    }

    private static HttpRequest.Builder request(ApiFixture api, Matcher call, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(call.group(1).replace("https://127.0.0.1:8443", api.address())));
        HEADER.matcher(call.group(2))
                .results()
                .forEach(header ->
                        request.header(header.group(1), header.group(2).replace("$TOKEN", token)));
        Matcher body = BODY.matcher(call.group(2));
        return body.find() ? request.POST(HttpRequest.BodyPublishers.ofString(body.group(1))) : request.GET();
    }

    private static String timeless(String json) {
        return json.replaceAll("\"[0-9-]{10}T[0-9:.]+Z\"", "\"a time\"");
    }
}
