package ua.meterline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.fixture.Certificates;

/** The console and the cabinet with TLS of their own, and the console behind a proxy. */
class ConsoleListenerTest {
    @TempDir
    private Path folder;

    @Test
    void speaksTlsAndTellsBrowsersToStayWithIt() throws Exception {
        Certificates certificates = new Certificates();
        SSLContext own = certificates.server(certificates.valid());
        try (TestConsole console = new TestConsole(folder, new CountingPages(), TestConsole.listener(own, ""))) {
            assertThat(console.server().url()).startsWith("https://127.0.0.1:");
            HttpClient browser = HttpClient.newBuilder()
                    .sslContext(trusting(certificates.trustStore(folder)))
                    .build();
            URI login = URI.create(console.server().url()).resolve("/login");
            HttpResponse<String> page =
                    browser.send(HttpRequest.newBuilder(login).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=63072000");
            HttpResponse<String> welcome = browser.send(
                    HttpRequest.newBuilder(login)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "login=office&password=" + TestConsole.PASSWORD.replace(" ", "+")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(welcome.headers().firstValue("Set-Cookie").orElseThrow()).endsWith("; Secure");
        }
    }

    /** The cabinet listens in the same way. */
    @Test
    void aCookieOfTheCabinetStaysOnTls() throws Exception {
        Certificates certificates = new Certificates();
        SSLContext own = certificates.server(certificates.valid());
        SecretCookie cookie = new SecretCookie("session");
        try (TestCabinet cabinet = new TestCabinet(
                own, routes -> routes.get("/cookie", visit -> cookie.set(visit, Answer.html("welcome"), "token")))) {
            HttpResponse<String> page = HttpClient.newBuilder()
                    .sslContext(trusting(certificates.trustStore(folder)))
                    .build()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create(cabinet.server().url()).resolve("/cookie"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(page.headers().firstValue("Set-Cookie"))
                    .hasValue("session=token; Path=/; HttpOnly; SameSite=Lax; Secure");
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    private static SSLContext trusting(Path trustStore) throws Exception {
        KeyStore trusted = KeyStore.getInstance(trustStore.toFile(), Certificates.PASSWORD.toCharArray());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    @Test
    void believesTheHeadersOfItsProxyAlone() throws Exception {
        try (TestConsole console =
                new TestConsole(folder, new CountingPages(), TestConsole.listener(null, "127.0.0.1"))) {
            assertThat(cookieOf(console)).endsWith("; Secure");
            assertThat(console.database().rows("SELECT address FROM audit_entry WHERE action = 'login'"))
                    .containsExactly("192.0.2.7");
        }
    }

    @Test
    void believesNoHeadersOfABrowser() throws Exception {
        try (TestConsole console = new TestConsole(folder, new CountingPages())) {
            assertThat(cookieOf(console)).doesNotContain("Secure");
            assertThat(console.database().rows("SELECT address FROM audit_entry WHERE action = 'login'"))
                    .containsExactly("127.0.0.1");
        }
    }

    /** HAProxy gives its entry a line of its own, behind the one that the browser sent. */
    @Test
    void takesTheLastOfSeveralForwardedLines() throws Exception {
        try (TestConsole console =
                new TestConsole(folder, new CountingPages(), TestConsole.listener(null, "127.0.0.1"))) {
            ConsoleClient browser = console.stranger();
            HttpRequest.Builder login = HttpRequest.newBuilder(
                            URI.create(console.server().url()).resolve("/login"))
                    .header("X-Forwarded-For", "203.0.113.99")
                    .header("X-Forwarded-For", "192.0.2.7")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "login=office&password=" + TestConsole.PASSWORD.replace(' ', '+')));

            assertThat(browser.send(login).statusCode()).isEqualTo(303);
            assertThat(console.database().rows("SELECT address FROM audit_entry WHERE action = 'login'"))
                    .containsExactly("192.0.2.7");
        }
    }

    private static String cookieOf(TestConsole console) throws Exception {
        ConsoleClient browser = console.stranger()
                .with("X-Forwarded-For", "203.0.113.99, 192.0.2.7")
                .with("X-Forwarded-Proto", "https");
        return browser.post("/login", Map.of("login", Role.OFFICE.toString(), "password", TestConsole.PASSWORD))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
    }
}
