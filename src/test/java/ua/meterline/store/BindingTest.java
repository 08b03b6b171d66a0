package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.Messages;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.SeveralJudged;
import ua.meterline.reading.SeveralReadingsJudge;
import ua.meterline.reading.TextJudge;
import ua.meterline.reading.language.MultilingualText;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;

/** Numbers that send the digits of a reading alone, as it comes out of the database. */
class BindingTest extends StoreReadingsTestSupport {
    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final String ALICE = "+380671112233";
    private static final String BOB = "+380671112234";
    private static final String HERS = "0501234567";
    private static final String HIS = "0507654321";

    private static final String MESSAGES = "SELECT id, outcome, reason FROM message ORDER BY id";
    private static final String BINDINGS = "SELECT sender, account, message_id FROM binding ORDER BY id";
    private static final String COUNTING =
            "SELECT account, value, period, on_time, message_id FROM effective_reading WHERE period = '2026-11'";

    private int sent;

    BindingTest() {
        super(Rules.book(RuleSettings.DEFAULT), START);
    }

    @BeforeEach
    void switchOn() {
        bindings = new BindingPolicy(true, 6, Duration.ofDays(1), MultilingualText.NONE);
    }

    @Test
    void takesDigitsForTheAccountOfTheNumber() throws Exception {
        write(full(ALICE, HERS, 100));
        write(digits(ALICE, " 00120 "));

        assertThat(store.rows(MESSAGES)).containsExactly("1 accepted null", "2 accepted bound-account");
        assertThat(store.rows(COUNTING)).containsExactly("0501234567 120 2026-11 1 2");
        assertThat(store.rows("SELECT numbers FROM message_numbers"))
                .as("a search by account finds the message")
                .containsExactly("00120 reading, 0501234567 account");
    }

    @Test
    void judgesDigitsByTheRules() throws Exception {
        write(full(ALICE, HERS, 100));
        now = Instant.parse("2026-12-03T10:00:00Z");
        write(digits(ALICE, "99"));

        assertThat(store.rows(MESSAGES)).contains("2 held below-previous");
        assertThat(store.rows("SELECT account, value, period FROM held_reading"))
                .containsExactly("0501234567 99 2026-12");
    }

    @Test
    void rejectsDigitsOfANumberWithNoneOrTwoAccounts() throws Exception {
        write(digits(ALICE, "120"));
        write(full(ALICE, HERS, 100));
        write(full(ALICE, HIS, 100));
        write(digits(ALICE, "120"));
        write(digits(BOB, "120"));

        assertThat(store.rows("SELECT id, reason FROM message WHERE outcome = 'rejected'"))
                .containsExactly("1 wrong-format", "4 which-account", "5 wrong-format");
    }

    @Test
    void bindsNothingByAHeldOrRejectedReading() throws Exception {
        write(full(ALICE, HERS, 100));
        store.execute("DELETE FROM binding");
        now = Instant.parse("2026-12-03T10:00:00Z");
        write(full(ALICE, HERS, 50));
        write(digits(ALICE, HERS));

        assertThat(store.rows(BINDINGS)).isEmpty();
    }

    @Test
    void bindsEachAccountOfAnSmsWithSeveralReadings() throws Exception {
        write(several(ALICE, HERS + " 100\n" + HIS + " 200"));
        write(digits(ALICE, "120"));

        assertThat(store.rows(BINDINGS))
                .containsExactlyInAnyOrder("+380671112233 0501234567 1", "+380671112233 0507654321 2");
        assertThat(store.rows(MESSAGES)).contains("3 rejected which-account");
    }

    @Test
    void takesNoDigitsFromALineOfAnSmsWithSeveralReadings() throws Exception {
        write(full(ALICE, HERS, 100));
        write(several(ALICE, HIS + " 200\n" + HIS + " 200\n120"));

        assertThat(store.rows(MESSAGES)).contains("4 rejected wrong-format");
    }

    @Test
    void keepsTheReplyToSeveralReadings() throws Exception {
        write(full(ALICE, HERS, 100));
        write(full(ALICE, HIS, 200));
        write(several(ALICE, HERS + " 101\n" + HIS + " 201\n120"));

        assertThat(store.rows(MESSAGES)).contains("5 rejected wrong-format");
        assertThat(store.rows("SELECT text FROM reply WHERE message_id = 5")).containsExactly("2. 120");
    }

    /** A service sends codes of five digits, from a short number or a name. */
    @Test
    void takesNoDigitsOfAService() throws Exception {
        store.execute("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                + " VALUES (1, 'sms', '', '', '2026-11-01T00:00:00.000Z', '', x'', 'accepted')");
        store.execute("INSERT INTO binding (sender, account, message_id, bound_at, used_at, expires_at)"
                + " VALUES ('', '0501234567', 1, '2026', '2026', '2027')");
        write(digits("", "12345"));

        assertThat(store.rows(MESSAGES)).contains("2 rejected wrong-format");
    }

    @Test
    void makesARemovedBindingAgainOnlyByAFullMessage() throws Exception {
        write(full(ALICE, HERS, 100));
        store.execute("DELETE FROM binding");
        write(digits(ALICE, "120"));
        write(digits(ALICE, "121"));
        assertThat(store.rows(BINDINGS)).isEmpty();

        write(full(ALICE, HERS, 122));
        write(digits(ALICE, "123"));
        assertThat(store.rows(MESSAGES)).contains("2 rejected wrong-format", "5 accepted bound-account");
        assertThat(store.rows(BINDINGS)).containsExactly("+380671112233 0501234567 4");
    }

    @Test
    void forgetsABindingThatWasNotUsedForMonths() throws Exception {
        write(full(ALICE, HERS, 100));
        now = Instant.parse("2027-05-03T10:00:00Z");
        write(digits(ALICE, "120"));
        now = Instant.parse("2027-11-03T10:00:00.001Z");
        write(digits(ALICE, "140"));

        assertThat(store.rows(MESSAGES))
                .containsExactly("1 accepted null", "2 accepted bound-account", "3 rejected wrong-format");
    }

    @Test
    void writesAKnownPairOnceADay() throws Exception {
        write(full(ALICE, HERS, 100));
        now = START.plus(Duration.ofHours(5));
        write(full(ALICE, HERS, 101));
        assertThat(store.rows("SELECT used_at FROM binding")).containsExactly("2026-11-03T10:00:00.000Z");

        now = START.plus(Duration.ofDays(1));
        write(full(ALICE, HERS, 101));
        assertThat(store.rows("SELECT used_at, expires_at, message_id FROM binding"))
                .containsExactly("2026-11-04T10:00:00.000Z 2027-05-04T10:00:00.000Z 1");
    }

    @Test
    void bindsNothingWhileItIsOff() throws Exception {
        bindings = BindingPolicy.OFF;
        write(full(ALICE, HERS, 100));
        assertThat(store.rows(BINDINGS)).isEmpty();

        bindings = new BindingPolicy(true, 6, Duration.ofDays(1), MultilingualText.NONE);
        write(full(ALICE, HERS, 110));
        bindings = BindingPolicy.OFF;
        write(digits(ALICE, "120"));
        assertThat(store.rows(MESSAGES)).contains("3 rejected wrong-format");
    }

    private void write(Object judged) {
        write(List.of(judged));
    }

    private JudgedMessage full(String sender, String account, int value) {
        String period = now.toString().substring(0, 7);
        MeterReading reading = new MeterReading(
                new AccountNumber(account), new RegisterValue(value), BillingPeriod.parse(period), true);
        return new JudgedMessage(message(sender, account + " " + value), new Accepted(reading));
    }

    private SeveralJudged several(String sender, String text) {
        TextJudge judge = new TextJudge(
                ReadingFormat.of("(?<account>\\d{10}) (?<value>\\d{1,5})"),
                LenientReader.NONE,
                new BillingCalendar(ZoneOffset.UTC));
        return new SeveralReadingsJudge(judge, 9).judge(message(sender, text));
    }

    private JudgedMessage digits(String sender, String text) {
        return new JudgedMessage(message(sender, text), new Rejected(RejectionReason.WRONG_FORMAT));
    }

    private CustomerMessage message(String sender, String text) {
        return Messages.message("m" + ++sent, sender, text, now);
    }
}
