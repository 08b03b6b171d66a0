package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.RunningGateway;

/** Readings that strangers submit in the cabinet of a real gateway: honest ones, and abuse. */
class CabinetSubmissionIT {
    private static final String KNOWN = "0501234567";
    private static final String HELD = "0501234568";
    private static final String UNKNOWN = "0509999999";
    /** For how many of a kind the times are compared. */
    private static final int ATTEMPTS = 60;

    @TempDir
    static Path folder;

    private static RunningGateway gateway;
    private static CabinetClient customer;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(
                folder,
                Map.of(
                        "CABINET_PORT", 0,
                        "CABINET_TRUSTED_PROXY", "127.0.0.1",
                        "CABINET_FILLING_TIME", "0s",
                        "CABINET_READINGS_PER_ADDRESS", 1_000,
                        "CABINET_READINGS_PER_ACCOUNT", 1_000));
        gateway.database()
                .update(
                        "INSERT INTO account (account, name, address) VALUES ('" + KNOWN
                                + "', 'Olena Secret', 'Hidden 7')",
                        "INSERT INTO account (account) VALUES ('" + HELD + "')",
                        "INSERT INTO account (account) VALUES ('0501111111'), ('0502222222'), ('0503333333')",
                        "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                + " VALUES (1, 'sms', '', '', '2026-01-01T10:00:00.000Z', '', x'00', 'accepted')",
                        "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                                + " latest_message_id) VALUES (1, 1, '" + HELD
                                + "', 5000, '2026-01', 1, '2026-01-01T10:00:00.000Z', 1)");
        customer = new CabinetClient(gateway.cabinet());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** Each test comes from an address of its own. */
    @BeforeEach
    void comeFromElsewhere() {
        customer = new CabinetClient(gateway.cabinet());
        customer.http().with("X-Forwarded-For", "192.0.2." + System.nanoTime() % 100_000);
    }

    private static long stored() {
        return gateway.database().count("message WHERE channel = 'web'");
    }

    /** What became of the last message. */
    private static String last() {
        return gateway.database()
                .rows("SELECT channel, sender, recipient, text, outcome, reason FROM message ORDER BY id DESC LIMIT 1")
                .get(0);
    }

    @Test
    void storesAReadingLikeAnSms() throws Exception {
        HttpResponse<String> sent = customer.submit("050 111 11 11", "00420");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(last()).isEqualTo("web  cabinet 0501111111 420 accepted null");
        assertThat(gateway.database().rows("SELECT value, on_time IN (0, 1) FROM reading WHERE account = '0501111111'"))
                .containsExactly("420 1");
        assertThat(gateway.database()
                        .rows("SELECT state, reason, recipient FROM reply ORDER BY message_id DESC LIMIT 1"))
                .containsExactly("suppressed no-address ");

        String page = customer.http()
                .get(sent.headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(page).contains("We have received your reading", "0501111111", "420");
    }

    @Test
    void answersTheSameForEachOutcome() throws Exception {
        Map<String, String> answers = new TreeMap<>();
        for (List<String> each : List.of(
                List.of("accepted", KNOWN, "100"),
                List.of("duplicate", KNOWN, "100"),
                List.of("held", HELD, "1"),
                List.of("rejected", UNKNOWN, "100"))) {
            HttpResponse<String> sent = customer.submit(each.get(1), each.get(2));
            assertThat(last()).contains(each.get(0));
            HttpResponse<String> page =
                    customer.http().get(sent.headers().firstValue("Location").orElseThrow());
            answers.put(
                    each.get(0),
                    sent.statusCode() + " " + sent.headers().map().keySet() + page.statusCode()
                            + page.headers().map().keySet() + anonymous(page.body(), each));
            assertThat(page.body()).doesNotContain("Secret", "Hidden", "5000");
        }
        assertThat(answers.values().stream().distinct()).as("answers").hasSize(1);
    }

    private static String anonymous(String page, List<String> typed) {
        return page.replace(typed.get(1), "ACCOUNT")
                .replace("<dd>" + typed.get(2) + "</dd>", "VALUE")
                .replaceAll("<time.*?</time>", "TIME");
    }

    /** One after the other, so that all of them meet the same machine; medians, because single times scatter. */
    @Test
    void takesTheSameTimeForKnownAndUnknownAccounts() throws Exception {
        Map<String, List<Long>> times = new TreeMap<>();
        List<String> accounts = List.of(KNOWN, UNKNOWN, HELD);
        for (int i = 0; i < ATTEMPTS; i++) {
            for (int turn = 0; turn < accounts.size(); turn++) {
                String account = accounts.get((i + turn) % accounts.size());
                Map<String, String> form = customer.fillIn(account, account.equals(HELD) ? "1" : "100");
                long began = System.nanoTime();
                customer.send(form);
                times.computeIfAbsent(account, each -> new ArrayList<>()).add(System.nanoTime() - began);
            }
        }
        double known = median(times.get(KNOWN));
        System.out.printf(
                "median in ms: accepted before %.2f, unknown %.2f, held %.2f%n",
                known / 1e6, median(times.get(UNKNOWN)) / 1e6, median(times.get(HELD)) / 1e6);
        for (List<Long> each : times.values()) {
            assertThat(Math.abs(median(each) - known))
                    .as("difference of the medians in ns")
                    .isLessThan(Math.max(known / 2, 2_000_000));
        }
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"12345, 100", "+380501234567, 100", "0501234567, 123456", "0501234567, 12.5", "%, %", "<b>, \"'><i>"})
    void correctsTheFormatOnThePageAndStoresNothing(String account, String value) throws Exception {
        long before = stored();
        HttpResponse<String> again = customer.submit(account, value);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("not been sent yet", "aria-invalid=\"true\"")
                .doesNotContain("<b>", "<i>");
        assertThat(stored()).isEqualTo(before);
        Map<String, String> corrected = CabinetClient.fillIn(again.body(), "0502222222", "7");
        assertThat(customer.send(corrected).statusCode()).isEqualTo(303);
        assertThat(stored()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "value", "answer", "form-id"})
    void refusesTenThousandCharacters(String field) throws Exception {
        long before = stored();
        Map<String, String> form = customer.fillIn(KNOWN, "100");
        form.put(field, "9".repeat(10_000));
        assertThat(customer.send(form).statusCode()).isEqualTo(400);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void refusesARobotThatReadsNoForm() throws Exception {
        long before = stored();
        for (String formId : List.of(
                "", "x", "AAAA", "form 1 2 3 4", customer.fillIn(KNOWN, "1").get("form-id") + "x")) {
            int status = customer.send(Map.of("account", KNOWN, "value", "100", "answer", "7", "form-id", formId))
                    .statusCode();
            assertThat(status).as(formId).isIn(400, 422);
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void refusesARobotThatGuessesTheAnswer() throws Exception {
        long before = stored();
        Map<String, String> form = customer.fillIn(KNOWN, "100");
        String right = form.put("answer", "1");
        HttpResponse<String> wrong = customer.send(form);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("the answer to the question is wrong").contains("value=\"" + KNOWN + "\"");
        form.put("answer", right);
        assertThat(customer.send(form).statusCode()).as("the next guess").isEqualTo(409);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void handlesARepeatedFormOnce() throws Exception {
        long before = stored();
        Map<String, String> form = customer.fillIn("0503333333", "100");
        List<CompletableFuture<HttpResponse<String>>> clicks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            CabinetClient other = new CabinetClient(gateway.cabinet());
            clicks.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return other.send(form);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }));
        }
        for (CompletableFuture<HttpResponse<String>> click : clicks) {
            assertThat(click.get().headers().firstValue("Location"))
                    .isEqualTo(clicks.get(0).get().headers().firstValue("Location"));
        }
        form.put("value", "200");
        assertThat(customer.send(form).headers().firstValue("Location"))
                .as("replayed with another reading")
                .isEqualTo(clicks.get(0).get().headers().firstValue("Location"));
        assertThat(stored()).isEqualTo(before + 1);
    }

    @Test
    void refusesAFormThatAnotherSiteSends() throws Exception {
        long before = stored();
        Map<String, String> form = customer.fillIn(KNOWN, "100");
        customer.http().with("Sec-Fetch-Site", "cross-site");
        assertThat(customer.send(form).statusCode()).isEqualTo(403);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void showsNoOtherVisitorWhatWasTyped() throws Exception {
        assertThat(customer.http().get("/sent?reading=x").body())
                .contains("We have received your reading")
                .doesNotContain("<dl");
        String formId = customer.fillIn(KNOWN, "1").get("form-id");
        assertThat(customer.http().get("/sent?reading=" + formId).body()).doesNotContain("<dl");
    }

    @Test
    void tellsTheOfficeThatItCameFromTheCabinet() throws Exception {
        customer.submit(KNOWN, "150");
        assertThat(last()).startsWith("web  cabinet ").doesNotContain("192.0.2", "127.0.0.1");
    }
}
