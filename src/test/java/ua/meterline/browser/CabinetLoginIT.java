package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

/** A customer logs in to the cabinet by a code that comes by SMS; others try to. */
class CabinetLoginIT {
    private static final String ACCOUNT = "0501234567";
    private static final String OTHERS = "0507654321";
    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)\"");
    private static final List<String> LANGUAGES = List.of("uk", "ru", "hu", "en");
    private static final int LARGEST_PAGE = 30_000;
    /** For how many of a kind the times are compared. */
    private static final int ATTEMPTS = 60;

    @TempDir
    static Path folder;

    private static RunningGateway gateway;
    private static int customers;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(
                folder,
                Map.of(
                        "READING_DIGITS_ONLY", true,
                        "CABINET_PORT", 0,
                        "CABINET_TRUSTED_PROXY", "127.0.0.1",
                        "CABINET_CODES_PER_NUMBER", 1_000,
                        "CABINET_CODES_PER_ADDRESS", 1_000));
        sendReading("380995556677", OTHERS + " 77");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static ConsoleClient visitor() {
        return new ConsoleClient(URI.create(gateway.cabinet())).with("Accept-Language", "en");
    }

    /** A number that sent a reading of the account. */
    private static String customer() {
        String number = "3806711%05d".formatted(++customers);
        sendReading(number, ACCOUNT + " " + (1_000 + customers));
        return number;
    }

    private static void sendReading(String number, String text) {
        gateway.smsc().enqueue(MobileMessage.of(number, "7104", text));
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> gateway.count("message WHERE outcome = 'accepted' AND sender = '+" + number + "'") == 1);
    }

    private static void awaitRejected(String number) {
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> gateway.count("message WHERE outcome = 'rejected' AND sender = '+" + number + "'") == 1);
    }

    private static List<String> codesTo(String number) {
        return gateway.smsc().submitted().stream()
                .filter(message -> message.destination().value().equals(number))
                .map(SubmittedMessage::text)
                .filter(text -> text.startsWith("Login code: "))
                .map(text -> text.substring(12, 18))
                .toList();
    }

    private static String awaitCode(String number, int count) {
        await().atMost(RunningGateway.TIMEOUT).until(() -> codesTo(number).size() == count);
        return codesTo(number).get(count - 1);
    }

    private static HttpResponse<String> ask(ConsoleClient client, String account, String number) throws Exception {
        return client.post("/login", Map.of("account", account, "number", "+" + number));
    }

    private static String challengeOf(HttpResponse<String> page) {
        Matcher matcher = CHALLENGE.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<String> enter(ConsoleClient client, String challenge, String code) throws Exception {
        return client.post("/login/code", Map.of("challenge", challenge, "code", code));
    }

    private static ConsoleClient logIn(String number) throws Exception {
        ConsoleClient client = visitor();
        int before = codesTo(number).size();
        String challenge = challengeOf(ask(client, ACCOUNT, number));
        HttpResponse<String> entered = enter(client, challenge, awaitCode(number, before + 1));
        assertThat(entered.statusCode()).isEqualTo(303);
        return client;
    }

    @Test
    void aCustomerLogsInOnATelephoneAndSeesTheOwnReadings() throws Exception {
        String number = customer();
        gateway.database()
                .update("INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                        + " latest_message_id) VALUES (901, 1, '0501234567', 700, '2020-01', 1,"
                        + " '2020-01-02T00:00:00.000Z', 1)");
        gateway.smsc().enqueue(MobileMessage.of(number, "7104", ACCOUNT + " 123456"));
        awaitRejected(number);
        insertHeldReadings();
        try (Browser browser = Browser.open(gateway.cabinet(), "en", true)) {
            browser.resize(Browser.NARROW);
            checkTheLoginInEachLanguage(browser);
            browser.go("/");
            browser.click("My readings");
            browser.type("account", "050 123");
            browser.type("number", "12");
            browser.click("Send the code");
            browser.awaitText("Please enter the 10 digits of your account");
            check(browser);
            browser.type("account", ACCOUNT);
            browser.type("number", "0" + number.substring(3));
            browser.click("Send the code");
            browser.awaitText("Enter the code");
            check(browser);
            String code = awaitCode(number, 1);
            browser.type("code", "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000));
            browser.click("Log in");
            browser.awaitText("The code is wrong. You have 4 attempts left.");
            browser.type("code", code);
            browser.click("Log in");
            browser.awaitText("Account " + ACCOUNT);
            assertThat(browser.text()).contains("Counts", "by SMS", "Use", "Being checked", "Refused");
            assertThat(browser.text()).contains("Messages that were not accepted", "«" + ACCOUNT + " 123456»");
            browser.type("value", "x");
            browser.click("Send the reading");
            browser.awaitText("Please enter 1 to 5 digits");
            check(browser);
            browser.type("value", "1777");
            browser.click("Send the reading");
            browser.awaitText("on the website");
            assertThat(browser.text()).contains(": 1777");
            for (String language : LANGUAGES) {
                browser.chooseLanguage(language);
                browser.go("/readings");
                check(browser);
            }
            browser.type("account", OTHERS);
            browser.click("Add");
            browser.awaitText("Your number is not known for this account.");
            browser.click("Delete my login");
            browser.awaitText("The readings stay.");
            check(browser);
            browser.click("Delete");
            browser.awaitText("Login deleted");
            browser.go("/readings");
            assertThat(browser.path()).isEqualTo("/login");
            assertThat(browser.problems()).allMatch(problem -> problem.contains("422"));
        }
        assertThat(gateway.count("cabinet_account WHERE number = '+" + number + "'"))
                .isZero();
        assertThat(gateway.count("message WHERE sender = '+" + number + "'")).isEqualTo(2);
    }

    /** One that waits, and one that the office refused. */
    private static void insertHeldReadings() {
        gateway.database()
                .update(
                        "INSERT INTO message (channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                + " VALUES ('sms', 'held', '', '2020-02-02T00:00:00.000Z', '', x'', 'held'),"
                                + " ('sms', 'held', '', '2020-03-02T00:00:00.000Z', '', x'', 'held')",
                        "INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                                + " SELECT id, '0501234567', 10, substr(received_at, 1, 7), 1, received_at,"
                                + " 'below-previous' FROM message WHERE sender = 'held'",
                        "INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                                + " SELECT max(id), 'reject', 'olena', '2020-03-03T00:00:00.000Z', 'x'"
                                + " FROM message WHERE sender = 'held'");
    }

    /** With a number that has proved no account: the page for the code is the same, and no SMS is sent. */
    private static void checkTheLoginInEachLanguage(Browser browser) {
        browser.go("/login");
        for (String language : LANGUAGES) {
            browser.chooseLanguage(language);
            check(browser);
            browser.type("account", ACCOUNT);
            browser.type("number", "0501110002");
            browser.find("button.primary").click();
            browser.await("the field for the code", () -> browser.field("code").isDisplayed());
            check(browser);
            browser.go("/login");
        }
    }

    private static void check(Browser browser) {
        Axe.checkInLightAndDark(browser);
        browser.requireNoSidewaysScroll();
    }

    @Test
    void aStrangerGetsTheSamePageAndNoSms() throws Exception {
        String number = customer();
        String own = ask(visitor(), ACCOUNT, number).body();
        for (List<String> stranger :
                List.of(List.of(ACCOUNT, "380501110000"), List.of(OTHERS, number), List.of("0999999999", number))) {
            HttpResponse<String> page = ask(visitor(), stranger.get(0), stranger.get(1));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(withoutSecrets(page.body())).isEqualTo(withoutSecrets(own));
        }
        awaitCode(number, 1);
        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.count("notice WHERE state = 'pending'") == 0);
        assertThat(codesTo(number)).hasSize(1);
        assertThat(codesTo("380501110000")).isEmpty();
    }

    /** One after the other, so that both meet the same machine; medians, because single times scatter. */
    @Test
    void takesTheSameTimeWhetherTheNumberIsKnown() throws Exception {
        List<String> numbers = List.of(customer(), "380501110001");
        List<List<Long>> times = List.of(new ArrayList<>(), new ArrayList<>());
        ConsoleClient client = visitor();
        for (int i = 0; i < 2 * ATTEMPTS; i++) {
            int turn = (i + i / 2) % 2;
            long began = System.nanoTime();
            ask(client, ACCOUNT, numbers.get(turn));
            times.get(turn).add(System.nanoTime() - began);
        }
        double known = median(times.get(0));
        double unknown = median(times.get(1));
        System.out.printf("median in ms: known number %.2f, unknown %.2f%n", known / 1e6, unknown / 1e6);
        assertThat(Math.abs(unknown - known))
                .as("difference of the medians in ns")
                .isLessThan(Math.max(known / 2, 2_000_000));
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    @Test
    void aSessionOverTlsOfTheProxyStaysOnTls() throws Exception {
        String number = customer();
        ConsoleClient client = visitor().with("X-Forwarded-Proto", "https");
        String challenge = challengeOf(ask(client, ACCOUNT, number));
        HttpResponse<String> entered = enter(client, challenge, awaitCode(number, 1));

        assertThat(entered.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .endsWith("; Secure");
    }

    private static String withoutSecrets(String page) {
        return page.replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void aSessionFromBeforeTheLoginIsNotContinued() throws Exception {
        String number = customer();
        ConsoleClient client = visitor().withCookie("meterline-cabinet", "planted");
        String challenge = challengeOf(ask(client, ACCOUNT, number));
        HttpResponse<String> entered = enter(client, challenge, awaitCode(number, 1));

        assertThat(entered.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Secure")
                .doesNotContain("planted");
        assertThat(client.get("/readings").statusCode()).isEqualTo(200);
        assertThat(visitor()
                        .withCookie("meterline-cabinet", "planted")
                        .get("/readings")
                        .statusCode())
                .isEqualTo(303);
        assertThat(enter(visitor(), challenge, codesTo(number).get(0)).statusCode())
                .as("the code is replayed")
                .isEqualTo(422);
    }

    @Test
    void aSessionSeesNoAccountThatItsNumberHasNotProved() throws Exception {
        ConsoleClient client = logIn(customer());

        assertThat(client.get("/readings?account=" + OTHERS).statusCode()).isEqualTo(404);
        assertThat(client.post("/readings/value", Map.of("of", OTHERS, "value", "99"))
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> others = client.post("/readings/account", Map.of("account", OTHERS));
        HttpResponse<String> unknown = client.post("/readings/account", Map.of("account", "0999999999"));
        assertThat(others.statusCode()).isEqualTo(422);
        assertThat(withoutSecrets(others.body())).isEqualTo(withoutSecrets(unknown.body()));
    }

    @Test
    void aSessionEndsForGood() throws Exception {
        ConsoleClient client = logIn(customer());
        String token = client.cookies().get("meterline-cabinet");
        assertThat(client.post("/logout", Map.of()).statusCode()).isEqualTo(303);

        assertThat(client.cookies()).doesNotContainKey("meterline-cabinet");
        assertThat(visitor()
                        .withCookie("meterline-cabinet", token)
                        .get("/readings")
                        .statusCode())
                .isEqualTo(303);
    }

    /** While the console is off, they were looked for among the last 4,096 messages alone. */
    @Test
    void showsAnOwnRejectedMessageBehindThousandsOfOthers() throws Exception {
        String number = customer();
        gateway.smsc().enqueue(MobileMessage.of(number, "7104", ACCOUNT + " 654321"));
        awaitRejected(number);
        gateway.database()
                .update(
                        "WITH RECURSIVE each(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < 6000)"
                                + " INSERT INTO message (channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                + " SELECT 'web', '', '', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), '', x'', 'accepted' FROM each");
        await().atMost(RunningGateway.TIMEOUT)
                .until(() ->
                        gateway.count("message_index WHERE keyed_up_to >= (SELECT id FROM message WHERE sender = '+"
                                        + number + "' AND outcome = 'rejected')")
                                == 1);

        assertThat(logIn(number).get("/readings").body()).contains("«" + ACCOUNT + " 654321»");
    }

    @Test
    void aCustomerSeesThatDigitsAreEnoughAndNamesTheAccountAgain() throws Exception {
        String number = customer();
        ConsoleClient client = logIn(number);
        assertThat(client.get("/readings").body()).contains("the digits of the reading are enough");
        assertThat(client.post("/readings/binding", Map.of("of", OTHERS)).statusCode())
                .isEqualTo(404);

        assertThat(client.post("/readings/binding", Map.of("of", ACCOUNT)).statusCode())
                .isEqualTo(303);

        assertThat(client.get("/readings").body()).doesNotContain("the digits of the reading are enough");
        assertThat(gateway.count("binding WHERE sender = '+" + number + "'")).isZero();
        assertThat(gateway.count("binding WHERE account = '" + OTHERS + "'")).isEqualTo(1);
        assertThat(gateway.count("audit_entry WHERE who = 'cabinet:customer'")).isEqualTo(1);
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws Exception {
        ConsoleClient client = logIn(customer()).with("Sec-Fetch-Site", "cross-site");

        assertThat(client.post("/readings/forget", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void pagesWeighLessThan30Kilobytes() throws Exception {
        ConsoleClient client = logIn(customer());
        for (String path : List.of("/login", "/readings", "/readings/forget")) {
            assertThat(client.get(path).body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_PAGE);
        }
    }
}
