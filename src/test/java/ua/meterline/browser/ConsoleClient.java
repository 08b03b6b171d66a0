package ua.meterline.browser;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.fixture.Deadline;

/** Speaks HTTP to the console as a browser does, without a browser. It follows no redirect. For use by one thread. */
public final class ConsoleClient {
    private static final Duration TIMEOUT = Deadline.LENGTH;
    private static final Pattern TOKEN =
            Pattern.compile("X-CSRF-Token&#34;:&#34;([0-9a-f]+)|X-CSRF-Token\":\"([0-9a-f]+)");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI console;
    private final Map<String, String> cookies = new TreeMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String token = "";

    /** Someone who has not signed in. */
    public ConsoleClient(URI console) {
        this.console = console;
    }

    /** The same browser, led to another server: it has the cookies, and sends forms with the same token. */
    public ConsoleClient at(URI other) {
        ConsoleClient led = new ConsoleClient(other);
        led.cookies.putAll(cookies);
        led.headers.putAll(headers);
        led.token = token;
        return led;
    }

    /** Sends a header with each further request. */
    public ConsoleClient with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public HttpResponse<String> signIn(String login, String password) throws Exception {
        HttpResponse<String> response = send(form("/login", Map.of("login", login, "password", password)));
        if (response.statusCode() == 303) {
            token = tokenOf(get("/").body());
        }
        return response;
    }

    private static String tokenOf(String page) {
        Matcher matcher = TOKEN.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no token in " + page);
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(console.resolve(path)).GET());
    }

    /** As htmx asks for a fragment. */
    public HttpResponse<String> getPart(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(console.resolve(path))
                .header("HX-Request", "true")
                .GET());
    }

    /** Sends a form with the session's token and a new form-id, unless the fields hold others. */
    public HttpResponse<String> post(String path, Map<String, ?> fields) throws IOException, InterruptedException {
        return send(form(path, withIds(fields)));
    }

    /** As htmx sends a form. */
    public HttpResponse<String> postPart(String path, Map<String, ?> fields) throws IOException, InterruptedException {
        return send(form(path, withIds(fields)).header("HX-Request", "true"));
    }

    private Map<String, ?> withIds(Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(
                Map.of("csrf", token, "form-id", UUID.randomUUID().toString()));
        all.putAll(fields);
        return all;
    }

    private HttpRequest.Builder form(String path, Map<String, ?> fields) {
        List<String> encoded = new ArrayList<>();
        fields.forEach((name, value) -> (value instanceof List<?> several ? several : List.of(value))
                .forEach(each -> encoded.add(encode(name) + "=" + encode(each.toString()))));
        return HttpRequest.newBuilder(console.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", encoded)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Any request, with the cookies. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        headers.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            cookies.forEach((name, value) -> pairs.add(name + "=" + value));
            request.setHeader("Cookie", String.join("; ", pairs));
        }
        HttpResponse<String> response =
                http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response;
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(name.length() + 1));
        }
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** Sets a cookie, such as the language. */
    public ConsoleClient withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** The token of the session. */
    public String token() {
        return token;
    }

    URI console() {
        return console;
    }
}
