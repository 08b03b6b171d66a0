package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Gateway;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.backoffice.staff.WeakHashing;
import ua.meterline.browser.CabinetClient;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** Console and cabinet of two gateways, behind a load balancer that leads each request of a browser to either. */
class SitesIT {
    private static final String PASSWORD = "seven green boats";
    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)\"");
    private static final Pattern KEPT = Pattern.compile("name=\"kept\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("class=\"generated\"[^>]*>([^<]+)<");

    @TempDir
    private static Path folder;

    private static SharedDatabase database;
    private static SmscSimulator smsc;
    private static final List<Gateway> NODES = new ArrayList<>();
    private static int addresses;

    @BeforeAll
    static void start() throws Exception {
        database = SharedDatabase.create(folder);
        addPeople();
        smsc = RunningGateway.startSmsc();
        for (String name : List.of("a", "b")) {
            NODES.add(database.node(name, smsc.port())
                    .with("DATABASE_TIMEOUT", "20s")
                    .with(Map.of(
                            "CONSOLE_PORT", 0,
                            "CONSOLE_TRUSTED_PROXY", "127.0.0.1",
                            "CONSOLE_API_RATE", 4,
                            "CABINET_PORT", 0,
                            "CABINET_TRUSTED_PROXY", "127.0.0.1",
                            "CABINET_FILLING_TIME", "0s",
                            "CABINET_READINGS_PER_ADDRESS", 6,
                            "CABINET_READINGS_PER_ACCOUNT", 2,
                            "CABINET_CODES_PER_ADDRESS", 3))
                    .start());
        }
    }

    private static void addPeople() throws Exception {
        try (Database opened = Database.open(database.address(), Duration.ofSeconds(20))) {
            StaffDirectory people =
                    new StaffDirectory(new DatabaseAccess(opened), WeakHashing.create(), Clock.systemUTC());
            for (Role role : List.of(Role.ADMIN, Role.SHIFT, Role.OFFICE)) {
                people.add(role.toString(), "The " + role, Set.of(role), PASSWORD, Actor.commandLine("root"));
            }
        }
    }

    @AfterAll
    static void stop() {
        NODES.forEach(Gateway::close);
        if (smsc != null) {
            smsc.close();
        }
    }

    private static URI console(int node) {
        return URI.create(NODES.get(node).consoleUrl().orElseThrow());
    }

    private static URI cabinet(int node) {
        return URI.create(NODES.get(node).cabinetUrl().orElseThrow());
    }

    /** With an address of its own, so that no test uses up the limits of another one. */
    private static ConsoleClient browser(URI site) {
        return new ConsoleClient(site)
                .with("X-Forwarded-For", "198.51.100." + ++addresses)
                .with("Accept-Language", "en")
                .withCookie("meterline-language", "en");
    }

    private static String find(Pattern pattern, HttpResponse<String> page) {
        Matcher matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }

    private static Map<String, String> filledIn(ConsoleClient customer, String account) throws Exception {
        return CabinetClient.fillIn(customer.get("/reading").body(), account, "100");
    }

    private static int submit(ConsoleClient customer, String account) throws Exception {
        return customer.post("/reading", filledIn(customer, account)).statusCode();
    }

    @Test
    void aFormOfTheCabinetIsOpenedOnOneNodeAndSentToTheOther() throws Exception {
        ConsoleClient here = browser(cabinet(0));
        ConsoleClient there = here.at(cabinet(1));

        HttpResponse<String> sent = there.post("/reading", filledIn(here, "0501000001"));

        assertThat(sent.statusCode()).isEqualTo(303);
        String thanks = sent.headers().firstValue("Location").orElseThrow();
        assertThat(here.get(thanks).body()).contains("0501000001");
        assertThat(database.rows().count("message WHERE text = '0501000001 100'"))
                .isEqualTo(1);
    }

    /** A sum that was solved once is good for one reading. */
    @Test
    void aFormOfTheCabinetIsTakenByOneNode() throws Exception {
        ConsoleClient here = browser(cabinet(0));
        ConsoleClient there = here.at(cabinet(1));
        Map<String, String> form = filledIn(here, "0501000002");
        assertThat(here.post("/reading", form).statusCode()).isEqualTo(303);

        form.put("account", "0501000003");

        assertThat(there.post("/reading", form).statusCode()).isEqualTo(409);
        assertThat(database.rows().count("message WHERE text LIKE '0501000003%'"))
                .isZero();
    }

    @Test
    void aWrongAnswerUsesUpTheFormOnBothNodes() throws Exception {
        ConsoleClient here = browser(cabinet(0));
        ConsoleClient there = here.at(cabinet(1));
        Map<String, String> form = filledIn(here, "0501000004");
        String right = form.put("answer", "1");
        assertThat(here.post("/reading", form).statusCode()).isEqualTo(422);

        form.put("answer", right);

        assertThat(there.post("/reading", form).statusCode()).isEqualTo(409);
        assertThat(database.rows().count("message WHERE text LIKE '0501000004%'"))
                .isZero();
    }

    @Test
    void theLimitOfAnAddressHoldsForBothNodesTogether() throws Exception {
        ConsoleClient here = browser(cabinet(0));
        ConsoleClient there = here.at(cabinet(1));
        for (int i = 0; i < 6; i++) {
            assertThat(submit(i % 2 == 0 ? here : there, "050200000" + i)).isEqualTo(303);
        }

        assertThat(submit(here, "0502000006")).isEqualTo(429);
        assertThat(submit(there, "0502000006")).isEqualTo(429);
        assertThat(submit(browser(cabinet(1)), "0502000006")).isEqualTo(303);
    }

    @Test
    void theLimitOfAnAccountHoldsForBothNodesTogether() throws Exception {
        assertThat(submit(browser(cabinet(0)), "0503000000")).isEqualTo(303);
        assertThat(submit(browser(cabinet(1)), "0503000000")).isEqualTo(303);

        assertThat(submit(browser(cabinet(0)), "0503000000")).isEqualTo(429);
        assertThat(submit(browser(cabinet(1)), "0503000000")).isEqualTo(429);
    }

    @Test
    void aCodeIsAskedForOnOneNodeAndLogsInOnBoth() throws Exception {
        sendReading("380671110001", "0504000001 100");
        ConsoleClient here = browser(cabinet(0));
        String challenge = find(CHALLENGE, ask(here, "380671110001", "0504000001"));

        ConsoleClient there = here.at(cabinet(1));
        HttpResponse<String> entered = enter(there, challenge, awaitCode("380671110001"));

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(there.get("/readings").statusCode()).isEqualTo(200);
        assertThat(there.at(cabinet(0)).get("/readings").body()).contains("0504000001");
        assertThat(enter(here, challenge, awaitCode("380671110001")).statusCode())
                .as("the code is used")
                .isEqualTo(422);
    }

    @Test
    void theAttemptsOfACodeAreThoseOfBothNodes() throws Exception {
        sendReading("380671110002", "0504000002 100");
        ConsoleClient here = browser(cabinet(0));
        ConsoleClient there = here.at(cabinet(1));
        String challenge = find(CHALLENGE, ask(here, "380671110002", "0504000002"));
        String code = awaitCode("380671110002");
        for (int i = 0; i < 5; i++) {
            assertThat(enter(i % 2 == 0 ? here : there, challenge, code.equals("000000") ? "1" : "000000")
                            .statusCode())
                    .isEqualTo(422);
        }

        assertThat(enter(there, challenge, code).statusCode()).isEqualTo(422);
        assertThat(there.get("/readings").statusCode()).isEqualTo(303);
    }

    @Test
    void theCodesThatAnAddressAsksForAreCountedOnBothNodes() throws Exception {
        ConsoleClient here = browser(cabinet(0));
        ConsoleClient there = here.at(cabinet(1));
        for (ConsoleClient node : List.of(here, there, here)) {
            assertThat(ask(node, "380671119999", "0509999999").statusCode()).isEqualTo(200);
        }

        assertThat(ask(there, "380671119999", "0509999999").statusCode()).isEqualTo(429);
        assertThat(ask(here, "380671119999", "0509999999").statusCode()).isEqualTo(429);
    }

    @Test
    void aLoginToTheConsoleHoldsOnBothNodes() throws Exception {
        ConsoleClient here = browser(console(0));
        here.signIn("office", PASSWORD);
        ConsoleClient there = here.at(console(1));

        assertThat(there.get("/").statusCode()).isEqualTo(200);
        assertThat(there.post("/logout", Map.of()).statusCode()).isEqualTo(303);
        assertThat(here.get("/").statusCode()).as("signed out").isEqualTo(303);
    }

    @Test
    void whatWasTypedWhenASessionEndedIsKeptForTheLoginOnTheOtherNode() throws Exception {
        ConsoleClient here = browser(console(0));
        HttpResponse<String> login = here.post("/messages/1/resend", Map.of("note", "typed by a person"));
        assertThat(login.statusCode()).isEqualTo(401);

        HttpResponse<String> handedBack = browser(console(1))
                .post("/login", Map.of("login", "shift", "password", PASSWORD, "kept", find(KEPT, login)));

        assertThat(handedBack.body()).contains("/messages/1/resend", "typed by a person");
    }

    /** The secret is shown once: by the node that made it. */
    @Test
    void aFormOfTheConsoleIsHandledByOneNode() throws Exception {
        ConsoleClient here = browser(console(0));
        here.signIn("admin", PASSWORD);
        ConsoleClient there = here.at(console(1));
        Map<String, String> form = Map.of("name", "billing", "roles", "office", "form-id", "0123456789abcdef");

        String secret = find(SECRET, here.post("/new-token", form));
        HttpResponse<String> again = there.post("/new-token", form);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("This form was sent before").doesNotContain(secret);
        assertThat(here.post("/new-token", form).body()).as("a double click").contains(secret);
        assertThat(database.rows().count("api_token WHERE name = 'billing'")).isEqualTo(1);
    }

    @Test
    void aFormThatWasRefusedCanBeSentToTheOtherNode() throws Exception {
        ConsoleClient here = browser(console(0));
        here.signIn("admin", PASSWORD);
        Map<String, String> form = Map.of("name", "meters", "roles", "", "form-id", "fedcba9876543210");
        assertThat(here.post("/new-token", form).statusCode()).isBetween(400, 499);

        HttpResponse<String> corrected = here.at(console(1))
                .post("/new-token", Map.of("name", "meters", "roles", "office", "form-id", "fedcba9876543210"));

        assertThat(corrected.statusCode()).isEqualTo(200);
        assertThat(database.rows().count("api_token WHERE name = 'meters'")).isEqualTo(1);
    }

    @Test
    void failedLoginsAreThoseOfBothNodes() throws Exception {
        ConsoleClient here = browser(console(0));
        ConsoleClient there = here.at(console(1));
        for (ConsoleClient node : List.of(here, there, here, there, here, there)) {
            assertThat(node.signIn("nobody", "wrong").statusCode()).isEqualTo(401);
        }
        assertThat(database.rows().count("login_failure WHERE failures >= 4 AND failures < 20"))
                .as("of the login and of the address")
                .isEqualTo(2);
        // A slow machine takes longer for an attempt than the first ones have to wait.
        database.rows()
                .update("UPDATE login_failure SET blocked_until = now() + interval '1 hour' WHERE failures >= 4");

        assertThat(here.signIn("nobody", "wrong").body()).contains("Too many");
        assertThat(there.signIn("nobody", "wrong").body()).contains("Too many");
    }

    @Test
    void theCallsOfAProgramAreThoseOfBothNodes() throws Exception {
        ConsoleClient here = browser(console(0)).with("Authorization", "Bearer unknown");
        ConsoleClient there = here.at(console(1));
        long began = System.nanoTime();
        int admitted = 0;
        for (int i = 0; i < 40; i++) {
            admitted += (i % 2 == 0 ? here : there).get("/api/v1/batches").statusCode() == 401 ? 1 : 0;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(admitted).isBetween(4, 5 + (int) (4 * seconds));
    }

    private static void sendReading(String number, String text) {
        smsc.enqueue(MobileMessage.of(number, "7104", text));
        await().atMost(RunningGateway.TIMEOUT)
                .until(() ->
                        database.rows().count("message WHERE outcome = 'accepted' AND text = '" + text + "'") == 1);
    }

    private static HttpResponse<String> ask(ConsoleClient client, String number, String account) throws Exception {
        return client.post("/login", Map.of("account", account, "number", "+" + number));
    }

    private static HttpResponse<String> enter(ConsoleClient client, String challenge, String code) throws Exception {
        return client.post("/login/code", Map.of("challenge", challenge, "code", code));
    }

    private static String awaitCode(String number) {
        await().atMost(RunningGateway.TIMEOUT).until(() -> !codesTo(number).isEmpty());
        return codesTo(number).get(0);
    }

    private static List<String> codesTo(String number) {
        return smsc.submitted().stream()
                .filter(message -> message.destination().value().equals(number)
                        && message.text().startsWith("Login code: "))
                .map(message -> message.text().substring(12, 18))
                .toList();
    }
}
