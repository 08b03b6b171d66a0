package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.Redelivery;

/** The page of a reading, from the SMS to the browser. */
class ReceiptIT {
    private static final String HOST = "cab.zk104.ua";
    private static final int LARGEST_PAGE = 30_000;

    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(
                folder, Map.of("CABINET_PORT", 0, "CABINET_URL", "https://" + HOST, "REPLIES_RECEIPT", true));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static ConsoleClient visitor() {
        return new ConsoleClient(URI.create(gateway.cabinet())).with("Accept-Language", "en");
    }

    /** The path of the page that the reply names. */
    private static String pathIn(String reply) {
        assertThat(reply).startsWith(CustomerSms.ACCEPTED + " " + HOST + "/r/").hasSizeLessThanOrEqualTo(70);
        return reply.substring(reply.lastIndexOf(HOST) + HOST.length());
    }

    private static String pathFor(String text) throws Exception {
        return pathIn(gateway.deliverAndAwaitReply(MobileMessage.of("380671112233", "7104", text))
                .text());
    }

    @Test
    void theCodeInTheReplyOpensThePageOfThatReadingOnly() throws Exception {
        String path = pathFor("0501234567 01250");
        HttpResponse<String> page = visitor().get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(": 1250</h2>", "050•••4567", "This reading counts for this month");
        assertThat(page.body()).doesNotContain("0501234567", "380671112233");
        assertThat(page.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_PAGE);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(visitor()
                        .get(path.toUpperCase(Locale.ROOT).replace("/R/", "/r/"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(visitor().get(pathFor("0501234567 1260")).body()).contains(": 1260</h2>");
        assertThat(visitor().get(path).body())
                .contains("another reading counts for this month")
                .doesNotContain("1260");
    }

    @Test
    void allWrongCodesGetTheSamePage() throws Exception {
        String expired = pathFor("0502222222 10");
        gateway.database()
                .update(
                        "UPDATE reading_receipt SET expires_at = '2020-01-01T00:00:00.000Z' WHERE account = '0502222222'");
        String wrong = visitor().get("/r/0000000000").body();
        for (String path : List.of(expired, "/r/x", "/r/0000000001", "/nothing")) {
            HttpResponse<String> page = visitor().get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body().replace(path, "/r/0000000000")).isEqualTo(wrong);
        }
    }

    @Test
    void aRedeliveredMessageHasOneReplyWithOneCode() throws Exception {
        gateway.smsc().behaviour().redeliver(Redelivery.times(2));
        long before = gateway.smsc().counters().delivered();
        gateway.smsc().enqueue(MobileMessage.of("380671112233", "7104", "0503333333 33"));
        String path = pathIn(gateway.awaitNextReply().text());
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> gateway.smsc().counters().delivered() == before + 3);
        gateway.smsc().behaviour().redeliver(Redelivery.NONE);

        assertThat(gateway.count("reading_receipt WHERE account = '0503333333'"))
                .isEqualTo(1);
        assertThat(visitor().get(path).statusCode()).isEqualTo(200);
    }

    /** The page of a reading that was replaced, one that counts, one that is held, and one that the office refused. */
    @Test
    void suitsEveryReaderOnATelephone() throws Exception {
        YearMonth before = YearMonth.now(ZoneId.of("Europe/Kyiv")).minusMonths(1);
        String received = before + "-02T10:00:00.000Z";
        gateway.database()
                .update(
                        "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                + " VALUES (900, 'sms', '', '', '" + received + "', '', x'', 'accepted')",
                        "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                                + " latest_message_id) VALUES (900, 900, '0504444444', 1000, '" + before + "', 1, '"
                                + received + "', 900)");
        List<String> paths = List.of(
                pathFor("0504444444 1044"),
                pathFor("0504444444 1045"),
                pathFor("0504444444 44"),
                pathFor("0504444444 45"));
        gateway.database()
                .update("INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                        + " SELECT max(id), 'reject', 'olena', '2026-11-03T00:00:00.000Z', 'x' FROM message");
        List<String> states = List.of("Replaced", "Counts", "Being checked", "Refused");
        for (int i = 0; i < states.size(); i++) {
            assertThat(visitor().get(paths.get(i)).body()).contains(">" + states.get(i) + "<");
        }
        try (Browser browser = Browser.open(gateway.cabinet(), "en", true)) {
            browser.resize(Browser.NARROW);
            for (String language : List.of("uk", "ru", "hu", "en")) {
                browser.go("/");
                browser.chooseLanguage(language);
                for (String path : paths) {
                    browser.go(path);
                    assertThat(browser.text()).contains("050•••4444");
                    Axe.checkInLightAndDark(browser);
                    browser.requireNoSidewaysScroll();
                }
            }
            assertThat(browser.problems()).isEmpty();
        }
    }
}
