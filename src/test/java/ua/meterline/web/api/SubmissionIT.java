package ua.meterline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.backoffice.staff.Role;

/** Readings that another program submits to a running gateway. Each test has an account of its own. */
class SubmissionIT {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    @TempDir
    static Path folder;

    private static ApiFixture api;
    private static ApiClient cabinet;
    private static int accounts = 5_000_000;

    private String account;

    @BeforeAll
    static void start() throws Exception {
        api = ApiFixture.start(folder);
        cabinet = api.program(Role.PHONE);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void addAccount() {
        account = "050" + ++accounts;
        api.database().update("INSERT INTO account (account, usual_use) VALUES ('" + account + "', 100)");
    }

    @Test
    void storesAReadingOfTheChannelWebThatCounts() throws Exception {
        ApiClient.Answered answered = cabinet.submit(account, 1250);

        assertThat(answered.status()).isEqualTo(201);
        assertThat(answered.json().toString())
                .isEqualTo("{\"message\":%s,\"outcome\":\"accepted\",\"reasons\":[],\"period\":\"%s\",\"meter\":1}"
                        .formatted(answered.text("message"), YearMonth.now(KYIV)));
        assertThat(messages()).containsExactly("web accepted null");
        assertThat(api.database().rows("SELECT value FROM effective_reading WHERE account = ?", account))
                .containsExactly("1250");
        ApiClient.Answered message =
                cabinet.get("/messages/{id}", answered.header("Location").replace("/api/v1", ""));
        assertThat(message.json().at("/readings/0/value").asInt()).isEqualTo(1250);
        assertThat(message.json().at("/readings/0/effective").asBoolean()).isTrue();
    }

    @Test
    void recordsTheProgramInTheAuditLogWithoutTheValue() throws Exception {
        String message = cabinet.submit(account, 1250).text("message");

        assertThat(api.database()
                        .rows(
                                "SELECT who, action, object_kind, detail, address FROM audit_entry WHERE object_id = ?",
                                account))
                .containsExactly("api:phone enter-reading account message " + message + ": accepted 127.0.0.1");
    }

    @Test
    void judgesByTheRulesOfAllChannels() throws Exception {
        api.store(account, 1000, YearMonth.from(lastMonth()));

        ApiClient.Answered below = cabinet.submit(account, 900);

        assertThat(below.status()).isEqualTo(201);
        assertThat(below.text("outcome")).isEqualTo("held");
        assertThat(below.json().get("reasons").toString()).isEqualTo("[\"below-previous\"]");
        assertThat(cabinet.get("/messages/{id}", "/messages/" + below.text("message"))
                        .json()
                        .at("/held/value")
                        .asInt())
                .isEqualTo(900);
    }

    @Test
    void tellsAReadingThatIsKnownFromAnotherChannelOrKey() throws Exception {
        cabinet.submit(account, 1250);

        assertThat(cabinet.submit(account, 1250).text("outcome")).isEqualTo("duplicate");
    }

    @Test
    void holdsAReadingOfAClosedPeriodAsOtherChannelsDo() throws Exception {
        ApiClient.Answered late = cabinet.submit(UUID.randomUUID().toString(), body(1000, lastMonth()));

        assertThat(late.text("period")).isEqualTo(YearMonth.from(lastMonth()).toString());
        assertThat(late.json().get("reasons").toString()).isEqualTo("[\"late-correction\"]");
    }

    @Test
    void answersARepeatLikeTheFirstTimeAndStoresOne() throws Exception {
        String key = UUID.randomUUID().toString();

        ApiClient.Answered first = cabinet.submit(key, body(1250, null));
        ApiClient.Answered repeat = cabinet.submit("\"" + key + "\"", body(1250, null));

        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.response().body()).isEqualTo(first.response().body());
        assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(messages()).hasSize(1);
    }

    @Test
    void storesOneForARepeatAtTheSameTime() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<String> submit =
                    () -> cabinet.submit(key, body(1250, null)).response().body();
            List<Future<String>> bodies = threads.invokeAll(List.of(submit, submit, submit, submit));

            assertThat(bodies.stream().map(SubmissionIT::result).distinct()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(messages()).hasSize(1);
    }

    private static String result(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void answersARepeatLikeTheFirstTimeAfterARestart(@TempDir Path other) throws Exception {
        try (ApiFixture restarted = ApiFixture.start(other)) {
            String token = restarted.addToken("cabinet", Role.PHONE);
            String key = UUID.randomUUID().toString();
            String first = restarted
                    .client(token)
                    .submit(key, body(1250, null))
                    .response()
                    .body();

            restarted.gateway().restart();

            ApiClient.Answered repeat = restarted.client(token).submit(key, body(1250, null));
            assertThat(repeat.response().body()).isEqualTo(first);
            assertThat(restarted.database().count("message")).isEqualTo(1);
        }
    }

    @Test
    void isCountedOnceInTheMetrics() throws Exception {
        String accepted = "meterline_messages_total{channel=\"web\",outcome=\"accepted\"}";
        double before = api.gateway().metric(accepted);
        String key = UUID.randomUUID().toString();

        cabinet.submit(key, body(1250, null));
        cabinet.submit(key, body(1250, null));
        cabinet.submit("0999999999", 1250);

        assertThat(api.gateway().metric(accepted) - before).isEqualTo(1);
        assertThat(api.gateway().metric("meterline_messages_total{channel=\"web\",outcome=\"rejected\"}"))
                .as("refused, and rolled back")
                .isZero();
    }

    @Test
    void keepsTheKeysOfProgramsApart() throws Exception {
        String key = UUID.randomUUID().toString();
        cabinet.submit(key, body(1250, null));

        ApiClient other = api.client(api.addToken("other-" + account, Role.PHONE));

        assertThat(other.submit(key, body(1260, null)).text("outcome")).isEqualTo("accepted");
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherReading() throws Exception {
        String key = UUID.randomUUID().toString();
        cabinet.submit(key, body(1250, null));

        ApiClient.Answered refused = cabinet.submit(key, body(1251, null));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("key-reused");
        assertThat(messages()).hasSize(1);
    }

    @Test
    void mayUseAKeyAgainThatStoredNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        assertThat(cabinet.submit(key, body(1250, LocalDate.now(KYIV).plusDays(2)))
                        .status())
                .isEqualTo(422);

        assertThat(cabinet.submit(key, body(1250, null)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "\"\""})
    void needsAKey(String key) throws Exception {
        ApiClient.Answered refused = cabinet.post(
                "application/json", key.isEmpty() ? null : key, HttpRequest.BodyPublishers.ofString(body(1250, null)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("idempotency-key-needed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"account\":\"A\",\"value\":\"1250\"} | value",
                "{\"account\":\"A\",\"value\":-1} | value",
                "{\"account\":\"A\",\"value\":100000} | value",
                "{\"account\":\"A\",\"value\":12.5} | value",
                "{\"account\":\"A\",\"value\":1e999999} | value",
                "{\"account\":\"A\",\"value\":true} | value",
                "{\"account\":\"A\",\"value\":null} | value",
                "{\"account\":\"A\"} | value",
                "{\"value\":1250} | account",
                "{\"account\":501234567,\"value\":1250} | account",
                "{\"account\":\"\",\"value\":1250} | account",
                "{\"account\":\"050 123 45\",\"value\":1250} | account",
                "{\"account\":\"٠٥٠١٢٣٤٥٦٧\",\"value\":1250} | account",
                "{\"account\":\"' OR 1=1 --\",\"value\":1250} | account",
                "{\"account\":\"A\",\"value\":1250,\"meter\":0} | meter",
                "{\"account\":\"A\",\"value\":1250,\"meter\":\"1\"} | meter",
                "{\"account\":\"A\",\"value\":1250,\"meter\":2} | meter",
                "{\"account\":\"A\",\"value\":1250,\"read_on\":\"2026-02-30\"} | read_on",
                "{\"account\":\"A\",\"value\":1250,\"read_on\":\"tomorrow\"} | read_on",
                "{\"account\":\"A\",\"value\":1250,\"read_on\":\"2999-01-01\"} | read_on",
                "{\"account\":\"A\",\"value\":1250,\"read_on\":\"1999-01-01\"} | read_on",
                "{\"account\":\"A\",\"value\":1250,\"period\":\"2026-11\"} | period",
            })
    void namesTheFieldThatIsWrong(String body, String field) throws Exception {
        String sent = body.replace("\"A\"", "\"" + account + "\"");

        ApiClient.Answered refused = cabinet.submit(UUID.randomUUID().toString(), sent);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(messages()).isEmpty();
    }

    @Test
    void namesAllFieldsThatAreWrong() throws Exception {
        ApiClient.Answered refused =
                cabinet.submit(UUID.randomUUID().toString(), "{\"account\":1,\"value\":\"x\",\"<b>\":1}");

        assertThat(refused.json().get("errors")).hasSize(3);
    }

    @Test
    void refusesAnAccountThatTheRegistryDoesNotKnow() throws Exception {
        ApiClient.Answered refused = cabinet.submit("0999999999", 1250);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("unknown-account");
        assertThat(api.database().count("message WHERE text LIKE '0999999999%'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "account=1",
                "{\"account\":\"0501234567\",\"value\":1,}",
                "{\"account\":\"0501234567\",\"value\":1}{}",
                "{\"value\":1,\"value\":2}",
                "{\"value\":{}}",
                "{\"value\":01}",
                "{'value':1}",
                "\u0000"
            })
    void refusesWhatIsNoJsonObject(String body) throws Exception {
        ApiClient.Answered refused = cabinet.submit(UUID.randomUUID().toString(), body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("malformed-json");
    }

    @Test
    void refusesOctetsThatAreNoUtf8() throws Exception {
        byte[] latin1 = {'{', '"', (byte) 0xE4, '"', ':', '1', '}'};

        assertThat(cabinet.post("application/json", "k", HttpRequest.BodyPublishers.ofByteArray(latin1))
                        .text("code"))
                .isEqualTo("malformed-json");
    }

    @Test
    void refusesTenThousandCharactersInAField() throws Exception {
        ApiClient.Answered refused = cabinet.submit(
                UUID.randomUUID().toString(), "{\"account\":\"" + "5".repeat(10_000) + "\",\"value\":1}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.response().body()).hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 2_000_000})
    void refusesALargeBodyOfKnownAndUnknownLength(int size) throws Exception {
        byte[] large = new byte[size];
        Stream.of(
                        HttpRequest.BodyPublishers.ofByteArray(large),
                        HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                .forEach(body -> {
                    try {
                        assertThat(cabinet.post("application/json", "k", body).status())
                                .isEqualTo(413);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
    void takesJsonAlone(String contentType) throws Exception {
        assertThat(cabinet.post(contentType, "k", HttpRequest.BodyPublishers.ofString(body(1250, null)))
                        .status())
                .isEqualTo(415);
    }

    private static LocalDate lastMonth() {
        return LocalDate.now(KYIV).minusMonths(1);
    }

    /** @param readOn null for none */
    private String body(int value, LocalDate readOn) {
        return "{\"account\":\"%s\",\"value\":%d%s}"
                .formatted(account, value, readOn == null ? "" : ",\"read_on\":\"" + readOn + "\"");
    }

    private List<String> messages() {
        return api.database().rows("SELECT channel, outcome, reason FROM message WHERE text LIKE ?", account + "%");
    }
}
