package ua.meterline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.BillingModule;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.billing.BatchFormat;
import ua.meterline.billing.ExportRequest;
import ua.meterline.common.Progress;
import ua.meterline.common.Sha256;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Database;

/** What other programs look up. */
class LookUpIT {
    private static final YearMonth PERIOD = YearMonth.of(2026, 5);

    @TempDir
    static Path folder;

    private static ApiFixture api;
    private static ApiClient billing;

    @BeforeAll
    static void start() throws Exception {
        api = ApiFixture.start(folder);
        billing = api.program(Role.OFFICE);
        for (int i = 1; i <= 5; i++) {
            api.store("050000000" + i, 1000 + i, PERIOD);
            api.store("050000000" + i, 900 + i, PERIOD.minusMonths(1));
        }
        api.store("0500000003", 1100, PERIOD);
        api.store("0500000003", 2, 7, PERIOD);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void listsTheEffectiveReadingsOfAPeriodPageByPage() throws Exception {
        List<String> listed = new ArrayList<>();
        String after = "";
        do {
            ApiClient.Answered page = billing.get("/readings?period=" + PERIOD + "&limit=2" + after);
            page.json()
                    .get("readings")
                    .forEach(reading -> listed.add(
                            reading.get("account").asText() + " " + reading.get("meter") + " " + reading.get("value")));
            after = page.json().get("next").isNull() ? "" : "&after=" + page.text("next");
        } while (!after.isEmpty());

        assertThat(listed)
                .containsExactly(
                        "0500000001 1 1001",
                        "0500000002 1 1002",
                        "0500000003 1 1100",
                        "0500000003 2 7",
                        "0500000004 1 1004",
                        "0500000005 1 1005");
    }

    @Test
    void listsNothingOfAPeriodWithoutReadings() throws Exception {
        assertThat(billing.get("/readings?period=1999-01").response().body())
                .isEqualTo("{\"period\":\"1999-01\",\"readings\":[],\"next\":null}\n");
    }

    @Test
    void tellsWhatBecameOfAnSmsAndShowsItsTextOnlyOnDemandAndRecorded() throws Exception {
        long id = api.database().number("SELECT min(id) FROM message");

        ApiClient.Answered plain = billing.get("/messages/{id}", "/messages/" + id);
        ApiClient.Answered full = billing.get("/messages/{id}", "/messages/" + id + "?include=text");

        assertThat(plain.text("channel")).isEqualTo("sms");
        assertThat(plain.response().body()).doesNotContain("a text", "+380671234567");
        assertThat(full.text("text")).isEqualTo("a text");
        assertThat(full.text("sender")).isEqualTo("+380671234567");
        assertThat(api.database()
                        .rows(
                                "SELECT who, action FROM audit_entry WHERE object_kind = 'message' AND object_id = ?",
                                "" + id))
                .containsExactly("api:office reveal");
    }

    @Test
    void listsBatchesAndSendsTheirFiles() throws Exception {
        export(PERIOD);

        ApiClient.Answered page = billing.get("/batches?limit=1");
        String id = page.json().at("/batches/0/id").asText();
        String sha256 = page.json().at("/batches/0/sha256").asText();
        ApiClient.Answered file = billing.get("/batches/{id}/file", "/batches/" + id + "/file");

        assertThat(billing.get("/batches/{id}", "/batches/" + id).text("sha256"))
                .isEqualTo(sha256);
        assertThat(Sha256.hex(file.response().body().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(sha256);
        assertThat(file.header("Content-Disposition")).contains(".csv");
        assertThat(billing.get("/batches?after=" + id).json().get("batches")).isEmpty();
        assertThat(api.database().rows("SELECT who FROM audit_entry WHERE action = 'download'"))
                .containsExactly("api:office");
        Path exported = folder.resolve("export")
                .resolve(page.json().at("/batches/0/file").asText());
        Files.writeString(exported, "edited by hand");
        ApiClient.Answered changed = billing.get("/batches/{id}/file", "/batches/" + id + "/file");
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text("code")).isEqualTo("wrong-file");
        Files.delete(exported);
        assertThat(billing.get("/batches/{id}/file", "/batches/" + id + "/file").text("code"))
                .isEqualTo("no-file");
    }

    private static void export(YearMonth period) throws Exception {
        Settings settings = Settings.load(null, api.gateway().environment().variables());
        try (Database database = Database.open(settings.databaseUrl(), settings.databaseTimeout())) {
            BillingModule.export(settings, database, Progress.NONE, Clock.systemUTC())
                    .run(new ExportRequest(List.of(new BillingPeriod(period)), BatchFormat.CSV, false, null));
        }
    }
}
