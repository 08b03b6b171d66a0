package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reading by phone: judged like an SMS, stored with the operator, once. */
class ReadingsEnterCommandTest {
    private static final String MESSAGES = "SELECT channel, text, outcome, reason FROM message WHERE channel = 'phone'";

    @TempDir
    private Path folder;

    private final YearMonth now = YearMonth.now(Clock.system(ZoneId.of("Europe/Kyiv")));
    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
        office.accepted(ACCOUNT, 12310, now.minusMonths(1).toString());
    }

    private int enter(String value, String... more) {
        String[] words = new String[6 + more.length];
        System.arraycopy(new String[] {"readings", "enter", ACCOUNT, value, "--by", "Olena"}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        return office.run(words);
    }

    @Test
    void storesTheReadingWithTheOperatorAndReadsItBack() throws Exception {
        office.execute("INSERT INTO account (account, name) VALUES (?, ?)", ACCOUNT, "Ганна\033[2J");

        assertThat(enter("12354", "--why", "called at noon")).as(office.err()).isZero();
        assertThat(office.lines())
                .containsExactly(
                        "message 2: accepted: 12354 for account 0501234567, Ганна\\u001b[2J in " + now,
                        "previous: 12310 in " + now.minusMonths(1) + "; until now in " + now + ": none",
                        "read back: account 050 123 45 67, reading 1 2 3 5 4");
        assertThat(office.rows(MESSAGES)).containsExactly("phone 0501234567 12354 accepted null");
        assertThat(office.rows("SELECT message_id, entered_by, why FROM phone_entry"))
                .containsExactly("2 Olena called at noon");
        assertThat(office.rows("SELECT state, reason FROM reply WHERE message_id = 2"))
                .containsExactly("suppressed no-address");
        assertThat(office.rows("SELECT value FROM effective_reading WHERE message_id = 2"))
                .containsExactly("12354");
        assertThat(office.run("dossier", "--account", ACCOUNT)).isZero();
        assertThat(office.out()).contains("entered-by=Olena why=\"called at noon\"");
    }

    @Test
    void showsThePreviousReadingOfEachMeter() throws Exception {
        office.execute(
                "INSERT INTO meter_replacement (account, meter, replaced_on, period, final_value, start_value,"
                        + " recorded_by, recorded_at, why) VALUES (?, 2, ?, ?, 12320, 7, 'Olena', '', 'act')",
                ACCOUNT,
                now + "-01",
                now.toString());

        assertThat(enter("40")).as(office.err()).isZero();
        assertThat(office.lines())
                .startsWith(
                        "message 2: accepted: 40 for account 0501234567 in " + now,
                        "previous: none; until now in " + now + ": none",
                        "meter 2, from 7 on; meter 1 ended with 12320, before: 12310 in " + now.minusMonths(1));
        enter("40", "--format", "json");
        assertThat(office.out()).contains("\"meter\":2", "\"counts\":40");
    }

    @Test
    void theSameCallEnteredTwiceIsKnown() throws Exception {
        enter("12354");

        assertThat(office.run("readings", "enter", ACCOUNT, "12354", "--by", "Petro"))
                .isZero();
        assertThat(office.out())
                .startsWith("known: Olena entered this at ")
                .contains("as message 2, accepted; nothing is stored again");
        assertThat(office.rows(MESSAGES)).hasSize(1);
        assertThat(enter("12355")).as("a corrected value is another call").isZero();
        assertThat(office.rows(MESSAGES)).hasSize(2);
    }

    @Test
    void aDryRunTellsWhyItWouldBeHeldAndStoresNothing() throws Exception {
        assertThat(enter("92354", "--dry-run")).isZero();
        assertThat(office.out()).startsWith("would be held (use-too-high): 92354 for account 0501234567 in ");
        assertThat(office.rows(MESSAGES)).isEmpty();
        assertThat(office.rows("SELECT 1 FROM held_reading UNION ALL SELECT 1 FROM phone_entry"))
                .isEmpty();
    }

    @Test
    void aDryRunNeedsNoWriteLock() throws Exception {
        try (Connection connection = DriverManager.getConnection(office.url());
                Statement lock = connection.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            assertThat(enter("12354", "--dry-run")).as(office.err()).isZero();
            assertThat(office.out()).startsWith("would be accepted: 12354");
        }
    }

    @Test
    void aHeldReadingIsAcceptedOnlyOnPurposeAndWithAReason() throws Exception {
        assertThat(enter("92354", "--accept-held")).isEqualTo(2);
        assertThat(office.err()).startsWith("meterline: --accept-held needs the reason: --why TEXT");
        assertThat(enter("92354")).isZero();
        assertThat(office.out())
                .contains("message 2: held (use-too-high)", "it does not count until a review accepts it");
        assertThat(office.rows("SELECT count(*) FROM review")).containsExactly("0");

        assertThat(enter("92354", "--accept-held", "--why", "read twice")).isZero();
        assertThat(office.out()).contains("known: Olena", "message 2: accepted, 92354 counts for account 0501234567");
        assertThat(office.rows("SELECT message_id, decision, decided_by, why FROM review"))
                .containsExactly("2 accept Olena read twice");
        assertThat(enter("92354", "--accept-held", "--why", "read twice")).isZero();
        assertThat(office.out()).contains("it was decided: accept by Olena");
        assertThat(office.rows(MESSAGES)).hasSize(1);
    }

    @Test
    void anAccountThatTheRegistryDoesNotKnowIsRefusedAndNotStored() throws Exception {
        office.execute("INSERT INTO account (account) VALUES ('0509999999')");

        assertThat(enter("12354", "--dry-run")).isEqualTo(1);
        assertThat(office.err()).contains("is not in the registry; check its digits, nothing was stored");
        assertThat(enter("12354")).isEqualTo(1);
        assertThat(office.err())
                .isEqualTo(
                        "meterline: account 0501234567: is not in the registry; check its digits, nothing was stored");
        assertThat(office.rows(MESSAGES)).isEmpty();
    }
}
