package ua.meterline.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.browser.ConsoleFixture;

class PeoplePagesTest {
    private static final Pattern GENERATED = Pattern.compile("([a-z2-9]{5}-){3}[a-z2-9]{5}");
    private static final Pattern TOKEN = Pattern.compile("meterline_[A-Za-z0-9_-]{43}");

    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static ConsoleClient admin;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
        admin = console.signedIn(Role.ADMIN).withCookie("meterline-language", "en");
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void addsAUserWithAPasswordThatIsShownOnce() throws Exception {
        HttpResponse<String> added = admin.post(
                "/new-user", Map.of("login", "Iryna", "name", "Ірина <b>", "roles", List.of("office", "phone")));
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body()).contains("The user was added.", "Ірина &lt;b&gt;");
        String password = generated(added.body());

        assertThat(admin.get("/users/iryna").body()).doesNotContain(password);
        assertThat(console.stranger().signIn("iryna", password).statusCode()).isEqualTo(303);
        assertThat(admin.get("/users").body()).contains("iryna", "Office, Contact centre");
        assertThat(audit()).contains("admin user-added iryna office,phone");
        assertThat(console.database().rows("SELECT * FROM audit_entry").toString())
                .doesNotContain(password);
    }

    @Test
    void addsAUserOnceForARepeatedForm() throws Exception {
        Map<String, ?> form = Map.of("login", "twice", "name", "Iryna", "roles", "phone", "form-id", "double-click");
        String first = admin.post("/new-user", form).body();
        String second = admin.post("/new-user", form).body();
        assertThat(generated(second)).isEqualTo(generated(first));
        assertThat(audit().stream().filter(entry -> entry.contains("user-added twice")))
                .hasSize(1);
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndKeepsTheRest() throws Exception {
        HttpResponse<String> refused =
                admin.post("/new-user", Map.of("login", "1x", "name", "Iryna", "roles", "phone"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"error-login\"", "value=\"Iryna\"")
                .containsPattern("value=\"phone\" checked");
        assertThat(admin.post("/new-user", Map.of("login", "roleless", "name", "Iryna"))
                        .body())
                .contains("Choose at least one role.");
        assertThat(admin.post("/new-user", Map.of("login", "office", "name", "x", "roles", "phone"))
                        .body())
                .contains("There is a user of this name already");
        assertThat(admin.post("/new-user", Map.of("login", "x", "name", "x", "roles", "king"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void endsTheSessionOfADisabledUserAtOnceAndAdmitsThemAgain() throws Exception {
        ConsoleClient office = console.signedIn(Role.OFFICE);
        assertThat(office.get("/profile").statusCode()).isEqualTo(200);

        assertThat(admin.post("/users/office/disable", Map.of()).headers().firstValue("Location"))
                .hasValue("/users/office?done=disabled");
        assertThat(office.get("/profile").statusCode()).isEqualTo(303);
        assertThat(console.stranger().signIn("office", ConsoleFixture.PASSWORD).statusCode())
                .isEqualTo(401);
        admin.post("/users/office/enable", Map.of());
        assertThat(console.stranger().signIn("office", ConsoleFixture.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void leavesAnAdmin() throws Exception {
        assertThat(admin.post("/users/admin/disable", Map.of()).body()).contains("You cannot disable yourself.");
        HttpResponse<String> roles = admin.post("/users/admin/roles", Map.of("roles", "office"));
        assertThat(roles.statusCode()).isEqualTo(422);
        assertThat(roles.body()).contains("This is the last administrator.");
        assertThat(admin.get("/users").statusCode()).isEqualTo(200);
    }

    @Test
    void changesRolesFromTheNextClickOn() throws Exception {
        ConsoleClient phone = signedIn("promoted", add("promoted", "phone"));
        assertThat(phone.get("/audit").statusCode()).isEqualTo(403);
        admin.post("/users/promoted/roles", Map.of("roles", List.of("phone", "auditor")));
        assertThat(phone.get("/audit").statusCode()).isEqualTo(200);
    }

    @Test
    void setsAForgottenPasswordAndEndsTheSessions() throws Exception {
        ConsoleClient office = console.signedIn(Role.OFFICE);
        String password =
                generated(admin.post("/users/office/password", Map.of()).body());
        assertThat(office.get("/profile").statusCode()).isEqualTo(303);
        assertThat(console.stranger().signIn("office", password).statusCode()).isEqualTo(303);
    }

    @Test
    void changesTheOwnPasswordAndEndsOnlyTheOtherSessions() throws Exception {
        String old = add("careful", "office");
        ConsoleClient here = signedIn("careful", old);
        ConsoleClient elsewhere = signedIn("careful", old);
        assertThat(change(here, "wrong", "nine blue lamps", "nine blue lamps").body())
                .contains("The current password is wrong.");
        assertThat(change(here, old, "nine blue lamps", "nine blue lambs").body())
                .contains("The two new passwords differ.");
        assertThat(change(here, old, "careful2026", "careful2026").body())
                .contains("This password is among the most common ones.")
                .doesNotContain("careful2026");

        assertThat(change(here, old, "nine blue lamps", "nine blue lamps").statusCode())
                .isEqualTo(303);
        assertThat(here.get("/profile?done=password").body()).contains("The new password was set.");
        assertThat(elsewhere.get("/profile").statusCode()).isEqualTo(303);
    }

    @Test
    void endsOnlyOwnSessions() throws Exception {
        String password = add("busy", "office");
        ConsoleClient office = signedIn("busy", password);
        ConsoleClient other = signedIn("busy", password);
        String adminSession = console.database()
                .rows(
                        "SELECT staff_session.id FROM staff_session JOIN staff ON staff.id = staff_id WHERE login = 'admin'")
                .get(0);
        office.post("/profile/sessions/" + adminSession + "/end", Map.of());
        assertThat(admin.get("/users").statusCode()).as("of another").isEqualTo(200);

        assertThat(office.get("/profile").body()).contains("this one", "End all others");
        office.post("/profile/sessions/end-others", Map.of());
        assertThat(other.get("/profile").statusCode()).isEqualTo(303);
        assertThat(office.get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotKeepAPasswordThatWasSentAfterTheSessionHadEnded() throws Exception {
        ConsoleClient client = console.signedIn(Role.OFFICE);
        console.database()
                .update("DELETE FROM staff_session WHERE staff_id = (SELECT id FROM staff WHERE login = 'office')");
        String login = change(client, ConsoleFixture.PASSWORD, "nine blue lamps", "nine blue lamps")
                .body();
        Matcher kept = Pattern.compile("name=\"kept\" value=\"([^\"]*)\"").matcher(login);
        assertThat(kept.find()).isTrue();
        String back = client.post(
                        "/login", Map.of("login", "office", "password", ConsoleFixture.PASSWORD, "kept", kept.group(1)))
                .body();
        assertThat(back).contains("/profile/password").doesNotContain("nine blue lamps", ConsoleFixture.PASSWORD);
    }

    @Test
    void knowsNoUserWhoDoesNotExist() throws Exception {
        assertThat(admin.get("/users/nobody").statusCode()).isEqualTo(404);
        assertThat(admin.get("/users/%3Cscript%3E").statusCode()).isEqualTo(404);
        assertThat(admin.post("/users/nobody/disable", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void addsATokenThatIsShownOnceAndWorksUntilItIsRevoked() throws Exception {
        Map<String, ?> form = Map.of("name", "Billing", "roles", "office", "form-id", "double-click");
        String added = admin.postPart("/new-token", form).body();
        String token = found(TOKEN, added);
        assertThat(admin.postPart("/new-token", form).body()).as("sent twice").isEqualTo(added);
        assertThat(admin.get("/new-token").body()).doesNotContain(token);
        assertThat(admin.get("/tokens").body()).doesNotContain(token).contains("never", "Valid");
        assertThat(callApi(token)).isEqualTo(200);
        assertThat(admin.get("/tokens").body()).containsPattern("(?s)<td>billing</td>.{0,300}Last used\"><time");

        assertThat(admin.get("/tokens/billing/revoke").body()).contains("Revoke the token billing?");
        assertThat(callApi(token)).as("the question alone").isEqualTo(200);
        admin.post("/tokens/billing/revoke", Map.of());
        admin.post("/tokens/billing/revoke", Map.of());
        assertThat(callApi(token)).isEqualTo(401);
        assertThat(admin.get("/tokens").body()).contains("Revoked");
        assertThat(admin.get("/tokens/billing/revoke").statusCode()).isEqualTo(303);
        assertThat(audit().stream().filter(entry -> entry.contains(" billing")))
                .containsExactly("admin api-token-added billing office", "admin api-token-revoked billing null");
    }

    @Test
    void saysBesideTheFieldWhatIsWrongWithAToken() throws Exception {
        HttpResponse<String> malformed = admin.postPart("/new-token", Map.of("name", "1 x", "roles", "phone"));
        assertThat(malformed.statusCode()).isEqualTo(422);
        assertThat(malformed.body())
                .contains("id=\"error-name\"", "value=\"1 x\"")
                .containsPattern("value=\"phone\" checked");
        assertThat(admin.postPart("/new-token", Map.of("name", "roleless")).body())
                .contains("Choose at least one role.");
        admin.postPart("/new-token", Map.of("name", "taken", "roles", "phone"));
        assertThat(admin.postPart("/new-token", Map.of("name", "taken", "roles", "phone"))
                        .body())
                .contains("There is a token of this name already.");
        assertThat(admin.get("/tokens/nothing/revoke").statusCode()).isEqualTo(404);
    }

    private static int callApi(String token) throws Exception {
        return console.stranger()
                .with("Authorization", "Bearer " + token)
                .get("/api/v1/batches")
                .statusCode();
    }

    private static HttpResponse<String> change(ConsoleClient client, String current, String password, String repeated)
            throws Exception {
        return client.post(
                "/profile/password",
                Map.of("current-password", current, "new-password", password, "repeated-password", repeated));
    }

    /** The password. */
    private static String add(String login, String role) throws Exception {
        return generated(admin.post("/new-user", Map.of("login", login, "name", "N. N.", "roles", role))
                .body());
    }

    private static ConsoleClient signedIn(String login, String password) throws Exception {
        ConsoleClient client = console.stranger().withCookie("meterline-language", "en");
        assertThat(client.signIn(login, password).statusCode()).isEqualTo(303);
        return client;
    }

    private static String generated(String body) {
        return found(GENERATED, body);
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group();
    }

    private List<String> audit() {
        return console.database().rows("SELECT who, action, object_id, detail FROM audit_entry ORDER BY id");
    }
}
