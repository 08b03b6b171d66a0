package ua.meterline.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.browser.ConsoleFixture;

class AuditPagesTest {
    private static final int ENTRIES = 120;

    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static ConsoleClient auditor;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
        for (int i = 1; i <= ENTRIES; i++) {
            entry(
                    "2026-11-0%dT10:00:%02d.000Z".formatted(1 + i / 60, i % 60),
                    "iryna",
                    "reveal",
                    "message",
                    "" + i,
                    null);
        }
        entry("2026-11-05T10:00:00.000Z", "petro", "enter-reading", "account", "0501234567", "=cmd|' /C calc'!A0");
        entry("2026-11-05T22:30:00.000Z", "cli:root", "erase", null, null, "3 messages");
        auditor = console.signedIn(Role.AUDITOR).withCookie("meterline-language", "en");
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    private static void entry(String at, String who, String action, String kind, String id, String detail) {
        console.database()
                .update(
                        "INSERT INTO audit_entry (at, who, action, object_kind, object_id, detail) VALUES ('%s', '%s', '%s', %s, %s, %s)"
                                .formatted(at, who, action, text(kind), text(id), text(detail)));
    }

    private static String text(String value) {
        return value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
    }

    @Test
    void leadsPageByPageToTheOldestEntry() throws Exception {
        String path = "/audit?who=iryna";
        int seen = 0;
        for (int pages = 0; path != null; pages++) {
            assertThat(pages).isLessThan(4);
            String body = auditor.get(path).body();
            seen += body.split("<tr>", -1).length - 2;
            Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(body);
            path = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        assertThat(seen).isEqualTo(ENTRIES);
    }

    @Test
    void findsByPersonActionObjectAndLocalDay() throws Exception {
        assertThat(auditor.get("/audit?who=PETRO").body())
                .contains("Entered a reading")
                .doesNotContain(">iryna<");
        assertThat(auditor.get("/audit?action=erase").body()).contains("3 messages", "cli:root");
        assertThat(auditor.get("/audit?kind=message&id=7").body()).contains("href=\"/messages/7\"");
        assertThat(auditor.get("/audit?from=2026-11-06&to=2026-11-06").body())
                .as("00:30 in Kyiv")
                .contains("cli:root")
                .doesNotContain(">petro<");
        assertThat(auditor.get("/audit?who=nobody").body()).contains("No entry matches.");
        assertThat(auditor.get("/audit?action=login").body()).contains(">auditor<");
    }

    @Test
    void masksAccountsUntilTheyAreRevealed() throws Exception {
        String body = auditor.get("/audit?who=petro").body();
        assertThat(body).contains("050•••4567").doesNotContain("0501234567");
        Matcher sealed = Pattern.compile("name=\"sealed\" value=\"([^\"]+)\"").matcher(body);
        assertThat(sealed.find()).isTrue();
        assertThat(auditor.postPart("/reveal", Map.of("sealed", sealed.group(1)))
                        .body())
                .contains("0501234567");
        assertThat(auditor.get("/audit?who=auditor&action=reveal").body()).contains("account");
    }

    @ParameterizedTest
    @CsvSource({
        "/audit?from=yesterday, A date is written",
        "/audit?from=2026-11-31, A date is written",
        "/audit?from=99999-01-01, A date is written",
        "/audit?from=2026-11-05&to=2026-11-01, The first day is after the last one.",
        "/audit?action=fly, There is no such action.",
        "/audit?kind=message, Give both",
        "/audit?id=7, Give both",
        "/audit?kind=secret&id=7, Give both"
    })
    void saysWhatIsWrongWithAFilter(String path, String problem) throws Exception {
        HttpResponse<String> answer = auditor.get(path);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(problem);
    }

    @Test
    void survivesWhateverStandsInTheFilter() throws Exception {
        assertThat(auditor.get("/audit?before=x").statusCode()).isEqualTo(400);
        assertThat(auditor.get("/audit?before=999999999999999-999999999999999999")
                        .statusCode())
                .isEqualTo(200);
        assertThat(auditor.get("/audit?who=%25&kind=account&id=%27%20OR%201=1").body())
                .contains("No entry matches.");
        assertThat(auditor.get("/audit?who=%3Cscript%3Ealert(1)%3C/script%3E").body())
                .doesNotContain("<script>alert");
        assertThat(auditor.get("/audit?who=" + "x".repeat(5_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void downloadsAllThatMatchesWithoutFormulasAndRecordsThat() throws Exception {
        HttpResponse<String> csv = auditor.post("/audit/download", Map.of("who", "petro"));
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("audit.csv");
        assertThat(csv.body().replace("\uFEFF", "").lines())
                .satisfiesExactly(
                        header -> assertThat(header).isEqualTo("id;at;who;action;object_kind;object_id;detail;address"),
                        line -> assertThat(line)
                                .contains("2026-11-05T10:00:00Z;petro;enter-reading;account;0501234567;")
                                .doesNotContain(";=cmd"));
        assertThat(auditor.post("/audit/download", Map.of("who", "iryna"))
                        .body()
                        .lines())
                .hasSize(ENTRIES + 1);
        assertThat(console.database().count("audit_entry WHERE action = 'download' AND who = 'auditor'"))
                .isEqualTo(2);
    }

    /** The page stays open after a download, so that its form is sent again. */
    @Test
    void recordsEachDownloadOfTheSamePage() throws Exception {
        ConsoleClient admin = console.signedIn(Role.ADMIN);
        for (int i = 0; i < 2; i++) {
            assertThat(admin.post("/audit/download", Map.of("form-id", "twice")).statusCode())
                    .isEqualTo(200);
        }
        assertThat(console.database().count("audit_entry WHERE action = 'download' AND who = 'admin'"))
                .isEqualTo(2);
    }
}
