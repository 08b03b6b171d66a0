package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.accepted;
import static ua.meterline.reading.Messages.message;
import static ua.meterline.reading.Messages.rejected;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.seda.SedaEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.outbox.Reply;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decider;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReplyTexts;
import ua.meterline.reading.RuleBook;

/** The route store-readings, its statements and its rows, against a real database. */
class StoreReadingsRouteTest {
    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");

    private static final String MESSAGES = "SELECT id, outcome, reason FROM message ORDER BY id";

    @TempDir
    Path folder;

    private volatile Instant now = START;
    private StoreFixture store;

    @BeforeEach
    void open() throws Exception {
        store = new StoreFixture(folder);
        store.startStoring(new Decider(new RuleBook(List.of()), new ReplyTexts("taken", "not taken")), () -> now);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @Test
    void writesMessageReadingAndReply() throws Exception {
        write(accepted("a", ACCOUNT, 42), rejected("b", "Привет \u0000 😀"));

        assertThat(store.rows("SELECT id, channel, sender, recipient, received_at, text, outcome, reason FROM message"))
                .containsExactly(
                        "1 sms 380671112233 7104 2026-11-03T10:00:00.000Z 0501234567 42 accepted null",
                        "2 sms 380671112233 7104 2026-11-03T10:00:00.000Z Привет \u0000 😀 rejected wrong-format");
        assertThat(store.rows("SELECT message_id, account, meter, value, period, on_time FROM reading"))
                .containsExactly("1 0501234567 1 42 2026-11 1");
        assertThat(store.rows("SELECT message_id, channel, recipient, text, state, next_attempt_at FROM reply"))
                .containsExactly(
                        "1 sms 380671112233 taken pending 2026-11-03T10:00:00.000Z",
                        "2 sms 380671112233 not taken pending 2026-11-03T10:00:00.000Z");
    }

    @Test
    void suppressesAReplyThatHasNoAddress() throws Exception {
        write(accepted(message("a", "", ACCOUNT + " 42", START), ACCOUNT, 42));

        assertThat(store.rows("SELECT state, reason, next_attempt_at FROM reply"))
                .containsExactly("suppressed no-address null");
        assertThat(store.rows("SELECT value FROM reading")).containsExactly("42");
    }

    @Test
    void handsRepliesOverOnceTheyAreOnDisk() throws Exception {
        write(accepted("a", ACCOUNT, 42), accepted(message("b", "", ACCOUNT + " 43", START), ACCOUNT, 43));

        assertThat(handedOver())
                .as("the one with an address")
                .containsExactly(new Reply(1, "380671112233", "taken", null, 0, 0));
    }

    @Test
    void handsNoMailOverToTheSmsc() throws Exception {
        CustomerMessage sms = message("a", ACCOUNT + " 42");
        CustomerMessage mail =
                new CustomerMessage(Channel.EMAIL, "a@mail.example", "us", START, "a text", null, sms.fingerprint());
        write(accepted(mail, ACCOUNT, 42));

        assertThat(handedOver()).isEmpty();
        assertThat(store.rows("SELECT channel, recipient, state FROM reply"))
                .containsExactly("email a@mail.example pending");
    }

    @Test
    void recognisesARedeliveryForTenMinutes() throws Exception {
        write(received("a", now));
        now = START.plusSeconds(1);
        write(received("a", now));
        now = START.plusSeconds(600).minusMillis(1);
        write(received("a", now));

        assertThat(store.rows(MESSAGES)).containsExactly("1 accepted null");
        assertThat(store.rows("SELECT message_id FROM reply")).containsExactly("1");
    }

    @Test
    void takesTheSameMessageForANewOneAfterTenMinutes() throws Exception {
        write(received("a", now));
        now = START.plus(Duration.ofMinutes(10)).plusMillis(1);
        write(received("a", now));

        assertThat(store.rows(MESSAGES)).containsExactly("1 accepted null", "2 duplicate null");
        assertThat(store.rows("SELECT message_id, text FROM reply ORDER BY 1")).containsExactly("1 taken", "2 taken");
    }

    /** What counts is when it was received; it may have waited for the database. */
    @Test
    void countsTheTenMinutesFromWhenItWasReceived() throws Exception {
        now = START;
        write(received("a", START.minusMillis(200)));
        now = START.plusSeconds(600).minusMillis(100);
        write(received("a", now));
        write(received("a", now));

        assertThat(store.rows(MESSAGES)).containsExactly("1 accepted null", "2 duplicate null");
    }

    @Test
    void recognisesAReadingThatIsStored() throws Exception {
        write(accepted("a", ACCOUNT, 42));
        write(accepted("b", ACCOUNT, 42), accepted("c", ACCOUNT, 43), accepted("d", "0501234568", 42));

        assertThat(store.rows(MESSAGES))
                .containsExactly("1 accepted null", "2 duplicate null", "3 accepted null", "4 accepted null");
        assertThat(store.rows("SELECT message_id, account, value FROM reading ORDER BY 1"))
                .containsExactly("1 0501234567 42", "3 0501234567 43", "4 0501234568 42");
    }

    @Test
    void writesNothingForAGroupOfRedeliveriesOnly() throws Exception {
        write(accepted("a", ACCOUNT, 42));
        write(accepted("a", ACCOUNT, 42), accepted("a", ACCOUNT, 42));

        assertThat(store.rows(MESSAGES)).hasSize(1);
    }

    @Test
    void leavesNothingOfAGroupWhenItsLastStepFails() throws Exception {
        store.execute("CREATE TRIGGER full_disk BEFORE INSERT ON reply BEGIN SELECT RAISE(ABORT, 'no'); END");
        Exchange failed = send(accepted("a", ACCOUNT, 42), rejected("b", "hello"));

        assertThat(failed.getException()).isNotNull();
        for (String table : List.of("message", "reading", "reply")) {
            assertThat(store.rows("SELECT * FROM " + table)).as(table).isEmpty();
        }
        store.execute("DROP TRIGGER full_disk");
        write(accepted("a", ACCOUNT, 42));
        assertThat(store.rows(MESSAGES)).containsExactly("1 accepted null");
    }

    @Test
    void writesALargeGroup() throws Exception {
        JudgedMessage[] group = new JudgedMessage[256];
        Arrays.setAll(group, i -> accepted("message " + i, ACCOUNT, i));
        write(group);

        assertThat(store.rows("SELECT count(*), min(id), max(id) FROM message")).containsExactly("256 1 256");
        assertThat(store.rows("SELECT count(DISTINCT value) FROM reading")).containsExactly("256");
    }

    private List<Object> handedOver() {
        return store.context.getEndpoint("seda:queue-replies", SedaEndpoint.class).getQueue().stream()
                .flatMap(exchange -> ((List<?>) exchange.getMessage().getBody()).stream())
                .map(Object.class::cast)
                .toList();
    }

    private static JudgedMessage received(String name, Instant at) {
        return accepted(message(name, "380671112233", ACCOUNT + " 42", at), ACCOUNT, 42);
    }

    private void write(JudgedMessage... group) {
        assertThat(send(group).getException()).isNull();
    }

    private Exchange send(JudgedMessage... group) {
        return store.store(List.of(group));
    }
}
