package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.backoffice.staff.Role;

/** The contact centre over HTTP, beside a running gateway. Each test has an account of its own. */
class PhonePagesIT {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"((?:open-period|seen-reading|confirmed-value|form-id))\""
                    + " value=\"([^\"]*)\"");

    /** The period before the open one. */
    private static final String LAST =
            YearMonth.now(ZoneId.of("Europe/Kyiv")).minusMonths(1).toString();

    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static ConsoleClient petro;
    private static ConsoleClient olena;
    private static int accounts = 4_000_000;

    private String account;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
        petro = console.signedIn(Role.PHONE).withCookie("meterline-language", "en");
        olena = console.signedIn(Role.OFFICE).withCookie("meterline-language", "en");
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @BeforeEach
    void addAccount() {
        account = "050" + ++accounts;
        console.database()
                .update(
                        "INSERT INTO account (account, name, address, usual_use) VALUES ('%s', 'Бойко <b>Олена</b> %1$s', 'Миру 5', 100)"
                                .formatted(account));
    }

    @Test
    void findsACustomerWhileTypingAndShowsTheAccountMasked() throws Exception {
        String found = petro.getPart("/phone?q=" + account.substring(0, 9)).body();

        assertThat(found)
                .contains("href=\"/phone/" + account + "\"")
                .contains("&lt;b&gt;Олена&lt;/b&gt;")
                .contains("050•••" + account.substring(6))
                .doesNotContain("<html", "<b>");
    }

    @Test
    void opensTheOnlyCustomerAtOnceWithoutAScript() throws Exception {
        HttpResponse<String> response = petro.get("/phone?q=" + account);

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/phone/" + account);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "_", "%27%22", "%3Cscript%3E", "%00%01", "*"})
    void searchesForStrangeCharactersAsTheyAre(String text) throws Exception {
        HttpResponse<String> response = petro.get("/phone?q=" + text);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("<script>", "050•••");
    }

    @Test
    void refusesTenThousandCharactersInWords() throws Exception {
        HttpResponse<String> response = petro.get("/phone?q=" + "x".repeat(10_000));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("at most 1000 are possible");
    }

    @Test
    void recordsThatACardWasOpened() throws Exception {
        assertThat(petro.get("/phone/" + account).body()).contains("No earlier reading to compare with");

        assertThat(console.database()
                        .rows("SELECT who, action, object_id FROM audit_entry WHERE object_id = ?", account))
                .containsExactly("phone reveal " + account);
    }

    @Test
    void showsTheNumbersOfTheRegistryMasked() throws Exception {
        assertThat(petro.get("/phone/" + account).body()).doesNotContain("Telephone in the registry");
        console.database()
                .update("UPDATE account SET phone = '+380671112233,+380501112244' WHERE account = '%s'"
                        .formatted(account));

        assertThat(petro.get("/phone/" + account).body())
                .contains("Telephone in the registry", "+38067•••33", "+38050•••44")
                .doesNotContain("380671112233", "380501112244");
    }

    @Test
    void showsTheNumbersThatMaySendDigitsAloneAndRemovesThem() throws Exception {
        console.database()
                .update(
                        "INSERT INTO message (channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                + " VALUES ('sms', '', '', '2026-11-01T00:00:00.000Z', '', x'', 'accepted')",
                        "INSERT INTO binding (sender, account, message_id, bound_at, used_at, expires_at)"
                                + " SELECT '+380671112233', '%s', max(id), '2026-11-01T00:00:00.000Z',"
                                        .formatted(account)
                                + " '2026-11-01T00:00:00.000Z', '2027-05-01T00:00:00.000Z' FROM message");
        String id = console.database()
                .rows("SELECT id FROM binding WHERE account = ?", account)
                .get(0);
        assertThat(petro.get("/phone/" + account).body())
                .contains("Numbers that may send the reading alone")
                .doesNotContain("671112233");

        String path = "/phone/" + account + "/bindings/" + id + "/remove";
        assertThat(petro.post(path, Map.of()).statusCode()).isEqualTo(303);
        assertThat(console.database().rows("SELECT id FROM binding WHERE account = ?", account))
                .isEmpty();
        assertThat(console.database()
                        .rows("SELECT who FROM audit_entry WHERE action = 'remove-binding' AND object_id = ?", account))
                .containsExactly("phone");
    }

    @Test
    void saysWhatWouldHappenWithoutStoringAnything() throws Exception {
        store(1_000);

        assertThat(check("1100")).contains("It would be accepted.", "Use: 100 since " + LAST);
        assertThat(check("900")).contains("It would be held for a review:", "it is below the previous reading");
        assertThat(check("1 100,5")).contains("A reading has digits only");
        assertThat(check("123456")).contains("A reading has digits only");
        assertThat(check("")).doesNotContain("class=");
        assertThat(messages()).isEmpty();
    }

    private String check(String value) throws Exception {
        return petro.postPart("/phone/" + account + "/check", Map.of("value", value))
                .body();
    }

    @Test
    void savesAReadingAndReadsItBack() throws Exception {
        Map<String, Object> form = form(petro, "1 100");
        form.put("language", "ru");

        String accepted = "meterline_messages_total{channel=\"phone\",outcome=\"accepted\"}";
        double before = console.gateway().metric(accepted);

        HttpResponse<String> saved = petro.post("/phone/" + account, form);

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(console.gateway().metric(accepted) - before).as("is counted").isEqualTo(1);
        String page = petro.get(saved.headers().firstValue("Location").orElseThrow())
                .body()
                .replace('\u00a0', ' ');
        assertThat(page).contains("Saved. The reading counts.", "показание 1 1 0 0, то есть 1 100");
        assertThat(messages()).containsExactly("phone accepted phone");
        assertThat(console.database().rows("SELECT value FROM effective_reading WHERE account = ?", account))
                .containsExactly("1100");
    }

    @Test
    void storesOnceForADoubleClickAndForTwoTabs() throws Exception {
        Map<String, Object> first = form(petro, "1100");
        Map<String, Object> otherTab = form(petro, "1100");
        petro.post("/phone/" + account, first);

        HttpResponse<String> doubleClick = petro.post("/phone/" + account, first);
        HttpResponse<String> tab = petro.post("/phone/" + account, otherTab);
        HttpResponse<String> colleague = olena.post("/phone/" + account, form(olena, "1100"));

        assertThat(doubleClick.statusCode()).isEqualTo(303);
        assertThat(tab.headers().firstValue("Location").orElseThrow()).endsWith("&known=yes");
        assertThat(olena.get(colleague.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("phone entered the same at");
        assertThat(messages()).hasSize(1);
    }

    @Test
    void writesTheDayOfANewMeterAndTheMonthOfAHeldReadingAsPeopleDo() throws Exception {
        HeldCases cases = new HeldCases(console.database());
        cases.held(account, 900, "2026-10", "below-previous");
        cases.execute(
                "INSERT INTO meter_replacement (account, meter, replaced_on, period, final_value, start_value,"
                        + " recorded_by, recorded_at, why)"
                        + " VALUES (?, 2, '2020-11-02', '2020-11', 1000, 0, 'cli:root', '2020-11-03T10:00:00.000Z', 'old')",
                account);

        assertThat(petro.get("/phone/" + account).body())
                .contains("The meter was replaced on 2 Nov 2020.", "waits for a review: 900 for October 2026.");
        String ukrainian = console.signedIn(Role.PHONE)
                .withCookie("meterline-language", "uk")
                .get("/phone/" + account)
                .body();
        assertThat(ukrainian).contains("Лічильник замінено 02.11.2020.");
    }

    @Test
    void asksAgainBeforeAnUnusualReadingIsSaved() throws Exception {
        store(1_000);

        HttpResponse<String> asked = petro.post("/phone/" + account, form(petro, "900"));

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains("Ask the caller to read the dial again", "value=\"900\"")
                .doesNotContain("name=\"override\"");
        assertThat(messages()).isEmpty();
        HttpResponse<String> saved = petro.post("/phone/" + account, fields(asked.body(), "900"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(messages()).containsExactly("phone held phone");
    }

    @Test
    void letsOnlyTheOfficeOverrideARuleAndOnlyWithAReason() throws Exception {
        store(1_000);
        Map<String, Object> form = form(olena, "900");
        form.put("override", "yes");

        assertThat(olena.post("/phone/" + account, form).body()).contains("Say why it should count.");
        form = form(petro, "900");
        form.putAll(Map.of("override", "yes", "why", "I want it"));
        assertThat(petro.post("/phone/" + account, form).statusCode()).isEqualTo(422);
        form = form(olena, "900");
        form.putAll(Map.of("override", "yes", "why", "read twice"));
        assertThat(olena.post("/phone/" + account, form).statusCode()).isEqualTo(303);

        assertThat(console.database()
                        .rows(
                                "SELECT value, reviewed > 0 FROM effective_reading WHERE account = ? AND period > '2020-01'",
                                account))
                .containsExactly("1000 0", "900 1");
    }

    @Test
    void tellsThatAnotherReadingCameMeanwhileAndKeepsWhatWasTyped() throws Exception {
        Map<String, Object> form = form(petro, "1100");
        form.put("why", "calls from work");
        olena.post("/phone/" + account, form(olena, "1090"));

        HttpResponse<String> told = petro.post("/phone/" + account, form);

        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body())
                .contains(
                        "Another reading came meanwhile: 1090 counts now",
                        "value=\"1100\"",
                        "value=\"calls from work\"");
        assertThat(petro.post("/phone/" + account, fields(told.body(), "1100")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void tellsThatThePeriodOfThePageIsNotTheOpenOne() throws Exception {
        for (String period : List.of("2031-01", "2020-01", "x")) {
            Map<String, Object> form = form(petro, "1100");
            form.put("open-period", period);

            HttpResponse<String> told = petro.post("/phone/" + account, form);

            assertThat(told.statusCode()).isEqualTo(422);
            assertThat(told.body()).contains("The open period has changed");
        }
        assertThat(messages()).isEmpty();
    }

    @Test
    void takesAnEntryBackWithAReason() throws Exception {
        String entry = petro.post("/phone/" + account, form(petro, "1100"))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("\\?.*", "");

        assertThat(petro.post(entry + "/withdraw", Map.of("language", "en")).body())
                .contains("Say why it is taken back.");
        assertThat(petro.post(entry + "/withdraw", Map.of("why", "misheard")).statusCode())
                .isEqualTo(303);

        assertThat(petro.get(entry).body()).contains("Taken back. It does not count.");
        assertThat(console.database().rows("SELECT 1 FROM reading WHERE account = ?", account))
                .isEmpty();
    }

    @Test
    void knowsNoPageForWhatIsNoAccount() throws Exception {
        assertThat(petro.get("/phone/12").statusCode()).isEqualTo(404);
        assertThat(petro.get("/phone/0509999999").statusCode()).isEqualTo(409);
        assertThat(petro.get("/phone/entries/999999").statusCode()).isEqualTo(409);
        assertThat(petro.get("/phone/entries/x").statusCode()).isEqualTo(404);
    }

    /** The fields of the form, as a browser would send them. */
    private Map<String, Object> form(ConsoleClient client, String value) throws Exception {
        return fields(client.get("/phone/" + account).body(), value);
    }

    private static Map<String, Object> fields(String page, String value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.put("value", value);
        return fields;
    }

    private List<String> messages() {
        return console.database()
                .rows(
                        "SELECT channel, outcome, entered_by FROM message JOIN phone_entry ON message_id = id"
                                + " WHERE text LIKE ?",
                        account + "%");
    }

    private void store(int value) {
        console.database()
                .update(
                        ("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                        + " VALUES (%1$s, 'sms', '', '', '%2$s-02T10:00:00.000Z', '', x'', 'accepted')")
                                .formatted(accounts, LAST),
                        ("INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                                        + " VALUES (%1$s, %1$s, '%2$s', %3$d, '%4$s', 1, '%4$s-02T10:00:00.000Z', %1$s)")
                                .formatted(accounts, account, value, LAST));
    }
}
