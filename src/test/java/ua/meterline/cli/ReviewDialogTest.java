package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import ua.meterline.backoffice.Reviews;
import ua.meterline.backoffice.review.CaseQueue;
import ua.meterline.backoffice.review.Claims;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.ExistingDatabase;

/** A person decides the review queue by typing letters and lines. */
@ResourceLock(TypedInput.RESOURCE)
class ReviewDialogTest {
    private static final String REVIEWS = "SELECT message_id, decision, value, decided_by, why FROM review ORDER BY id";

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
        office.accepted(ACCOUNT, 12310, "2026-10");
    }

    private String typed(String... lines) throws Exception {
        return dialog(new BufferedReader(new StringReader(String.join("\n", lines) + "\n")));
    }

    private String dialog(BufferedReader in) throws Exception {
        return dialog(in, Duration.ofMinutes(10));
    }

    private String dialog(BufferedReader in, Duration lease) throws Exception {
        StringWriter out = new StringWriter();
        try (Connection connection = ExistingDatabase.write(office.url(), Duration.ofSeconds(5))) {
            new ReviewDialog(
                            in,
                            new PrintWriter(out),
                            connection,
                            new Reviews(
                                    connection,
                                    new BillingCalendar(ZoneOffset.UTC),
                                    RuleSettings.DEFAULT,
                                    Clock.systemUTC()),
                            new CaseQueue(connection, Clock.systemUTC()),
                            new Claims(connection, Clock.systemUTC()),
                            lease,
                            RuleSettings.DEFAULT,
                            DisplayTime.UTC,
                            "Olena")
                    .run(null);
        }
        return out.toString();
    }

    @Test
    void showsTheCaseWithNameHistoryAndExpectedValuesAndNeutralisesWhatACustomerWrote() throws Exception {
        int held = office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.execute("INSERT INTO account (account, name) VALUES (?, ?)", ACCOUNT, "Ганна <b>\033[31m");
        office.execute("UPDATE message SET text = ? WHERE id = ?", "\033[2J<script>\u202Enull 92354", held);

        assertThat(typed("s").lines())
                .contains(
                        "-- 1 of 1",
                        "message   2",
                        "text      \\u001b[2J<script>\\u202enull 92354",
                        "account   0501234567  Ганна <b>\\u001b[31m",
                        "value     92354 for 2026-11",
                        "held by   use-too-high",
                        "expected  12310 to 14310",
                        "history   2026-10 12310")
                .last()
                .asString()
                .endsWith("0 of 1 decided");
    }

    @Test
    void decidesOneByOneAndReusesTheReason() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.held(ACCOUNT, 100, "2026-12", true, "below-previous");
        office.held("0507654321", 7, "2026-11", true, "use-too-high");

        String shown = typed("c", "", "12x", "12354", "", "", "a digit too many", "r", "", "x", "a", "photo");

        assertThat(office.rows(REVIEWS))
                .containsExactly(
                        "2 accept 12354 Olena a digit too many",
                        "3 reject null Olena a digit too many",
                        "4 accept 7 Olena photo");
        assertThat(shown)
                .contains(
                        "'12x' is no number",
                        "type one of the letters",
                        "reason [a digit too many]: ",
                        "3 of 3 decided");
    }

    @Test
    void asksForTheMeterWhereTheAccountHasHadSeveral() throws Exception {
        office.execute(
                "INSERT INTO meter_replacement (account, meter, replaced_on, period, final_value, start_value,"
                        + " cancelled, recorded_by, recorded_at, why)"
                        + " VALUES (?, 2, '2020-11-02', '2026-11', 12320, 7, 0, 'O', '', '')",
                ACCOUNT);
        office.held(ACCOUNT, 92315, "2026-11", true, "use-too-high");

        assertThat(typed("c", "", "12315", "", "first", "1", "photo"))
                .contains("meter, 1 to 2: ", "'first' is no meter; 1 is the first one of the account");
        assertThat(office.rows("SELECT meter, value FROM review")).containsExactly("1 12315");
    }

    @Test
    void theEndOfTheInputStoresNothingHalf() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.held(ACCOUNT, 100, "2026-12", true, "below-previous");

        assertThat(typed("r", "wrong", "a")).endsWith("1 of 2 decided\n".formatted());
        assertThat(office.rows(REVIEWS)).containsExactly("2 reject null Olena wrong");
        assertThat(typed("q")).contains("0 of 1 decided");
    }

    @Test
    void saysWhoDecidedMeanwhile() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.held(ACCOUNT, 100, "2026-12", true, "below-previous");
        BufferedReader slow = new BufferedReader(new StringReader("a\nlooks right\nq\n")) {
            private boolean first = true;

            @Override
            public String readLine() throws java.io.IOException {
                if (first) {
                    office.run("review", "reject", "2", "--by", "Petro", "--why", "joke");
                    office.run("review", "reject", "3", "--by", "Petro", "--why", "joke");
                    first = false;
                }
                return super.readLine();
            }
        };

        assertThat(dialog(slow, Duration.ZERO))
                .contains(
                        "message 2: was decided already (reject by Petro at ",
                        "message 2: decided meanwhile, reject by Petro",
                        "message 3: decided meanwhile, reject by Petro",
                        "0 of 2 decided");
    }

    @Test
    void aDoubtfulCorrectionIsAcceptedOnlyWhenThePersonSaysSo() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.accepted(ACCOUNT, 12350, "2026-11");

        assertThat(typed("c", "", "99354", "", "sure", "n"))
                .contains("accept nevertheless? [y/N] ", "nothing is stored");
        assertThat(office.rows(REVIEWS)).isEmpty();
        assertThat(typed("c", "", "99354", "", "sure", "y", "y"))
                .contains(
                        "99354 for account 0501234567 in 2026-11 is doubtful (use-too-high): previous 12310 in 2026-10, "
                                + "expected 12310 to 14310",
                        "override the later one? [y/N] ",
                        "1 of 1 decided");
        assertThat(office.rows("SELECT value, forced FROM review")).containsExactly("99354 use-too-high");
    }

    @Test
    void aShownCaseIsKeptFromOthersUntilItIsLeft() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        BufferedReader slow = new BufferedReader(new StringReader("s\n")) {
            @Override
            public String readLine() throws java.io.IOException {
                assertThat(office.run("review", "reject", "2", "--by", "Petro", "--why", "joke"))
                        .isOne();
                return super.readLine();
            }
        };

        assertThat(dialog(slow)).contains("0 of 1 decided");
        assertThat(office.err()).startsWith("meterline: message 2: Olena is working on it, until ");
        assertThat(office.run("review", "reject", "2", "--by", "Petro", "--why", "joke"))
                .isZero();
    }

    @Test
    void leavesOutWhatIsPutOff() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.held(ACCOUNT, 100, "2026-12", true, "below-previous");
        office.execute("INSERT INTO review_deferral (message_id, deferred_until, deferred_by, deferred_at, why)"
                + " VALUES (2, '2999-01-01T00:00:00.000Z', 'petro', '2026-11-03T00:00:00.000Z', 'waits')");

        assertThat(typed("r", "wrong")).contains("-- 1 of 1", "1 of 1 decided");
        assertThat(office.rows(REVIEWS)).containsExactly("3 reject null Olena wrong");
    }

    @Test
    void skipsACaseThatAnotherWorksOn() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.held(ACCOUNT, 100, "2026-12", true, "below-previous");
        office.execute("INSERT INTO review_claim (message_id, claimed_by, claimed_until)"
                + " VALUES (2, 'Petro', '2999-01-01T00:00:00.000Z')");

        assertThat(typed("r", "wrong"))
                .contains("message 2: Petro is working on it, until 2999-01-01", "1 of 2 decided");
        assertThat(office.rows(REVIEWS)).containsExactly("3 reject null Olena wrong");
    }

    @Test
    void aLaterMessageIsOverriddenOnlyWhenThePersonSaysSo() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.accepted(ACCOUNT, 12350, "2026-11");

        assertThat(typed("a", "sure", "n", "a", "", "y")).contains("nothing is stored", "1 of 1 decided");
        assertThat(office.rows("SELECT value FROM effective_reading WHERE period = '2026-11'"))
                .containsExactly("92354");
    }

    private static int asked(String name, IntSupplier command) {
        TypedInput input = TypedInput.of(List.of(name, "r", "a digit too many"), new StringWriter());
        try {
            return command.getAsInt();
        } finally {
            input.close();
        }
    }

    @Test
    void aTerminalAsksForTheNameThatIsMissing() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");

        assertThat(asked("Olena", () -> office.runOnTerminal("review", "next"))).isZero();
        assertThat(office.out()).startsWith("your name, for the record: ");
        assertThat(office.rows(REVIEWS)).containsExactly("2 reject null Olena a digit too many");
    }

    @Test
    void nobodyDecidesWithoutAName() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");

        assertThat(office.run("review", "next")).isEqualTo(2);
        assertThat(office.err()).startsWith("meterline: missing: '--by=NAME'");
        assertThat(asked(" ", () -> office.runOnTerminal("review", "next"))).isEqualTo(2);
        assertThat(office.err()).startsWith("meterline: the name is blank: a decision needs one");
    }

    @Test
    void reviewWithoutACommandIsTheDialogOnATerminal() {
        StringWriter out = new StringWriter();
        assertThat(asked(
                        " ",
                        () -> MeterlineCommand.commandLine(true)
                                .setOut(new PrintWriter(out, true))
                                .setErr(new PrintWriter(out, true))
                                .execute("review")))
                .isEqualTo(2);
        assertThat(out.toString()).startsWith("your name, for the record: ").contains("the name is blank");
    }
}
