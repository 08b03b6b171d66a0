package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.simulator.MobileMessage;

/** The pages of messages over a running gateway, as a browser asks for them. */
class MessagePagesIT {
    private static final String SENDER = "380671112233";
    private static final String ACCOUNT = "0501234567";

    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static ConsoleClient office;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
        deliver(SENDER, ACCOUNT + " 1250");
        deliver(SENDER, "<script>alert('x')</script> 100% =HYPERLINK(\"http://a\")");
        deliver("380991112244", "0507654321 77");
        Awaitility.await()
                .untilAsserted(() -> assertThat(console.database().rows("SELECT state FROM reply"))
                        .containsExactly("sent", "sent", "sent"));
        office = console.signedIn(Role.OFFICE).withCookie("meterline-language", "en");
    }

    private static void deliver(String sender, String text) throws Exception {
        console.gateway().deliverAndAwaitReply(MobileMessage.of(sender, "7104", text));
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> response = office.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @Test
    void listsTheNewestMessagesWithNumbersMasked() throws Exception {
        assertThat(page("/messages"))
                .containsSubsequence("/messages/3", "/messages/2", "/messages/1")
                .contains("+38067•••33", "050•••67 1250")
                .doesNotContain(SENDER.substring(3), ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "account=0501234567, 1",
        "account=050 123-45-67, 1",
        "number=0991112244, 3",
        "text=1250, 1",
        "text=%25, 2",
        "outcome=rejected&number=0671112233, 2",
        "reason=wrong-format&number=0671112233, 2",
        "errors=1&number=0671112233, 2",
        "sender-of=3, 3",
        "channel=sms&outcome=accepted&account=0507654321, 3",
    })
    void findsAMessageByItsFields(String query, String message) throws Exception {
        assertThat(found(page("/messages?" + query.replace(" ", "+")))).isEqualTo(message);
    }

    /** The ids in the rows, joined by blanks. */
    private static String found(String page) {
        Matcher row = Pattern.compile("<th scope=\"row\"><a href=\"/messages/([0-9]+)\"")
                .matcher(page);
        return row.results().map(found -> found.group(1)).reduce("", (all, id) -> (all + " " + id).strip());
    }

    @ParameterizedTest
    @CsvSource({
        "account=12, An account has ten digits",
        "period=2026-13, Write the period as year and month",
        "from=yesterday, 'Write the date as year, month and day'",
        "until=2026-02-30, 'Write the date as year, month and day'",
        "from=2026-11-03&until=2026-11-02, This date is before the first one",
        "sender-of=99, This message has no sender",
        "sender-of=x, This message has no sender",
        "text=nothing-like-it, No message was found",
        "number=1, No message was found",
        "file=../../etc/passwd, No message was found",
        "channel=fax, No message was found",
        "from=2030-01-01, No message was found",
    })
    void saysWhatIsWrongWithAFieldAndKeepsWhatWasTyped(String query, String problem) throws Exception {
        assertThat(page("/messages?" + query)).contains(problem);
    }

    @Test
    void refusesAFieldOfTenThousandCharacters() throws Exception {
        HttpResponse<String> response = office.get("/messages?text=" + "x".repeat(5_000));
        assertThat(response.statusCode()).isIn(400, 414, 431);
    }

    @Test
    void showsMarkupAndFormulasOfCustomersAsText() throws Exception {
        for (String path : new String[] {"/messages", "/messages/2"}) {
            assertThat(page(path)).contains("&lt;script&gt;alert(").doesNotContain("<script>alert");
        }
        assertThat(page("/messages?text=%22%3E%3Cb%3E")).doesNotContain("\"><b>");
    }

    @Test
    void tellsTheWholeStoryOfAMessage() throws Exception {
        assertThat(page("/messages/1"))
                .contains("Message 1", "+38067•••33", "050•••4567", "accepted", "1,250", "reading", "sent", "Attempts")
                .doesNotContain(SENDER.substring(3), ACCOUNT);
        assertThat(page("/messages/2")).contains("not in the announced format");
    }

    @Test
    void showsAllOfAnAccountWithoutNamingItInALink() throws Exception {
        assertThat(page("/messages/1/accounts/0"))
                .contains("050•••4567", "1,250")
                .doesNotContain(ACCOUNT);
        assertThat(found(page("/messages/1/accounts/0"))).isEqualTo("1");
        assertThat(found(page("/accounts?account=" + ACCOUNT))).isEqualTo("1");
        assertThat(office.get("/accounts?account=12").statusCode()).isEqualTo(400);
        assertThat(office.get("/messages/1/accounts/1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/messages/99",
        "/messages/x",
        "/messages/-1",
        "/messages/1/accounts/-1",
        "/messages/99999999999999999999"
    })
    void knowsNoOtherMessage(String path) throws Exception {
        assertThat(office.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void speaksUkrainian() throws Exception {
        ConsoleClient client = console.signedIn(Role.PHONE).withCookie("meterline-language", "uk");
        assertThat(client.get("/messages").body())
                .contains("Повідомлення", "прийнято")
                .doesNotContain("messages.");
        assertThat(client.get("/messages/1").body()).contains("показання").doesNotContain("messages.");
    }

    @Test
    void saysThatAQuestionHasExpired() throws Exception {
        console.database()
                .update(
                        "INSERT INTO question (message_id, sender_key, account, meter, period, on_time, value, asked_at,"
                                + " expires_at) VALUES (3, 7, '0507654321', 1, '2026-01', 1, 770, '2026-01-01T10:00:00.000Z',"
                                + " '2026-01-02T10:00:00.000Z')");
        assertThat(page("/messages/3")).contains("Expired: no answer came until");
    }

    /** The outbox of the running gateway finds it; a second click changes nothing. */
    @Test
    void resendsAFailedReplyOnce() throws Exception {
        deliver("380501112255", "wrong");
        Awaitility.await()
                .until(() -> console.database()
                        .rows("SELECT state FROM reply WHERE recipient = '+380501112255'")
                        .contains("sent"));
        console.database()
                .update("UPDATE reply SET state = 'failed', reason = '0x0B' WHERE recipient = '+380501112255'");
        String message = console.database()
                .rows("SELECT message_id FROM reply WHERE recipient = '+380501112255'")
                .get(0);
        ConsoleClient shift = console.signedIn(Role.SHIFT).withCookie("meterline-language", "en");
        assertThat(shift.get("/messages/" + message).body())
                .contains("0x0B invalid number of the recipient", "Send the reply again");
        assertThat(page("/messages/" + message)).as("office").doesNotContain("Send the reply again");
        assertThat(office.post("/messages/" + message + "/resend", Map.of()).statusCode())
                .isEqualTo(403);

        HttpResponse<String> sent = shift.post("/messages/" + message + "/resend", Map.of());
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(shift.get(sent.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("The reply is being sent again.");
        assertThat(console.gateway().awaitNextReply().destination().value()).isEqualTo("380501112255");
        Awaitility.await()
                .untilAsserted(() -> assertThat(console.database()
                                .rows("SELECT state, attempts FROM reply WHERE message_id = " + message))
                        .containsExactly("sent 2"));
        HttpResponse<String> again = shift.post("/messages/" + message + "/resend", Map.of());
        assertThat(again.headers().firstValue("Location").orElseThrow()).endsWith("not-failed");
        assertThat(page("/messages/" + message)).contains("Sent again by shift");
        assertThat(console.database().rows("SELECT who, action FROM audit_entry WHERE action = 'resend'"))
                .containsExactly("shift resend");
    }
}
