package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.backoffice.staff.Role;

/** An action in the console whose entry the audit log refuses changes nothing, and shows and saves nothing. */
class UnrecordedActionsIT {
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;
    private static final Pattern SEALED = Pattern.compile("name=\"sealed\" value=\"([^\"]+)\"");

    /** Tables that the gateway changes without a person. */
    private static final String OWN = "heartbeat|message_.*|account_.*|sqlite_.*|staff_session";

    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static ConsoleClient admin;
    private static String sealed;

    @BeforeAll
    static void prepare() throws Exception {
        String period = YearMonth.now(ZoneId.of("Europe/Kiev")).minusMonths(1).toString();
        console = ConsoleFixture.start(folder);
        HeldCases cases = new HeldCases(console.database());
        cases.execute("INSERT INTO account (account, name) VALUES (?, 'Boyko')", HeldCases.ACCOUNT);
        cases.held(HeldCases.ACCOUNT, 900, period, "below-previous");
        cases.accepted("0507654321", 100, period);
        cases.execute(
                "INSERT INTO reply (message_id, channel, recipient, text, state, reason, attempts, changed_at)"
                        + " VALUES (2, 'sms', '+380671112233', 'Thank you', 'failed', 'no-response', 3, '2026-11-03T10:00:00.000Z')");
        cases.execute("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                + " VALUES (3, 'sms', '+380671112244', '7104', strftime('%Y-%m-%dT%H:%M:%fZ'), 'x', x'', 'rejected')");
        admin = console.signedIn(Role.ADMIN);
        console.signedIn(Role.OFFICE);
        admin.post("/new-token", Map.of("name", "billing", "roles", "office"));
        admin.post("/billing/export", Map.of("period", period, "format", "csv", "confirmed", "1"));
        Awaitility.await().until(() -> console.database().count("batch WHERE sha256 IS NOT NULL") == 1);
        Matcher masked = SEALED.matcher(admin.get("/messages/2").body());
        assertThat(masked.find()).isTrue();
        sealed = masked.group(1);
        console.database().refuseAuditEntries();
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/reviews/1 | decision=reject why=typo",
                "/reviews/1 | decision=defer why=called until=TOMORROW",
                "/reviews/1/claim |",
                "/messages/2/resend |",
                "/phone/0501234567 | value=950 open-period=PERIOD override=1 why=called",
                "/phone/callbacks/3/claim |",
                "/phone/missing/export |",
                "/billing/batches/1/file |",
                "/billing/batches/1/manifest |",
                "/reveal | sealed=SEALED",
                "/new-user | login=olena name=Olena roles=office password=GREEN repeated=GREEN",
                "/new-token | name=web roles=phone",
                "/tokens/billing/revoke |",
                "/users/phone/roles | roles=office",
                "/users/phone/disable |",
                "/users/office/end-sessions |",
                "/audit/download |",
            })
    void anActionThatCannotBeRecordedDoesNothing(String path, String fields) throws Exception {
        List<String> stored = console.database().everything(OWN);

        HttpResponse<String> answer = admin.post(path, fields(fields));

        assertThat(answer.statusCode()).as(answer.body()).isIn(FAILED, UNAVAILABLE);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(answer.body()).doesNotContain("+380671112233");
        assertThat(console.database().everything(OWN)).isEqualTo(stored);
    }

    /** Opening the page of a customer is recorded before it is shown. */
    @Test
    void showsNoCustomerPageThatCannotBeRecorded() throws Exception {
        assertThat(admin.get("/phone/" + HeldCases.ACCOUNT).statusCode()).isEqualTo(UNAVAILABLE);
    }

    /** @param fields such as {@code decision=reject why=typo}; null for none */
    private static Map<String, String> fields(String fields) {
        if (fields == null) {
            return Map.of();
        }
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Kiev"));
        return Arrays.stream(fields.split(" "))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0],
                        field -> field[1].replace("SEALED", sealed)
                                .replace("PERIOD", YearMonth.from(today).toString())
                                .replace("TOMORROW", today.plusDays(1).toString())
                                .replace("GREEN", "seven green boats")));
    }
}
