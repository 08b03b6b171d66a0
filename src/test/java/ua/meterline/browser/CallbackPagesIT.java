package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.backoffice.staff.Role;

/** Call-backs and accounts without a reading over HTTP, beside a running gateway. */
class CallbackPagesIT {
    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static ConsoleClient petro;
    private static ConsoleClient olena;
    private static int messages = 100;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
        petro = console.signedIn(Role.PHONE).withCookie("meterline-language", "en");
        olena = console.signedIn(Role.OFFICE).withCookie("meterline-language", "en");
        console.database()
                .update("INSERT INTO account (account, name, address) VALUES ('0501234567', '=Бойко <i>', 'Хуст')");
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @BeforeEach
    void reject() {
        console.database()
                .update(
                        ("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)"
                                        + " VALUES (%d, 'sms', '+3806700%d', '7104', strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ'),"
                                        + " '0501234567 <b>12,5', x'', 'rejected', 'wrong-format')")
                                .formatted(++messages, 10_000 + messages));
    }

    private static String task() {
        return "/phone/callbacks/" + messages;
    }

    @Test
    void listsWhomToCallBackWithoutNamingNumbers() throws Exception {
        String page = petro.get("/phone/callbacks").body();

        assertThat(page)
                .contains("href=\"" + task() + "\"", "+38067•••", "&lt;b&gt;12,5", "As of")
                .doesNotContain("<b>", "+3806700" + (10_000 + messages));
    }

    @Test
    void tellsWhoCallsAlready() throws Exception {
        assertThat(petro.post(task() + "/claim", Map.of()).statusCode()).isEqualTo(303);

        HttpResponse<String> second = olena.post(task() + "/claim", Map.of());

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("phone works on message");
        assertThat(olena.get(task()).body()).contains("phone calls, until");
        petro.post(task(), Map.of("what", "released"));
        assertThat(olena.post(task() + "/claim", Map.of()).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "done, '', '', 422",
        "done, has called himself, '', 303",
        "reached, '', '', 303",
        "call-again, '', '', 422",
        "call-again, '', tomorrow, 422",
        "call-again, '', 2001-01-01T10:00, 409",
        "call-again, '', 2099-01-01T10:00, 409",
        "nonsense, '', '', 400"
    })
    void takesWhatCameOfACall(String what, String why, String again, int status) throws Exception {
        assertThat(petro.post(task(), Map.of("what", what, "why", why, "again", again))
                        .statusCode())
                .isEqualTo(status);

        boolean listed = petro.get("/phone/callbacks").body().contains("href=\"" + task() + "\"");
        assertThat(listed).isEqualTo(status != 303);
    }

    @ParameterizedTest
    @CsvSource({
        "call-again, '', error-again, 422",
        "call-again, 2001-01-01T10:00, error-again, 409",
        "done, '', error-why, 422"
    })
    void keepsWhatWasTypedAndNamesTheFieldThatIsWrong(String what, String again, String error, int status)
            throws Exception {
        String note = what.equals("done") ? "" : "after six";

        HttpResponse<String> page = petro.post(task(), Map.of("what", what, "why", note, "again", again));

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains("id=\"" + error + "\"", "value=\"" + note + "\"", "value=\"" + again + "\"");
    }

    @Test
    void listsAccountsWithoutAReading() throws Exception {
        assertThat(petro.get("/phone/missing").body()).contains("=Бойко &lt;i&gt;", "050•••4567");
        assertThat(petro.get("/phone/missing?text=%25").body())
                .contains("All accounts have a reading, or no account matches.");
        assertThat(petro.get("/phone/missing?period=2099-01").body()).contains("2099-01 is in the future");
        assertThat(petro.get("/phone/missing?period=x").body()).contains("is no period");
    }

    @Test
    void exportsThemForTheOfficeAndRecordsThat() throws Exception {
        assertThat(petro.post("/phone/missing/export", Map.of()).statusCode()).isEqualTo(403);

        HttpResponse<String> file = olena.post("/phone/missing/export", Map.of());

        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("missing-");
        assertThat(file.body()).contains("account;number;held;meter_digits;name;address", "'=Бойко <i>;Хуст");
        assertThat(console.database().rows("SELECT who, detail FROM audit_entry WHERE action = 'export'"))
                .containsExactly("office accounts without a reading");
    }
}
