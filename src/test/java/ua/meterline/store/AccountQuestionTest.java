package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.Messages;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.language.MultilingualText;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;

/** Digits of a number with several accounts, and the answer which one is meant, as it comes out of the database. */
class AccountQuestionTest extends StoreReadingsTestSupport {
    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final String ALICE = "+380671112233";
    private static final String BOB = "+380671112234";
    private static final String HERS = "0501234567";
    private static final String HIS = "0507654321";

    private static final String MESSAGES = "SELECT id, outcome, reason FROM message WHERE id > 2 ORDER BY id";
    private static final String COUNTING =
            "SELECT account, value, on_time, message_id FROM effective_reading WHERE message_id > 2";
    private static final String REPLIES = "SELECT text FROM reply WHERE message_id > 2 ORDER BY message_id";
    private static final String ANSWERS = "SELECT message_id, answered_by FROM account_question ORDER BY message_id";

    private int sent;

    AccountQuestionTest() {
        super(Rules.book(RuleSettings.DEFAULT), START);
    }

    @BeforeEach
    void bindTwoAccounts() {
        bindings = new BindingPolicy(true, 6, Duration.ofDays(1), MultilingualText.of("uk: {value}: який? {accounts}"));
        write(full(HERS, 100));
        write(full(HIS, 100));
        now = now.plus(Duration.ofHours(1));
    }

    @Test
    void asksAndTakesTheAnswerForTheFirstMessage() throws Exception {
        write(digits(ALICE, " 120 "));
        assertThat(store.rows(MESSAGES)).containsExactly("3 rejected which-account");
        assertThat(store.rows(REPLIES)).containsExactly("120: який? 4321, 4567");

        now = now.plus(Duration.ofHours(20));
        write(digits(ALICE, "4567 "));
        assertThat(store.rows(MESSAGES)).contains("4 accepted bound-account");
        assertThat(store.rows(COUNTING)).containsExactly("0501234567 120 1 4");
        assertThat(store.rows(ANSWERS)).containsExactly("3 4");
        assertThat(store.rows("SELECT numbers FROM message_numbers WHERE message_id = 4"))
                .containsExactly("4567 account, 0501234567 account");
    }

    @Test
    void judgesTheReadingAsOfTheFirstMessage() throws Exception {
        now = Instant.parse("2026-11-05T20:00:00Z");
        write(digits(ALICE, "120"));
        now = Instant.parse("2026-11-06T10:00:00Z");
        write(digits(ALICE, "4321"));

        assertThat(store.rows(COUNTING)).as("on time").containsExactly("0507654321 120 1 4");
    }

    @Test
    void holdsWhatARuleHolds() throws Exception {
        now = Instant.parse("2026-12-03T10:00:00Z");
        write(digits(ALICE, "99"));
        write(digits(ALICE, "4567"));

        assertThat(store.rows(MESSAGES)).contains("4 held below-previous");
        assertThat(store.rows("SELECT account, value, period FROM held_reading"))
                .containsExactly("0501234567 99 2026-12");
        assertThat(store.rows(ANSWERS)).containsExactly("3 4");
    }

    @Test
    void takesTheFirstOfTwoAnswersAndAsksAboutTheOther() throws Exception {
        write(digits(ALICE, "120"));
        write(List.of(digits(ALICE, "4567"), digits(ALICE, "4321")));

        assertThat(store.rows(MESSAGES))
                .containsExactly("3 rejected which-account", "4 accepted bound-account", "5 rejected which-account");
        assertThat(store.rows(COUNTING)).containsExactly("0501234567 120 1 4");
    }

    @Test
    void aRedeliveryOfQuestionAndAnswerChangesNothing() throws Exception {
        JudgedMessage reading = digits(ALICE, "120");
        JudgedMessage answer = digits(ALICE, "4567");
        write(List.of(reading, reading));
        write(List.of(answer, answer));
        write(List.of(reading, answer));

        assertThat(store.rows(MESSAGES.replace("id, ", "")))
                .containsExactly("rejected which-account", "accepted bound-account");
        assertThat(store.rows(ANSWERS)).hasSize(1);
    }

    @Test
    void asksWithMoreDigitsWhereTheReadingOrAnAnswerBeforeEndsAlike() throws Exception {
        write(digits(ALICE, "4567"));
        write(digits(ALICE, "54321"));
        write(digits(ALICE, "130"));

        assertThat(store.rows(REPLIES).get(0)).isEqualTo("4567: який? 34567, 54321");
        assertThat(store.rows(MESSAGES)).contains("4 accepted bound-account");
        assertThat(store.rows(REPLIES).get(2)).isEqualTo("130: який? 234567, 654321");
    }

    @Test
    void takesNoAnswerOfAnotherNumberOrTooLateOrWithOtherDigits() throws Exception {
        write(digits(ALICE, "120"));
        write(digits(BOB, "4567"));
        write(digits(ALICE, "34567"));
        now = now.plus(Duration.ofHours(25));
        write(digits(ALICE, "4567"));

        assertThat(store.rows(COUNTING)).isEmpty();
        assertThat(store.rows(ANSWERS)).contains("3 null", "5 null");
    }

    @Test
    void takesNoAnswerForABindingThatWasRemoved() throws Exception {
        write(digits(ALICE, "120"));
        store.execute("DELETE FROM binding WHERE account = '0501234567'");
        write(digits(ALICE, "4567"));

        assertThat(store.rows("SELECT account FROM reading WHERE value = 120")).isEmpty();
    }

    @Test
    void aLaterReadingOfTheAccountSettlesTheQuestion() throws Exception {
        write(digits(ALICE, "120"));
        write(full(HERS, 125));
        write(digits(ALICE, "4567"));

        assertThat(store.rows(MESSAGES)).contains("5 rejected question-closed");
        assertThat(store.rows(COUNTING)).containsExactly("0501234567 125 1 4");
    }

    private void write(JudgedMessage judged) {
        write(List.of(judged));
    }

    private JudgedMessage full(String account, int value) {
        MeterReading reading = new MeterReading(
                new AccountNumber(account), new RegisterValue(value), BillingPeriod.parse("2026-11"), true);
        return new JudgedMessage(
                Messages.message("m" + ++sent, ALICE, account + " " + value, now), new Accepted(reading));
    }

    private JudgedMessage digits(String sender, String text) {
        return new JudgedMessage(
                Messages.message("m" + ++sent, sender, text, now), new Rejected(RejectionReason.WRONG_FORMAT));
    }
}
