package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.common.FolderLock;

/** The pages of exports over a running gateway, whose window is open all the month. */
class BillingPagesIT {
    static final Map<String, Object> OPEN_ALL_MONTH = Map.of("BILLING_WINDOW_LAST_DAY", 31);
    private static final YearMonth THIS_MONTH = YearMonth.now(ZoneId.of("Europe/Kiev"));
    private static final String OPEN = THIS_MONTH.toString();
    private static final String OVER = THIS_MONTH.minusMonths(1).toString();
    private static final String ACCOUNT = "0501234567";

    @TempDir
    Path folder;

    private ConsoleFixture console;
    private ConsoleClient office;

    @BeforeEach
    void start() throws Exception {
        console = ConsoleFixture.start(folder, OPEN_ALL_MONTH);
        office = signedIn(Role.OFFICE);
        reading(console, 1, ACCOUNT, 100, OVER);
        reading(console, 2, ACCOUNT, 120, OPEN);
    }

    private ConsoleClient signedIn(Role role) throws Exception {
        return console.signedIn(role).withCookie("meterline-language", "en");
    }

    @AfterEach
    void stop() {
        console.close();
    }

    static void reading(ConsoleFixture console, int id, String account, int value, String period) throws Exception {
        console.database()
                .update(
                        "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                + " VALUES (" + id
                                + ", 'sms', '', '7104', '2026-11-02T10:00:00.000Z', '', x'', 'accepted')",
                        "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                                + " latest_message_id) VALUES (" + id + ", " + id + ", '" + account + "', " + value
                                + ", '" + period + "', 1, '2026-11-02T10:00:00.000Z', " + id + ")");
    }

    private String page(String path) throws Exception {
        HttpResponse<String> response = office.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<String> export(Map<String, ?> fields) throws Exception {
        return office.post("/billing/export", fields);
    }

    private void exportAndAwait(String period, int batches) throws Exception {
        HttpResponse<String> answer = export(Map.of("period", period, "format", "csv", "confirmed", "1"));
        assertThat(answer.statusCode()).isEqualTo(303);
        Awaitility.await()
                .until(() -> exported() == batches && !page("/billing").contains("An export is running"));
    }

    private long exported() {
        return console.database().number("SELECT count(*) FROM batch WHERE sha256 IS NOT NULL");
    }

    private List<String> audit(String action) {
        return console.database()
                .rows("SELECT who, object_id, detail FROM audit_entry WHERE action = '" + action + "' ORDER BY id");
    }

    @Test
    void saysFirstWhatNeedsAttention() throws Exception {
        console.database()
                .update("INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                        + " VALUES (1, '0501234567', 7, '" + OVER
                        + "', 1, '2026-11-02T10:00:00.000Z', 'below-previous')");
        assertThat(page("/billing"))
                .containsSubsequence(
                        "The window is open until",
                        "1 reading waits for a review",
                        "/reviews?period=" + OVER,
                        "What would be exported now");
    }

    @Test
    void countsWhatWouldBeExportedBehindThePage() throws Exception {
        page("/billing");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(office.getPart("/billing/counts").body())
                                .contains("Counted", "id=\"new-" + OPEN + "\" hx-swap-oob=\"true\">1<"));
        assertThat(page("/billing")).contains("id=\"new-" + OVER + "\">1<");
    }

    @Test
    void asksBeforeItExportsWhatMayStillChange() throws Exception {
        HttpResponse<String> asked = export(Map.of("period", OPEN, "format", "jsonl"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("Export although readings may still change?", "name=\"period\" value=\"" + OPEN + "\"")
                .contains("name=\"format\" value=\"jsonl\"");
        assertThat(console.database().count("batch")).isZero();

        assertThat(export(Map.of("period", OPEN, "format", "jsonl", "confirmed", "1"))
                        .statusCode())
                .isEqualTo(303);
        Awaitility.await().until(() -> exported() == 1);
        assertThat(console.database().rows("SELECT format, started_by, window_open FROM batch"))
                .containsExactly("jsonl office 1");
    }

    @Test
    void exportsWhatIsOverWithoutAskingAndLeavesOutTheRestOnDemand() throws Exception {
        HttpResponse<String> answer =
                export(Map.of("period", List.of(OPEN, OVER), "format", "csv", "closed-only", "1"));
        assertThat(answer.statusCode()).isEqualTo(303);
        Awaitility.await().until(() -> exported() == 1);
        assertThat(console.database().rows("SELECT period FROM batch")).containsExactly(OVER);
        Awaitility.await()
                .untilAsserted(() -> assertThat(page("/billing"))
                        .contains("The export is complete", "by hand, office", "/billing/batches/1"));
        assertThat(audit("export"))
                .containsExactly("office 1 begun: " + OVER + ", csv", "office 1 " + OVER + ", 1 readings");
    }

    @Test
    void exportsOnceForARepeatedForm() throws Exception {
        Map<String, String> form = Map.of("period", OVER, "format", "csv", "form-id", "double-click-1");
        for (int time = 0; time < 3; time++) {
            assertThat(export(form).statusCode()).isEqualTo(303);
        }
        Awaitility.await().untilAsserted(() -> assertThat(page("/billing")).contains("The export is complete"));
        assertThat(exported()).isEqualTo(1);
        assertThat(audit("export")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "other, 2026-13, Write the period as year and month",
        "other, soon, Write the period as year and month",
        "period, <b>, Write the period as year and month",
        "nothing, x, Choose a period",
    })
    void refusesAWrongPeriodAndKeepsTheForm(String field, String value, String problem) throws Exception {
        HttpResponse<String> refused = export(Map.of(field, value, "format", "xml"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(problem, "<option value=\"xml\" selected")
                .doesNotContain("<b>");
        assertThat(console.database().count("batch")).isZero();
        assertThat(export(Map.of("period", OVER, "format", "pdf")).statusCode()).isEqualTo(400);
    }

    @Test
    void asksWhetherAPeriodInTheFutureIsMeant() throws Exception {
        HttpResponse<String> asked =
                export(Map.of("other", THIS_MONTH.plusMonths(5).toString(), "format", "csv"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("This period is in the future");
    }

    @Test
    void tellsThatAScheduledExportFailedAndWhenItIsRepeated(@TempDir Path other) throws Exception {
        Files.createFile(other.resolve("export")); // no folder can be there
        try (ConsoleFixture failing = ConsoleFixture.start(other, Map.of("EXPORT_CRON", "* * * * * ?"))) {
            ConsoleClient auditor = failing.signedIn(Role.AUDITOR).withCookie("meterline-language", "en");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(auditor.get("/billing").body())
                            .contains("The last scheduled export failed", "It is repeated at", "remove the cause"));
            assertThat(auditor.withCookie("meterline-language", "uk")
                            .get("/billing")
                            .body())
                    .contains("Текою вивантаження або файлом у ній не вдається скористатися")
                    .containsPattern(
                            "Технічні подробиці англійською: <code lang=\"en\">[^<]*export: is no folder</code>");
        }
    }

    @Test
    void saysThatAnotherExportIsRunning() throws Exception {
        FolderLock command = FolderLock.lock(folder.resolve("export"), ".lock", "");
        export(Map.of("period", OVER, "format", "csv"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(page("/billing"))
                        .contains("The export failed", "another export is running", "try again when it has ended"));
        command.close();
        exportAndAwait(OVER, 1);
    }

    @Test
    void completesABatchThatWasInterrupted() throws Exception {
        exportAndAwait(OVER, 1);
        console.database().update("UPDATE batch SET sha256 = NULL");
        assertThat(page("/billing")).contains("A batch is not complete", "Complete it now");
        assertThat(page("/billing/batches/1")).contains("The next export completes it");
        assertThat(office.post("/billing/batches/1/file", Map.of()).statusCode())
                .isEqualTo(409);

        assertThat(export(Map.of("complete", "1")).statusCode()).isEqualTo(303);
        Awaitility.await().until(() -> exported() == 1);
    }

    @Test
    void handsOutTheFileAndRecordsThat() throws Exception {
        exportAndAwait(OVER, 1);
        String name = "readings-" + OVER + "-000001.csv";
        HttpResponse<String> download = office.post("/billing/batches/1/file", Map.of());
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.body())
                .isEqualTo(Files.readString(folder.resolve("export").resolve(name)));
        assertThat(download.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''" + name);
        assertThat(download.headers().firstValueAsLong("Content-Length"))
                .hasValue(Files.size(folder.resolve("export").resolve(name)));
        String manifest = office.post("/billing/batches/1/manifest", Map.of()).body();
        assertThat(manifest).contains("\"batch\": 1");
        assertThat(audit("download"))
                .containsExactly("office 1 " + name, "office 1 " + name.replace(".csv", ".manifest.json"));
    }

    @Test
    void saysWhatToDoAboutAFileThatIsMissingOrChanged() throws Exception {
        exportAndAwait(OVER, 1);
        Path file = folder.resolve("export").resolve("readings-" + OVER + "-000001.csv");
        String content = Files.readString(file);
        Files.writeString(file, content.replace("100", "900"));
        HttpResponse<String> changed = office.post("/billing/batches/1/file", Map.of());
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body())
                .contains("The file differs from what was exported")
                .doesNotContain(";900;");
        Files.delete(file);
        assertThat(office.post("/billing/batches/1/file", Map.of()).body())
                .contains("The file is not in the export folder");
        assertThat(page("/billing")).contains("file is missing");
        assertThat(audit("download")).isEmpty();

        assertThat(office.post("/billing/batches/1/repeat", Map.of()).statusCode())
                .isEqualTo(303);
        Awaitility.await()
                .untilAsserted(() -> assertThat(page("/billing/batches/1")).contains("its SHA-256 is the same"));
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    @Test
    void handsOutNoFileWithAForeignName() throws Exception {
        exportAndAwait(OVER, 1);
        console.database().update("UPDATE batch SET file = '../meterline.db'");
        HttpResponse<String> refused = office.post("/billing/batches/1/file", Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("no plain file of the export folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/billing/batches/99",
                "/billing/batches/x",
                "/billing/batches/-1",
                "/billing/batches/99999999999999999999",
                "/billing/batches/readings-2026-11-000001.csv",
                "/billing/batches/..%2f..%2fmeterline.db"
            })
    void knowsNoOtherBatch(String path) throws Exception {
        assertThat(office.get(path).statusCode()).isIn(400, 404);
        assertThat(office.post(path + "/file", Map.of()).statusCode()).isIn(400, 404);
        assertThat(office.post(path + "/repeat", Map.of()).statusCode()).isIn(400, 404);
    }

    @Test
    void showsCorrectionsWithAccountsMasked() throws Exception {
        exportAndAwait(OVER, 1);
        reading(console, 3, ACCOUNT, 105, OVER);
        exportAndAwait(OVER, 2);
        assertThat(page("/billing/batches/2"))
                .containsSubsequence("Corrections in this batch", "050•••4567", "100", "105", "/messages/3")
                .doesNotContain(ACCOUNT);
        assertThat(page("/billing/batches/1"))
                .containsSubsequence("Corrected since by later batches", "/billing/batches/2", "050•••4567")
                .doesNotContain(ACCOUNT);
        assertThat(page("/billing/batches/1?since=forged&corrections=%00")).contains("050•••4567");
    }

    @Test
    void isForTheOfficeAndToBeSeenByAuditors() throws Exception {
        exportAndAwait(OVER, 1);
        for (Role role : List.of(Role.PHONE, Role.SHIFT)) {
            assertThat(signedIn(role).get("/billing").statusCode()).isEqualTo(403);
        }
        ConsoleClient auditor = signedIn(Role.AUDITOR);
        assertThat(auditor.get("/billing").body())
                .contains("/billing/batches/1")
                .doesNotContain("type=\"checkbox\"");
        assertThat(auditor.get("/billing/batches/1").body()).doesNotContain("/billing/batches/1/file");
        for (String path : List.of("/billing/export", "/billing/batches/1/file", "/billing/batches/1/repeat")) {
            assertThat(auditor.post(path, Map.of("period", OVER, "format", "csv"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void speaksUkrainian() throws Exception {
        office.withCookie("meterline-language", "uk");
        exportAndAwait(OVER, 1);
        assertThat(page("/billing")).contains("Строк подання триває до", "Пакет 1", "вручну, office");
    }
}
