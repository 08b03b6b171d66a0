package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.Messages;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.QuestionPolicy;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.language.MultilingualText;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;

/** Questions about held readings and their answers, as they come out of the database. */
class QuestionTest extends StoreReadingsTestSupport {
    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String ALICE = "+380671112233";
    private static final String BOB = "+380671112234";
    private static final String HERS = "0501234567";
    private static final String HIS = "0507654321";
    private static final String QUESTION = "13245? 12345!";

    private static final String MESSAGES =
            "SELECT 4 + row_number() OVER (ORDER BY id), outcome, reason FROM message WHERE id > 4 ORDER BY id";
    private static final String REPLIES = "SELECT text FROM reply WHERE message_id > 4 ORDER BY message_id";
    private static final String QUESTIONS =
            "SELECT message_id, account, value, state, answered_by FROM question ORDER BY message_id";
    private static final String COUNTING = "SELECT account, value, message_id, latest_message_id, on_time"
            + " FROM effective_reading WHERE period = '2026-11'";
    private static final String REVIEWS =
            "SELECT message_id, decision, decided_by, value, as_of FROM review ORDER BY id";

    private int sent;

    QuestionTest() {
        super(
                Rules.book(RuleSettings.DEFAULT),
                START,
                new QuestionPolicy(true, A_DAY, MultilingualText.of("{stated}? {value}!")));
    }

    @BeforeEach
    void storeHistory() {
        for (String account : List.of(HERS, HIS)) {
            write(List.of(reading(ALICE, account, 12_240, "2026-09"), reading(ALICE, account, 12_300, "2026-10")));
        }
    }

    @Test
    void asksAboutTheOnlyValueThatFitsAndTakesTheAnswer() throws Exception {
        write(List.of(reading(ALICE, HERS, 13_245)));
        assertThat(store.rows(QUESTIONS)).containsExactly("5 0501234567 12345 open null");
        assertThat(store.rows(COUNTING)).isEmpty();

        write(List.of(text(ALICE, "Так.")));

        assertThat(store.rows(REPLIES)).containsExactly(QUESTION, "taken");
        assertThat(store.rows(MESSAGES)).containsExactly("5 held use-too-high", "6 accepted answer");
        assertThat(store.rows(QUESTIONS)).containsExactly("5 0501234567 12345 answered 6");
        assertThat(store.rows(COUNTING)).containsExactly("0501234567 12345 5 6 1");
        assertThat(store.rows(REVIEWS)).containsExactly("5 accept sms:customer 12345 6");
        assertThat(store.rows("SELECT message_id FROM open_case"))
                .as("the case is closed")
                .isEmpty();
        assertThat(store.rows("SELECT who, action, object_kind, object_id, detail FROM audit_entry"))
                .containsExactly("sms:customer decide message 5 accept 12345 for 2026-11, by the answer in message 6");
    }

    @Test
    void takesAnAnswerOnce() throws Exception {
        JudgedMessage answer = text(ALICE, "ДА");
        write(List.of(reading(ALICE, HERS, 13_245)));
        write(List.of(answer, text(ALICE, "yes"), answer));
        write(List.of(answer));
        write(List.of(text(ALICE, "так")));

        assertThat(store.rows(MESSAGES))
                .containsExactly(
                        "5 held use-too-high",
                        "6 accepted answer",
                        "7 rejected question-closed",
                        "8 rejected question-closed");
        assertThat(store.rows(REPLIES))
                .as("the customer is told that all is well")
                .containsExactly(QUESTION, "taken", "taken", "taken");
        assertThat(store.rows(REVIEWS)).hasSize(1);
        assertThat(store.rows(COUNTING)).containsExactly("0501234567 12345 5 6 1");
    }

    @Test
    void takesNoAnswerFromAnotherNumber() throws Exception {
        write(List.of(reading(ALICE, HERS, 13_245)));
        write(List.of(text(BOB, "ТАК"), text("+38067111223", "ТАК"), text("", "ТАК")));

        assertThat(store.rows(MESSAGES))
                .containsExactly(
                        "5 held use-too-high",
                        "6 rejected wrong-format",
                        "7 rejected wrong-format",
                        "8 rejected wrong-format");
        assertThat(store.rows(QUESTIONS)).containsExactly("5 0501234567 12345 open null");
        assertThat(store.rows(COUNTING)).isEmpty();
    }

    @Test
    void rejectsTheWordWithoutAQuestion() throws Exception {
        write(List.of(text(ALICE, "ТАК")));

        assertThat(store.rows(MESSAGES)).containsExactly("5 rejected wrong-format");
        assertThat(store.rows(REPLIES)).containsExactly("not taken");
    }

    @Test
    void takesNoAnswerAfterADay() throws Exception {
        write(List.of(reading(ALICE, HERS, 13_245)));
        now = START.plus(A_DAY).plusMillis(1);
        write(List.of(text(ALICE, "ТАК")));
        assertThat(store.rows(MESSAGES)).contains("6 rejected wrong-format");

        now = START.plus(A_DAY);
        write(List.of(text(ALICE, "ТАК")));
        assertThat(store.rows(MESSAGES)).contains("7 accepted answer");
    }

    @Test
    void asksAboutAReadingOnce() throws Exception {
        write(List.of(reading(ALICE, HERS, 13_245), reading(ALICE, HERS, 13_245)));
        write(List.of(reading(ALICE, HERS, 13_245), reading(BOB, HERS, 21_345)));

        assertThat(store.rows(REPLIES)).containsExactly(QUESTION, "taken", "taken", "taken");
        assertThat(store.rows(QUESTIONS)).hasSize(1);

        write(List.of(text(ALICE, "ТАК")));
        assertThat(store.rows("SELECT message_id FROM open_case"))
                .as("all messages with the reading are decided, another one is not")
                .containsExactly("8");
    }

    /** An answer would not tell which of two questions it is about. */
    @Test
    void hasOneOpenQuestionForANumber() throws Exception {
        write(List.of(reading(ALICE, HERS, 13_245), reading(ALICE, HIS, 13_245)));
        assertThat(store.rows(REPLIES)).containsExactly(QUESTION, "taken");

        write(List.of(reading(BOB, HIS, 13_245)));
        assertThat(store.rows(QUESTIONS))
                .containsExactly("5 0501234567 12345 open null", "7 0507654321 12345 open null");
    }

    @Test
    void asksAgainOnceTheFirstQuestionIsAnswered() throws Exception {
        write(List.of(reading(ALICE, HERS, 13_245)));
        write(List.of(text(ALICE, "ТАК")));
        now = START.plus(Duration.ofMinutes(10));
        write(List.of(reading(ALICE, HIS, 13_245)));
        write(List.of(text(ALICE, "ТАК")));

        assertThat(store.rows(COUNTING)).containsExactly("0501234567 12345 5 6 1", "0507654321 12345 7 8 1");
    }

    /** Two SMS with the same word have the same fingerprint. */
    @Test
    void asksNothingWhileTheSameWordWouldCountAsARedelivery() throws Exception {
        write(List.of(reading(ALICE, HERS, 13_245)));
        write(List.of(text(ALICE, "ТАК")));
        now = START.plus(Duration.ofMinutes(10)).minusMillis(1);
        write(List.of(reading(ALICE, HIS, 13_245)));

        assertThat(store.rows(REPLIES)).containsExactly(QUESTION, "taken", "taken");
    }

    @Test
    void leavesADecisionOfTheOfficeAsItIs() throws Exception {
        write(List.of(reading(ALICE, HERS, 13_245), reading(BOB, HIS, 13_245)));
        store.execute(
                "INSERT INTO review (message_id, decision, decided_by, decided_at, why, account, meter, value, period, as_of)"
                        + " VALUES (5, 'accept', 'olena', 'now', 'photo', '0501234567', 1, 13245, '2026-11', 5)");
        store.execute("INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                + " VALUES (6, 'reject', 'olena', 'now', 'typo')");
        assertThat(store.rows("SELECT state FROM question")).containsOnly("decided");

        write(List.of(text(ALICE, "ТАК"), text(BOB, "ТАК")));

        assertThat(
                        store.rows(
                                "SELECT outcome, message.reason, reply.text FROM message JOIN reply ON message_id = id WHERE id > 6"))
                .as("after a rejection, the customer is to send the reading again")
                .containsExactly("rejected question-closed taken", "rejected wrong-format not taken");
        assertThat(store.rows("SELECT decided_by FROM review")).containsOnly("olena");
    }

    @Test
    void leavesALaterReadingAsItIs() throws Exception {
        write(List.of(reading(ALICE, HERS, 13_245)));
        write(List.of(reading(ALICE, HERS, 12_350)));
        write(List.of(text(ALICE, "ТАК")));

        assertThat(store.rows(MESSAGES)).contains("6 accepted null", "7 rejected question-closed");
        assertThat(store.rows(COUNTING)).containsExactly("0501234567 12350 6 6 1");
    }

    /** The suggested value is the customer's, but the rules have the last word: a reading of the next period came. */
    @Test
    void judgesTheSuggestedValueAgain() throws Exception {
        write(List.of(reading(ALICE, HERS, 13_245)));
        write(List.of(reading(BOB, HERS, 12_310, "2026-12")));
        write(List.of(text(ALICE, "ТАК")));

        assertThat(store.rows(MESSAGES)).contains("7 held above-next");
        assertThat(store.rows(QUESTIONS)).containsExactly("5 0501234567 12345 open null");
        assertThat(store.rows(REVIEWS)).isEmpty();
    }

    @Test
    void asksNothingWhereNoReplyIsSent() throws Exception {
        write(List.of(reading("", HERS, 13_245)));

        assertThat(store.rows(QUESTIONS)).isEmpty();
        assertThat(store.rows("SELECT state FROM reply WHERE message_id = 5")).containsExactly("suppressed");
    }

    private JudgedMessage reading(String sender, String account, int value) {
        return reading(sender, account, value, "2026-11");
    }

    private JudgedMessage reading(String sender, String account, int value, String period) {
        MeterReading reading = new MeterReading(
                new AccountNumber(account), new RegisterValue(value), BillingPeriod.parse(period), true);
        return new JudgedMessage(
                Messages.message("m" + ++sent, sender, account + " " + value, now), new Accepted(reading));
    }

    private JudgedMessage text(String sender, String text) {
        return new JudgedMessage(
                Messages.message("m" + ++sent, sender, text, now), new Rejected(RejectionReason.WRONG_FORMAT));
    }
}
