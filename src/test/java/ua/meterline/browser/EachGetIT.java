package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.web.Route;

/** Asks for each page of the console and for each of its parts, and compares the database before and after. */
class EachGetIT {
    private static final String ACCOUNT = "0501234567";

    /** What tells who looked, and when; and what routes behind the intake write meanwhile. */
    private static final List<String> NOT_COMPARED = List.of(
            "audit_entry",
            "staff_session",
            "message_key",
            "message_hour",
            "message_index",
            "message_mark",
            "account_unindexed",
            "heartbeat");

    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static ConsoleClient admin;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder, BillingPagesIT.OPEN_ALL_MONTH);
        admin = console.signedIn(Role.ADMIN);
        fill();
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    /** Something for each page to show. */
    private static void fill() throws Exception {
        console.database()
                .update("INSERT INTO account (account, name, address) VALUES ('" + ACCOUNT + "', 'Boyko', 'Khust')");
        HeldCases cases = new HeldCases(console.database());
        cases.held(ACCOUNT, 99_999, "2026-11", "use-too-high");
        BillingPagesIT.reading(console, 2, ACCOUNT, 100, "2026-11");
        console.database()
                .update(
                        message(3, "sms", "'rejected', 'wrong-format'"),
                        message(4, "phone", "'accepted', NULL"),
                        "INSERT INTO phone_entry (message_id, entered_by, entered_at)"
                                + " VALUES (4, 'admin', strftime('%Y-%m-%dT%H:%M:%fZ'))");
        admin.post("/new-token", Map.of("name", "billing", "roles", "office"));
        admin.post("/billing/export", Map.of("period", "2026-11", "format", "csv", "confirmed", "1"));
        await().until(() -> !console.database()
                .rows("SELECT 1 FROM batch WHERE sha256 IS NOT NULL")
                .isEmpty());
        HeldCases.putLetter(folder.resolve("inbox"), "http://localhost");
        // The last step of its import; its reply is stored before.
        await().until(() -> Files.notExists(folder.resolve("inbox/letter.eml")));
    }

    private static String message(int id, String channel, String outcome) {
        return "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)"
                + " VALUES (" + id + ", '" + channel + "', '+380671112233', '7104', strftime('%Y-%m-%dT%H:%M:%fZ'), '"
                + ACCOUNT + " 120', x'', " + outcome + ")";
    }

    @Test
    void changesNothing() throws Exception {
        for (Route route : console.routes()) {
            if (!route.isPost()) {
                Map<String, List<String>> before = stored();
                List<Integer> answers = answers(route);
                assertThat(stored()).as(route.toString()).isEqualTo(before);
                assertThat(answers).as(route.toString()).containsAnyOf(200, 204);
            }
        }
    }

    /** All rows of each table. */
    private static Map<String, List<String>> stored() {
        Map<String, List<String>> stored = new TreeMap<>();
        for (String table : console.database().rows("SELECT name FROM sqlite_master WHERE type = 'table'")) {
            if (!NOT_COMPARED.contains(table) && !table.startsWith("account_words") && !table.startsWith("sqlite_")) {
                stored.put(table, console.database().rows("SELECT * FROM " + table));
            }
        }
        return stored;
    }

    /** The status for each object that the path may mean. */
    private static List<Integer> answers(Route route) throws Exception {
        List<Integer> answers = new ArrayList<>();
        String path = route.path()
                .replace("{login}", "admin")
                .replace("{name}", "billing")
                .replace("{account}", ACCOUNT);
        for (String id : console.database().rows("SELECT id FROM message")) {
            for (int number = 0; number < 3; number++) {
                String each = path.replace("{id}", id).replaceAll("\\{(number|place)}", String.valueOf(number));
                HttpResponse<String> answer = admin.get(each + "?account=" + ACCOUNT);
                assertThat(answer.statusCode()).as(each).isLessThan(500);
                answers.add(answer.statusCode());
                if (each.equals(route.path())) {
                    return answers;
                }
            }
        }
        return answers;
    }
}
