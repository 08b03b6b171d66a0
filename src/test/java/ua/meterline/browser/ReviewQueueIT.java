package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ua.meterline.browser.HeldCases.ACCOUNT;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import ua.meterline.backoffice.staff.Role;

/** People decide the review queue in a browser. */
@Tag("browser")
class ReviewQueueIT {
    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static Browser browser;
    private static HeldCases cases;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
        cases = new HeldCases(console.database());
        browser = Browser.open(console).signIn(Role.OFFICE);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    /** What the last test left open is decided. */
    @BeforeEach
    void empty() throws Exception {
        browser.go("/");
        cases.execute("INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                + " SELECT message_id, 'reject', 'test', '2026-11-03T10:00:00.000Z', 'left over' FROM open_case");
    }

    private static List<String> rows(String sql) {
        return console.database().rows(sql);
    }

    private static String decisions(long message) {
        return String.join("; ", rows("SELECT decision, decided_by, why FROM review WHERE message_id = " + message));
    }

    @Test
    void decidesTheQueueWithTheKeyboardAlone() throws Exception {
        cases.accepted(ACCOUNT, 12000, "2026-10");
        long first = cases.held(ACCOUNT, 92354, "2026-11", "use-too-high");
        long second = cases.held(ACCOUNT, 11000, "2026-11", "below-previous");
        long third = cases.held("0507654321", 5, "2026-11", "use-too-high");
        browser.go("/reviews");

        browser.press("s");
        browser.awaitText("92,354 is 80,354 above 12,000 of 2026-10");
        browser.awaitText("You work on this case");
        browser.press("c");
        browser.press("12354", Keys.ESCAPE);
        browser.press("1");
        browser.press("a");
        browser.awaitText("Message " + first + " is decided.");
        assertThat(browser.title()).isEqualTo("Message " + second);
        browser.press("w");
        browser.press("a joke, rad", Keys.ESCAPE);
        browser.press("r");
        browser.awaitText("Message " + second + " is decided.");
        browser.press("6");
        browser.press("d");
        browser.awaitText("No case waits here.");
        browser.awaitText("Message " + third + " is decided.");

        assertThat(decisions(first)).isEqualTo("accept office confirmed with the customer");
        assertThat(rows("SELECT value FROM reading WHERE account = '" + ACCOUNT + "' AND period = '2026-11'"))
                .containsExactly("12354");
        assertThat(decisions(second)).isEqualTo("reject office a joke, rad");
        assertThat(rows("SELECT deferred_by, why FROM review_deferral WHERE message_id = " + third))
                .containsExactly("office waits for an answer of the customer");
        assertThat(rows("SELECT DISTINCT who, action FROM audit_entry WHERE object_id = '" + first
                        + "' ORDER BY action"))
                .containsExactly("office claim", "office decide");
    }

    @Test
    void keysDoNothingWhileOneTypes() throws Exception {
        long held = cases.held(ACCOUNT, 100, "2026-11", "use-too-high");
        browser.go("/reviews/" + held);
        browser.field("why").sendKeys("1arcdq?");

        assertThat(browser.title()).isEqualTo("Message " + held);
        assertThat(browser.field("why").getDomProperty("value")).isEqualTo("1arcdq?");
        browser.field("why").sendKeys(Keys.ENTER);
        assertThat(decisions(held)).as("Enter sends nothing by accident").isEmpty();
    }

    @Test
    void theSecondPersonSeesWhoWorksOnACaseAndIsRefused() throws Exception {
        long held = cases.held(ACCOUNT, 200, "2026-11", "use-too-high");
        browser.go("/reviews/" + held);
        browser.awaitText("You work on this case");

        ConsoleClient admin = console.signedIn(Role.ADMIN);
        assertThat(admin.with("Accept-Language", "en").get("/reviews").body())
                .contains("<span class=\"badge info\">office");
        assertThat(admin.get("/reviews/" + held).body()).contains("office works on this case, until");
        HttpResponse<String> refused =
                admin.post("/reviews/" + held, Map.of("decision", "reject", "why", "no", "queue", ""));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("office works on this case, until", "value=\"no\"");

        browser.press("q");
        browser.await(
                "the queue",
                () -> browser.path().startsWith("/reviews") && !browser.path().contains("" + held));
        await().untilAsserted(
                        () -> assertThat(rows("SELECT * FROM review_claim")).isEmpty());
        assertThat(admin.post("/reviews/" + held, Map.of("decision", "reject", "why", "no"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void closingThePageLeavesTheCase() throws Exception {
        long held = cases.held(ACCOUNT, 300, "2026-11", "use-too-high");
        browser.go("/reviews/" + held);
        browser.awaitText("You work on this case");
        assertThat(rows("SELECT claimed_by FROM review_claim")).containsExactly("office");

        browser.go("/");
        await().untilAsserted(
                        () -> assertThat(rows("SELECT * FROM review_claim")).isEmpty());
    }

    @Test
    void saysWhoDecidedMeanwhileAndKeepsWhatWasTyped() throws Exception {
        long held = cases.held(ACCOUNT, 400, "2026-11", "use-too-high");
        ConsoleClient admin = console.signedIn(Role.ADMIN);
        admin.post("/reviews/" + held, Map.of("decision", "accept", "why", "the photo says so"));
        HttpResponse<String> late = console.signedIn(Role.OFFICE)
                .with("Accept-Language", "en")
                .post("/reviews/" + held, Map.of("decision", "reject", "why", "typed with care"));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains(
                        "Nothing was changed: admin decided on", "accepted 400: the photo says so", "typed with care");
        assertThat(decisions(held)).isEqualTo("accept admin the photo says so");
    }

    @Test
    void aDecisionIsSupersededFromItsPageAndStaysOnRecord() throws Exception {
        long held = cases.held(ACCOUNT, 500, "2026-11", "use-too-high");
        console.signedIn(Role.ADMIN).post("/reviews/" + held, Map.of("decision", "accept", "why", "first look"));
        browser.go("/reviews/" + held);
        browser.awaitText("Decide anew");
        browser.press("5");
        browser.press("r");
        browser.await(
                "both",
                () -> browser.all("li").stream().anyMatch(item -> item.getText().contains("not a reading")));

        assertThat(browser.text()).contains("accepted 500", "first look", "rejected – not a reading");
        assertThat(rows("SELECT decision FROM review WHERE message_id = " + held + " ORDER BY id"))
                .containsExactly("accept", "reject");
        assertThat(rows("SELECT count(*) FROM reading WHERE value = 500")).containsExactly("0");
    }

    @Test
    void severalCasesAreDecidedTogetherAndEachRefusalIsNamed() throws Exception {
        long free = cases.held(ACCOUNT, 600, "2026-11", "use-too-high");
        long taken = cases.held(ACCOUNT, 601, "2026-11", "use-too-high");
        console.signedIn(Role.ADMIN).postPart("/reviews/" + taken + "/claim", Map.of());
        browser.go("/reviews");
        browser.find("[data-all=case]").click();
        browser.press("b");
        browser.press("4");
        browser.click("Reject the chosen");
        browser.awaitText("Decided together");

        assertThat(browser.text()).contains("1 decided. 1 refused.", "admin works on this case");
        Axe.check(browser);
        assertThat(decisions(free)).isEqualTo("reject office a slip of the customer");
        assertThat(decisions(taken)).isEmpty();
    }

    @Test
    void aRefusedFormAboutSeveralCasesKeepsWhatWasChosenAndTyped() throws Exception {
        long held = cases.held(ACCOUNT, 650, "2026-11", "use-too-high");
        ConsoleClient office = console.signedIn(Role.OFFICE).with("Accept-Language", "en");
        HttpResponse<String> wrong = office.post(
                "/reviews/together", Map.of("case", held, "decision", "defer", "until", "soon", "why", "typed"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Choose a day.", "value=\"" + held + "\" checked", "value=\"typed\"", "<details open");
    }

    @Test
    void aDeferredCaseIsFoundByItsFilter() throws Exception {
        long held = cases.held(ACCOUNT, 700, "2026-11", "use-too-high");
        ConsoleClient office = console.signedIn(Role.OFFICE).with("Accept-Language", "en");
        office.post("/reviews/" + held, Map.of("decision", "defer", "until", "2027-01-15", "preset", "6"));

        assertThat(office.get("/reviews").body()).contains("No case waits here");
        assertThat(office.get("/reviews?deferred=1").body()).contains("/reviews/" + held, "15 Jan 2027");
        assertThat(office.get("/reviews/" + held).body())
                .contains("deferred until", "waits for an answer of the customer");
    }

    @Test
    void aDoubleClickDecidesOnceAndAWrongFormSaysWhatIsWrong() throws Exception {
        long held = cases.held(ACCOUNT, 800, "2026-11", "use-too-high");
        ConsoleClient office = console.signedIn(Role.OFFICE).with("Accept-Language", "en");
        HttpResponse<String> wrong = office.post(
                "/reviews/" + held, Map.of("decision", "accept", "value", "12x", "account", "1", "period", "2026-13"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Choose a reason", "at most nine digits", "ten digits", "YYYY-MM", "value=\"12x\"");
        Map<String, String> form = Map.of("decision", "accept", "why", "yes", "form-id", "the same");
        assertThat(office.post("/reviews/" + held, form).statusCode()).isEqualTo(303);
        assertThat(office.post("/reviews/" + held, form).statusCode()).isEqualTo(303);
        assertThat(decisions(held)).isEqualTo("accept office yes");
    }

    @Test
    void aCorrectionNamesTheMeterWhereOneWasReplaced() throws Exception {
        String account = "0504440444";
        cases.execute(
                "INSERT INTO meter_replacement (account, meter, replaced_on, period, final_value, start_value, cancelled,"
                        + " recorded_by, recorded_at, why) VALUES (?, 2, '2020-11-02', '2026-11', 5010, 7, 0, 'O', '', '')",
                account);
        cases.accepted(account, 5000, "2026-10");
        long held = cases.held(account, 95008, "2026-11", "use-too-high");
        browser.go("/reviews/" + held);
        browser.type("value", "5008");
        browser.type("meter", "1");
        browser.type("why", "of the old meter");
        browser.find("[data-key=a]").click();

        browser.awaitText("Message " + held + " is decided.");
        assertThat(rows("SELECT meter, value FROM review WHERE message_id = " + held))
                .containsExactly("1 5008");
    }

    @Test
    void aDoubtfulCorrectionIsStoredOnlyAfterItIsConfirmed() throws Exception {
        cases.execute("INSERT OR IGNORE INTO account (account, name) VALUES ('0503333333', 'Іван')");
        cases.accepted("0503333333", 100, "2026-10");
        long held = cases.held("0503333333", 99000, "2026-11", "use-too-high");
        browser.go("/reviews/" + held);
        browser.type("value", "98000");
        browser.find("[name=preset][value='1']").click();
        browser.press("a");
        browser.awaitText("98,000 is doubtful: consumption too high. Expected: 100 to 2,100.");
        assertThat(browser.field("value").getDomProperty("value")).isEqualTo("98000");
        browser.find("[name=confirm]").click();
        browser.press("a");
        browser.awaitText("Message " + held + " is decided.");
        assertThat(rows("SELECT value, forced FROM review WHERE message_id = " + held))
                .containsExactly("98000 use-too-high");
    }

    @Test
    void aSessionThatEndsWhileOneTypesLosesNothing() throws Exception {
        long held = cases.held(ACCOUNT, 900, "2026-11", "use-too-high");
        browser.go("/reviews/" + held);
        browser.awaitText("You work on this case");
        browser.type("why", "a long reason, typed with care");
        browser.deleteCookie("meterline-session");
        browser.press(Keys.ESCAPE);
        browser.press("r");
        browser.await("the login", () -> browser.find("#sign-in").isDisplayed());
        browser.type("login", "office");
        browser.type("password", ConsoleFixture.PASSWORD);
        browser.field("password").sendKeys(Keys.ENTER);
        await().untilAsserted(
                        () -> assertThat(decisions(held)).isEqualTo("reject office a long reason, typed with care"));
    }

    @Test
    void aLetterIsShownWithoutRunningOrLoadingAnythingOfIt() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().toString());
            exchange.close();
        });
        elsewhere.start();
        try {
            String address = "http://localhost:" + elsewhere.getAddress().getPort();
            HeldCases.putLetter(folder.resolve("inbox"), address);
            await().until(() ->
                    !rows("SELECT 1 FROM open_case WHERE channel = 'email'").isEmpty());
            await().until(() -> java.nio.file.Files.notExists(folder.resolve("inbox/letter.eml")));
            String id = rows("SELECT min(message_id) FROM open_case WHERE channel = 'email'")
                    .get(0);
            browser.problems(); // of the tests before
            browser.go("/reviews/" + id);
            browser.awaitText("на знімку 12345");
            browser.await(
                    "the picture",
                    () -> Boolean.TRUE.equals(
                            browser.run(
                                    "const i = document.querySelector('img.attached'); i.scrollIntoView(); return i.complete && i.naturalWidth === 300")));

            assertThat(browser.text())
                    .contains("050•••67", "<script>window.hacked=2</script>", "drawing.svg", "page.html");
            assertThat(browser.all("img")).hasSize(1);
            browser.press("v");
            browser.awaitText("0501234567, на знімку");
            assertThat(browser.run("return window.hacked")).isNull();
            assertThat(browser.problems()).isEmpty();
            assertThat(requests).isEmpty();
            Axe.check(browser);
            requireHarmlessDownloads(id);
            assertThat(rows("SELECT action, detail FROM audit_entry WHERE object_id = '" + id
                            + "' AND action <> 'claim'"))
                    .contains("reveal picture 1", "reveal letter", "download file 2", "download file 3");
        } finally {
            elsewhere.stop(0);
        }
    }

    private static void requireHarmlessDownloads(String id) throws Exception {
        ConsoleClient office = console.signedIn(Role.OFFICE);
        for (int number = 0; number <= 3; number++) {
            HttpResponse<String> file = office.get("/reviews/" + id + "/files/" + number);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
            assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment;");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(file.headers().firstValue("Content-Security-Policy")).hasValue("default-src 'none'; sandbox");
        }
        assertThat(office.get("/reviews/" + id + "/pictures/1").headers().firstValue("Content-Type"))
                .hasValue("image/jpeg");
        for (String none : List.of("/pictures/2", "/pictures/3", "/pictures/0", "/files/9", "/files/-1")) {
            assertThat(office.get("/reviews/" + id + none).statusCode())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    @Test
    void thePagesAreAccessibleAndFitATelephone() throws Exception {
        cases.accepted("0502222222", 100, "2026-09");
        cases.accepted("0502222222", 160, "2026-10");
        cases.execute("INSERT OR IGNORE INTO account (account, name) VALUES ('0502222222', 'Ганна Шевчук')");
        long held = cases.held("0502222222", 91000, "2026-11", "use-too-high");
        cases.execute(
                "INSERT INTO question (message_id, sender_key, account, meter, period, on_time, value, asked_at,"
                        + " expires_at) VALUES (?, 7, '0502222222', 1, '2026-11', 1, 191, '2026-11-02T10:00:00.000Z',"
                        + " '2099-11-03T10:00:00.000Z')",
                held);
        for (String path : List.of("/reviews", "/reviews?rule=x", "/reviews/" + held)) {
            for (boolean dark : List.of(false, true)) {
                browser.dark(dark);
                browser.go(path);
                Axe.check(browser);
            }
            browser.resize(Browser.NARROW);
            browser.requireNoSidewaysScroll();
            browser.resize(1280);
            assertThat(browser.problems()).isEmpty();
        }
        browser.dark(false);
        browser.go("/reviews/" + held);
        assertThat(browser.text()).contains("Is 191 meant? The answer of the customer decides the case until");
        browser.await("the chart", () -> !browser.all(".uplot").isEmpty());
        browser.screenshot("review-case");
        browser.go("/reviews");
        browser.press("j");
        browser.press(Keys.ENTER);
        browser.await("the case", () -> browser.title().equals("Message " + held));
    }
}
