package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.common.RandomToken;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MessagePart;
import ua.meterline.reading.Messages;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.QuestionPolicy;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.ReceiptCode;
import ua.meterline.reading.ReceiptPolicy;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.Suppression;
import ua.meterline.reading.language.MultilingualText;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;

/** Addresses of pages in replies, and the rows by which the pages are found, as they come out of the database. */
class ReadingReceiptTest extends StoreReadingsTestSupport {
    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final String SENDER = "+380671112233";
    private static final String ACCOUNT = "0501234567";
    private static final String ADDRESS = "taken cab.ua/r/[0-9a-z]{10}";

    private int sent;

    ReadingReceiptTest() {
        super(
                Rules.book(RuleSettings.DEFAULT),
                START,
                new QuestionPolicy(true, Duration.ofDays(1), MultilingualText.of("{value}?")));
    }

    @BeforeEach
    void storeHistory() {
        write(List.of(reading(SENDER, 12_240, "2026-09"), reading(SENDER, 12_300, "2026-10")));
        assertThat(store.rows("SELECT text FROM reply")).as("off").containsOnly("taken");
        assertThat(receipts()).as("off").isEmpty();
        receipts = new ReceiptPolicy("cab.ua", Duration.ofDays(90));
    }

    @Test
    void appendsACodeToTheReplyToAReading() {
        write(List.of(
                reading(SENDER, 12_350, "2026-11"),
                reading(SENDER, 12_350, "2026-11"),
                reading(SENDER, 12_000, "2026-11"),
                rejected()));

        assertThat(replies().subList(0, 3))
                .allMatch(text -> text.matches(ADDRESS))
                .doesNotHaveDuplicates();
        assertThat(replies().subList(3, 4)).containsExactly("not taken");
        assertThat(receipts())
                .containsExactly(
                        "3 " + hash(0) + " 0501234567 1 2026-11 12350 1 2027-02-01T10:00:00.000Z",
                        "4 " + hash(1) + " 0501234567 1 2026-11 12350 1 2027-02-01T10:00:00.000Z",
                        "5 " + hash(2) + " 0501234567 1 2026-11 12000 1 2027-02-01T10:00:00.000Z");
        assertThat(store.rows("SELECT outcome FROM message WHERE id > 2"))
                .containsExactly("accepted", "duplicate", "held", "rejected");
    }

    @Test
    void appendsNothingToQuestionsAndWhereNoReplyIsSent() {
        write(List.of(reading(SENDER, 13_245, "2026-11"), reading("", 12_350, "2026-11")));

        assertThat(replies()).containsExactly("12345?", "taken");
        assertThat(receipts()).isEmpty();
    }

    /** The reply is about all of them, and leaves no room. */
    @Test
    void appendsNothingToTheReplyToSeveralReadings() {
        write(List.of(part(1), part(2)));

        assertThat(replies().get(1)).doesNotContain("cab.ua");
        assertThat(store.rows("SELECT outcome FROM message WHERE id > 2")).containsExactly("accepted", "duplicate");
        assertThat(receipts()).isEmpty();
    }

    private JudgedMessage part(int number) {
        JudgedMessage judged = reading(SENDER, 12_350, "2026-11");
        CustomerMessage sms = judged.message();
        return new JudgedMessage(
                new CustomerMessage(
                        sms.channel(),
                        sms.sender(),
                        sms.recipient(),
                        sms.receivedAt(),
                        sms.text(),
                        sms.raw(),
                        sms.fingerprint(),
                        number == 2 ? null : Suppression.ANSWERED_TOGETHER,
                        null,
                        null,
                        sms.link(),
                        new MessagePart(number, 2)),
                judged.outcome());
    }

    /** An answer to a question says that the reading is accepted. */
    @Test
    void appendsACodeToTheReplyToAnAnswer() {
        write(List.of(reading(SENDER, 13_245, "2026-11")));
        CustomerMessage yes = Messages.message("yes", SENDER, "ТАК", now);
        write(List.of(new JudgedMessage(yes, new Rejected(RejectionReason.WRONG_FORMAT))));

        assertThat(replies().get(1)).matches(ADDRESS);
        assertThat(store.rows("SELECT message_id, value FROM reading_receipt")).containsExactly("4 12345");
    }

    /** The reply is that of the first delivery. What the customer sends again later is a message of its own. */
    @Test
    void aRedeliveryKeepsTheCode() {
        JudgedMessage first = reading(SENDER, 12_350, "2026-11");
        write(List.of(first, first));
        List<String> before = receipts();
        write(List.of(first));

        assertThat(receipts()).isEqualTo(before).hasSize(1);
        assertThat(replies()).hasSize(1);
    }

    private List<String> replies() {
        return store.rows("SELECT text FROM reply WHERE message_id > 2 ORDER BY message_id");
    }

    private List<String> receipts() {
        return store.rows("SELECT message_id, hex(code), account, meter, period, value, on_time, expires_at"
                + " FROM reading_receipt ORDER BY message_id");
    }

    private String hash(int reply) {
        String text = replies().get(reply);
        return HexFormat.of()
                .withUpperCase()
                .formatHex(RandomToken.hash(text.substring(text.length() - ReceiptCode.LENGTH)));
    }

    private JudgedMessage reading(String sender, int value, String period) {
        MeterReading reading = new MeterReading(
                new AccountNumber(ACCOUNT), new RegisterValue(value), BillingPeriod.parse(period), true);
        return new JudgedMessage(
                Messages.message("m" + ++sent, sender, ACCOUNT + " " + value, now), new Accepted(reading));
    }

    private JudgedMessage rejected() {
        return new JudgedMessage(
                Messages.message("m" + ++sent, SENDER, "hello", now), new Rejected(RejectionReason.WRONG_FORMAT));
    }
}
