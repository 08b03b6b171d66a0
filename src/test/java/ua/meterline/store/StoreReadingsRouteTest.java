package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.accepted;
import static ua.meterline.reading.Messages.message;
import static ua.meterline.reading.Messages.reading;
import static ua.meterline.reading.Messages.rejected;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import ua.meterline.outbox.Reply;
import ua.meterline.outbox.ReplyChange;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.ExplainedNumber;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.Imported;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.RuleBook;
import ua.meterline.reading.SeveralReadingsJudge;
import ua.meterline.reading.Suppression;
import ua.meterline.reading.TextJudge;

/** The route store-readings, its statements and its rows, against a real database. */
class StoreReadingsRouteTest extends StoreReadingsTestSupport {
    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");

    private static final ReplyChange SENT = new ReplyChange(1, "sent", null, 1, 0, null, "00A1");
    /** By their order: on PostgreSQL, ids that were drawn for redeliveries or for a group that failed are left out. */
    private static final String MESSAGES =
            "SELECT row_number() OVER (ORDER BY id), outcome, reason FROM message ORDER BY id";

    StoreReadingsRouteTest() {
        super(new RuleBook(List.of()), START);
    }

    @Test
    void storesTheReadingsOfOneSmsTogetherAndOnceWithOneReply() throws Exception {
        CustomerMessage house = message("a", ACCOUNT + " 42\n0500000002 x1\n0500000003 43");
        SeveralReadingsJudge judge = new SeveralReadingsJudge(
                new TextJudge(
                        ReadingFormat.of("(?<account>\\d{10}) (?<value>\\d{1,5})"),
                        LenientReader.NONE,
                        new BillingCalendar(ZoneOffset.UTC)),
                9);
        write(List.of(accepted("b", "0500000004", 1), judge.judge(house)));
        write(List.of(judge.judge(house)));

        assertThat(store.rows(MESSAGES))
                .containsExactly("1 accepted null", "2 accepted null", "3 rejected wrong-format", "4 accepted null");
        assertThat(store.rows("SELECT * FROM message_part ORDER BY message_id"))
                .containsExactly("2 2 3", "3 2 3", "4 2 3");
        assertThat(store.rows("SELECT message_id, state, reason FROM reply WHERE message_id > 1 ORDER BY message_id"))
                .containsExactly("2 suppressed answered-together", "3 suppressed answered-together", "4 pending null");
        assertThat(store.rows("SELECT count(*) FROM reading")).containsExactly("3");
        assertThat(queuedReplies.getExchanges())
                .extracting(
                        exchange -> exchange.getMessage().getBody(List.class).size())
                .containsExactly(2, 0);
    }

    @Test
    void writesMessageReadingAndReply() throws Exception {
        write(accepted("a", ACCOUNT, 42), rejected("b", "Привет \u0000 😀"));

        assertThat(store.rows("SELECT id, channel, sender, recipient, received_at, text, outcome, reason FROM message"))
                .containsExactly(
                        "1 sms 380671112233 7104 2026-11-03T10:00:00.000Z 0501234567 42 accepted null",
                        "2 sms 380671112233 7104 2026-11-03T10:00:00.000Z Привет " + nul()
                                + " 😀 rejected wrong-format");
        assertThat(store.rows("SELECT message_id, account, meter, value, period, on_time FROM reading"))
                .containsExactly("1 0501234567 1 42 2026-11 1");
        assertThat(store.rows("SELECT message_id, channel, recipient, text, state, next_attempt_at FROM reply"))
                .containsExactly(
                        "1 sms 380671112233 taken pending 2026-11-03T10:00:00.000Z",
                        "2 sms 380671112233 not taken pending 2026-11-03T10:00:00.000Z");
    }

    /** How U+0000 is stored. */
    String nul() {
        return "\u0000";
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
                .containsExactly(new Reply(1, "380671112233", "taken", null, 0, 0, START));
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
    void storesTheNewStateOfAReplyTogetherWithTheNextReading() throws Exception {
        write(accepted("a", ACCOUNT, 42));
        write(List.of(SENT, accepted("b", "0501234568", 42)));

        assertThat(store.rows("SELECT message_id, state FROM reply ORDER BY 1")).containsExactly("1 sent", "2 pending");
        assertThat(outbox.inFlight()).as("replies").isEqualTo(1);
    }

    @Test
    void storesTheNewStateOfAReplyWithoutAReading() throws Exception {
        write(accepted("a", ACCOUNT, 42));
        write(List.of(SENT));

        assertThat(store.rows("SELECT message_id, state FROM reply")).containsExactly("1 sent");
        assertThat(outbox.inFlight()).as("replies").isZero();
    }

    @Test
    void keepsTheClaimOfAReplyWhoseNewStateCouldNotBeStored() throws Exception {
        write(accepted("a", ACCOUNT, 42));
        store.execute("ALTER TABLE reading RENAME TO hidden");
        assertThat(send(List.of(SENT, accepted("b", "0501234568", 42))).getException())
                .isNotNull();

        assertThat(store.rows("SELECT message_id, state FROM reply")).containsExactly("1 pending");
        assertThat(outbox.inFlight()).as("replies").isEqualTo(1);
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
        Exchange failed = send(List.of(accepted("a", ACCOUNT, 42), rejected("b", "hello")));

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

    @Test
    void queuesAndCountsNothingOfAGroupThatFailed() throws Exception {
        store.execute("CREATE TRIGGER full_disk BEFORE INSERT ON reply BEGIN SELECT RAISE(ABORT, 'no'); END");
        queuedReplies.expectedMessageCount(0);

        send(List.of(accepted("a", ACCOUNT, 42)));

        MockEndpoint.assertIsSatisfied(context);
        assertThat(metrics.find("meterline.messages").counters()).allMatch(counter -> counter.count() == 0);
    }

    @Test
    void queuesRepliesWithoutTheRowsOfStatementsAndCountsMessagesAndRedeliveries() throws Exception {
        queuedReplies.expectedMessageCount(1);
        queuedReplies.message(0).header(JdbcConstants.JDBC_PARAMETERS).isNull();

        write(accepted("a", ACCOUNT, 42), accepted("a", ACCOUNT, 42));

        MockEndpoint.assertIsSatisfied(context);
        assertThat(metrics.get("meterline.messages")
                        .tags("channel", "sms", "outcome", "accepted")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(metrics.get("meterline.messages.redelivered").counter().count())
                .isEqualTo(1);
    }

    @Test
    void storesNoImportAfterOneThatFailedButStillStoresMessages() throws Exception {
        store.execute("ALTER TABLE reading RENAME TO missing");
        assertThat(send(List.of(imported(1))).getException()).isNotNull();
        store.execute("ALTER TABLE missing RENAME TO reading");

        assertThat(send(List.of(imported(2))).getException()).isInstanceOf(StoreUnavailableException.class);
        write(accepted("a", ACCOUNT, 42));
        importCircuitBreaker.close();
        write(imported(1), imported(2));

        assertThat(store.rows("SELECT channel, outcome FROM message ORDER BY id"))
                .containsExactly("sms accepted", "file accepted", "file accepted");
        assertThat(store.rows("SELECT key, message_id FROM imported ORDER BY key"))
                .containsExactly("row 1 2", "row 2 3");
    }

    @Test
    void storesWhatEachNumberOfATextWasTakenFor() throws Exception {
        JudgedMessage read = accepted("a", ACCOUNT, 42);
        List<ExplainedNumber> numbers = List.of(
                new ExplainedNumber(ACCOUNT, Set.of(NumberMeaning.ACCOUNT)),
                new ExplainedNumber("42", Set.of(NumberMeaning.READING)),
                new ExplainedNumber("40", Set.of(NumberMeaning.READING, NumberMeaning.PREVIOUS)),
                new ExplainedNumber("7", Set.of()));
        write(new JudgedMessage(read.message(), read.outcome(), numbers), accepted("b", ACCOUNT, 43));

        assertThat(store.rows("SELECT message_id, numbers FROM message_numbers"))
                .containsExactly("1 " + ACCOUNT + " account, 42 reading, 40 reading or previous, 7 unexplained");
    }

    private static JudgedMessage imported(int row) {
        MeterReading reading = reading(ACCOUNT, row);
        CustomerMessage message = new CustomerMessage(
                Channel.FILE,
                "",
                "list.csv",
                START,
                "",
                new Fingerprint(0, row),
                Suppression.NO_ADDRESS,
                new Imported(
                        List.of("row " + row), new Imported.Content.Reading(reading.account(), reading.value(), null)));
        return accepted(message, ACCOUNT, row);
    }

    private List<Object> handedOver() {
        return bodies(queuedReplies, List.class).stream()
                .flatMap(replies -> ((List<?>) replies).stream())
                .map(Object.class::cast)
                .toList();
    }

    private static JudgedMessage received(String name, Instant at) {
        return accepted(message(name, "380671112233", ACCOUNT + " 42", at), ACCOUNT, 42);
    }

    private void write(JudgedMessage... group) {
        write(List.of(group));
    }
}
