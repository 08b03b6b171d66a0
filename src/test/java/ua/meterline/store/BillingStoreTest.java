package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.ImportJudge;
import ua.meterline.reading.Imported;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.Suppression;
import ua.meterline.reading.TextJudge;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;

/** Versions, the rules and the registry, as they come out of the database. */
class BillingStoreTest extends StoreReadingsTestSupport {
    private static final Instant OCTOBER_2ND = Instant.parse("2026-10-02T10:00:00Z");
    private static final Instant NOVEMBER_3RD = Instant.parse("2026-11-03T10:00:00Z");
    private static final Instant NOVEMBER_7TH = Instant.parse("2026-11-07T10:00:00Z");

    private static final String OUTCOMES = "SELECT outcome, reason FROM message ORDER BY id";
    private static final String EFFECTIVE =
            "SELECT account, period, value, latest_message_id FROM effective_reading ORDER BY account, period";

    private final TextJudge judge = new TextJudge(
            ReadingFormat.of("(?<account>\\d{10}) (?<value>\\d{1,5})"),
            LenientReader.NONE,
            new BillingCalendar(ZoneOffset.UTC));
    private final ImportJudge importJudge = new ImportJudge(new BillingCalendar(ZoneOffset.UTC));
    private int sent;

    BillingStoreTest() {
        super(Rules.book(RuleSettings.DEFAULT), NOVEMBER_7TH);
    }

    @Test
    void makesTheValueEffectiveThatWasStatedLastInTheWindow() throws Exception {
        write(NOVEMBER_3RD, "0501234567 100");
        write(NOVEMBER_3RD, "0501234567 120");
        assertThat(store.rows(EFFECTIVE)).containsExactly("0501234567 2026-11 120 2");

        write(NOVEMBER_3RD, "0501234567 100");

        assertThat(store.rows(EFFECTIVE)).containsExactly("0501234567 2026-11 100 3");
        assertThat(store.rows(OUTCOMES)).containsExactly("accepted null", "accepted null", "duplicate null");
        assertThat(store.rows("SELECT value, message_id, latest_message_id, on_time FROM reading ORDER BY value"))
                .as("history stays")
                .containsExactly("100 1 3 1", "120 2 2 1");
    }

    @Test
    void makesTheValueEffectiveThatWasStatedLastByWhateverChannel() throws Exception {
        write(NOVEMBER_3RD, "0501234567 100");
        write(Channel.EMAIL, NOVEMBER_3RD, "0501234567 120");
        write(Channel.PHONE, NOVEMBER_3RD, "0501234567 100");

        assertThat(store.rows("SELECT value, channel FROM effective_reading"
                        + " JOIN message ON message.id = effective_reading.latest_message_id"))
                .containsExactly("100 phone");
    }

    @Test
    void decidesAboutThreeMessagesInOneGroupAsIfTheyHadComeOneByOne() throws Exception {
        write(NOVEMBER_3RD, "0501234567 100", "0501234567 120", "0501234567 100", "0509999999 1");

        assertThat(store.rows(EFFECTIVE)).containsExactly("0501234567 2026-11 100 3", "0509999999 2026-11 1 4");
        assertThat(store.rows(OUTCOMES))
                .containsExactly("accepted null", "accepted null", "duplicate null", "accepted null");
    }

    @Test
    void holdsACorrectionAfterTheWindow() throws Exception {
        write(NOVEMBER_3RD, "0501234567 100");
        write(NOVEMBER_7TH, "0501234567 120");
        write(NOVEMBER_7TH, "0501234567 100");

        assertThat(store.rows(OUTCOMES)).containsExactly("accepted null", "held late-correction", "duplicate null");
        assertThat(store.rows(EFFECTIVE)).containsExactly("0501234567 2026-11 100 3");
        assertThat(store.rows("SELECT on_time FROM reading"))
                .as("it came in time and stays so")
                .containsExactly("1");
        assertThat(store.rows("SELECT message_id, account, meter, value, period, on_time, received_at, rules"
                        + " FROM held_reading"))
                .containsExactly("2 0501234567 1 120 2026-11 0 2026-11-07T10:00:00.000Z late-correction");
        assertThat(store.rows("SELECT text FROM reply")).containsOnly("taken");
    }

    /** A stranger's list was accepted as on time, and the next export corrected two past months. */
    @Test
    void holdsReadingsDatedIntoAPastPeriod() throws Exception {
        write(NOVEMBER_3RD, "0501234567 100");
        write(List.of(
                dated(NOVEMBER_3RD, "2026-10-02", "0501234567", 90),
                dated(NOVEMBER_3RD, "2026-10-02", "0501234567", 110),
                dated(NOVEMBER_3RD, "2026-11-02", "0501234568", 110)));

        assertThat(store.rows(OUTCOMES))
                .containsExactly(
                        "accepted null", "held late-correction", "held late-correction,above-next", "accepted null");
        assertThat(store.rows("SELECT period, on_time FROM held_reading")).containsExactly("2026-10 0", "2026-10 0");
    }

    @Test
    void holdsADatedReadingThatWouldCorrectAnExportedOne() throws Exception {
        write(NOVEMBER_3RD, "0501234567 100", "0501234568 100");
        store.execute(
                "INSERT INTO batch (id, period, format, created_at, file, readings, sha256) VALUES (1, '2026-11', 'csv', '', '', 1, '')");
        store.execute(
                "INSERT INTO batch_reading VALUES ('0501234567', '2026-11', 1, 1, 1, 100, 1, '', 'sms', NULL, NULL)");
        write(List.of(
                dated(NOVEMBER_3RD, "2026-11-03", "0501234567", 120),
                dated(NOVEMBER_3RD, "2026-11-03", "0501234567", 100),
                dated(NOVEMBER_3RD, "2026-11-03", "0501234568", 120)));

        assertThat(store.rows(OUTCOMES))
                .containsExactly(
                        "accepted null", "accepted null", "held late-correction", "duplicate null", "accepted null");
    }

    @Test
    void keepsWhatComesLateWhenNothingCameInTime() throws Exception {
        write(NOVEMBER_7TH, "0501234567 100");

        assertThat(store.rows(OUTCOMES)).containsExactly("accepted null");
        assertThat(store.rows("SELECT period, on_time, received_at FROM reading"))
                .containsExactly("2026-11 0 2026-11-07T10:00:00.000Z");
    }

    @Test
    void makesInTimeWhatWasTakenForLateBefore() throws Exception {
        write(NOVEMBER_7TH, "0501234567 100");
        write(NOVEMBER_3RD, "0501234567 100");

        assertThat(store.rows("SELECT on_time, latest_message_id FROM reading")).containsExactly("1 2");
    }

    @Test
    void holdsWhatIsNotPlausibleAfterTheMonthBefore() throws Exception {
        write(OCTOBER_2ND, "0501234567 5000", "0501234568 5000", "0501234569 99950");
        write(NOVEMBER_3RD, "0501234567 4999", "0501234568 7001", "0501234569 20");

        assertThat(store.rows(OUTCOMES))
                .containsExactly(
                        "accepted null",
                        "accepted null",
                        "accepted null",
                        "held below-previous",
                        "held use-too-high",
                        "accepted null");
        assertThat(store.rows("SELECT account, value, on_time, rules FROM held_reading ORDER BY 1"))
                .containsExactly("0501234567 4999 1 below-previous", "0501234568 7001 1 use-too-high");
        assertThat(store.rows("SELECT count(*) FROM reading")).containsExactly("4");
    }

    @Test
    void namesAllRulesThatHoldAReading() throws Exception {
        write(OCTOBER_2ND, "0501234567 5000");
        write(NOVEMBER_3RD, "0501234567 5010");
        write(NOVEMBER_7TH, "0501234567 4000");

        assertThat(store.rows("SELECT rules FROM held_reading")).containsExactly("late-correction,below-previous");
    }

    @Test
    void asksTheRegistryOnceThereIsOne() throws Exception {
        write(NOVEMBER_3RD, "0501234567 100");
        store.execute("INSERT INTO account (account, meter_digits, usual_use) VALUES ('0501234568', 5, 20)");
        write(NOVEMBER_3RD, "0501234567 100", "0501234568 100", "0671112233 100");

        assertThat(store.rows(OUTCOMES))
                .containsExactly("accepted null", "rejected unknown-account", "accepted null", "rejected own-number");
        assertThat(store.rows("SELECT text FROM reply ORDER BY message_id"))
                .containsExactly("taken", "not taken", "taken", "not taken");
    }

    @Test
    void knowsTheUsualUseAndTheDialFromTheRegistry() throws Exception {
        store.execute("INSERT INTO account (account, meter_digits, usual_use)"
                + " VALUES ('0501234567', 4, 100), ('0501234568', 5, 100)");
        write(OCTOBER_2ND, "0501234567 9990", "0501234568 9990");
        write(NOVEMBER_3RD, "0501234567 12", "0501234568 12");
        write(NOVEMBER_3RD, "0501234568 10490", "0501234568 10491");

        assertThat(store.rows("SELECT account, value, rules FROM held_reading ORDER BY message_id"))
                .containsExactly("0501234568 12 below-previous", "0501234568 10491 use-too-high");
    }

    @Test
    void looksThreeYearsBack() throws Exception {
        write(Instant.parse("2023-10-02T10:00:00Z"), "0501234567 0");
        write(Instant.parse("2023-11-02T10:00:00Z"), "0501234567 400");
        write(Instant.parse("2024-03-02T10:00:00Z"), "0501234567 500");
        write(OCTOBER_2ND, "0501234567 510");
        write(NOVEMBER_3RD, "0501234567 2511", "0501234567 2510");

        assertThat(store.rows("SELECT value, rules FROM held_reading")).containsExactly("2511 use-too-high");
        assertThat(store.rows(EFFECTIVE)).contains("0501234567 2026-11 2510 6");
    }

    private JudgedMessage dated(Instant receivedAt, String date, String account, int value) {
        Content.Reading read =
                new Content.Reading(new AccountNumber(account), new RegisterValue(value), LocalDate.parse(date));
        Imported imported = new Imported(List.of("row " + sent), read);
        return importJudge.judge(new CustomerMessage(
                Channel.FILE,
                "",
                "a.csv",
                receivedAt,
                "",
                new Fingerprint(0, sent++),
                Suppression.NO_ADDRESS,
                imported));
    }

    private void write(Instant receivedAt, String... texts) {
        write(Channel.SMS, receivedAt, texts);
    }

    private void write(Channel channel, Instant receivedAt, String... texts) {
        List<JudgedMessage> group = new ArrayList<>();
        for (String text : texts) {
            Fingerprint fingerprint = new Fingerprint(0, sent++);
            group.add(judge.accept(
                    new CustomerMessage(channel, "380671112233", "7104", receivedAt, text, null, fingerprint)));
        }
        write(group);
    }
}
