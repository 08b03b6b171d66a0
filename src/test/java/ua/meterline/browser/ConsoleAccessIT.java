package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, and what each answer carries. */
class ConsoleAccessIT {
    @TempDir
    static Path folder;

    private static ConsoleFixture console;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void leadsAStrangerToTheLoginAndBack() throws Exception {
        ConsoleClient stranger = console.stranger();
        HttpResponse<String> asked = stranger.get("/?a=b%26c");
        assertThat(asked.statusCode()).isEqualTo(303);
        String login = asked.headers().firstValue("Location").orElseThrow();
        assertThat(login).isEqualTo("/login?then=%2F%3Fa%3Db%2526c");
        assertThat(stranger.get(login).body()).contains("name=\"then\" value=\"/?a=b%26c\"");
        HttpResponse<String> welcome = stranger.post(
                "/login", Map.of("login", "office", "password", ConsoleFixture.PASSWORD, "then", "/?a=b%26c"));
        assertThat(welcome.headers().firstValue("Location")).hasValue("/?a=b%26c");
        assertThat(stranger.get("/").body()).contains("Olena");
    }

    @Test
    void setsACookieThatScriptsAndOtherSitesCannotUse() throws Exception {
        HttpResponse<String> welcome = console.stranger().signIn("office", ConsoleFixture.PASSWORD);
        assertThat(welcome.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("meterline-session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void doesNotTellAWrongPasswordFromAnUnknownLogin() throws Exception {
        String wrong = console.stranger().signIn("phone", "wrong").body();
        String unknown = console.stranger().signIn("nobody", "wrong").body();
        assertThat(wrong).contains("Неправильне").isEqualTo(unknown.replace("nobody", "phone"));
    }
}
