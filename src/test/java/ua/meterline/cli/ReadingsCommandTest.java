package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingsCommandTest {
    private static final String READINGS =
            "SELECT account, value, period, on_time, CASE WHEN reviewed > 0 THEN 1 ELSE 0 END"
                    + " FROM effective_reading ORDER BY account, period";

    @TempDir
    private Path folder;

    private CommandFixture meterline;

    @BeforeEach
    void createDatabase() throws Exception {
        meterline = new CommandFixture(folder).createDatabase();
    }

    @Test
    void loadsReadingsOfPastPeriodsAndRecordsWhoAndWhy() throws Exception {
        meterline.reading(1, "0501234567", "2026-06", 200);

        assertThat(load("рахунок;показання;дата\n0501234567;100;03.03.2026\n0501234567;110;02.04.2026\n"))
                .isZero();

        assertThat(meterline.out).hasToString("opening readings: 2 imported, 0 known before, 0 rows skipped\n");
        assertThat(meterline.rows(READINGS))
                .containsExactly(
                        "0501234567 100 2026-03 0 1", "0501234567 110 2026-04 0 1", "0501234567 200 2026-06 1 0");
        assertThat(meterline.rows("SELECT id, channel, recipient, outcome, reason FROM message WHERE id > 1"))
                .containsExactly("2 file opening.csv accepted opening", "3 file opening.csv accepted opening");
        assertThat(meterline.rows("SELECT message_id, decision, decided_by, why, account, value, period FROM review"))
                .containsExactly(
                        "2 accept Olena from billing 0501234567 100 2026-03",
                        "3 accept Olena from billing 0501234567 110 2026-04");
    }

    @Test
    void changesNothingWhenLoadedAgain() throws Exception {
        load("0501234567;100\n", "--period", "2026-03");

        assertThat(load("0501234567;100\n", "--period", "2026-03")).isZero();

        assertThat(meterline.out).hasToString("opening readings: 0 imported, 1 known before, 0 rows skipped\n");
        assertThat(meterline.rows("SELECT count(*) FROM review")).containsExactly("1");
    }

    /** Meter 2 since 16 March, from 7 on; meter 1 ended with 150. */
    private void replace() {
        meterline.sql("INSERT INTO meter_replacement (account, meter, replaced_on, period, final_value, start_value,"
                + " old_digits, recorded_by, recorded_at, why)"
                + " VALUES ('0501234567', 2, '2026-03-16', '2026-03', 150, 7, 4, 'Olena', '', 'act')");
    }

    @Test
    void anOpeningReadingIsOfTheMeterOfItsTime() throws Exception {
        replace();

        String head = "рахунок;показання;дата\n";
        assertThat(load(head + "0501234567;120;03.02.2026\n0501234567;130;03.03.2026\n0501234567;20;02.04.2026\n"))
                .as(meterline.errors())
                .isZero();
        assertThat(load(head + "0501234567;9;30.03.2026\n"))
                .as(meterline.errors())
                .isZero();
        assertThat(load("0501234567;20\n", "--period", "2026-04")).isZero();

        assertThat(meterline.out).hasToString("opening readings: 0 imported, 1 known before, 0 rows skipped\n");
        assertThat(meterline.rows("SELECT meter, value, period FROM effective_reading ORDER BY period, meter"))
                .containsExactly("1 120 2026-02", "1 130 2026-03", "2 9 2026-03", "2 20 2026-04");
    }

    @Test
    void refusesAnOpeningReadingThatItsMeterCannotHaveShown() throws Exception {
        replace();

        assertThat(load("рахунок;показання;дата\n0501234567;151;03.03.2026\n0501234567;6;02.04.2026\n"
                        + "0501234567;12345;02.02.2026\n"))
                .isEqualTo(1);
        assertThat(meterline.errors().lines())
                .containsExactlyInAnyOrder(
                        "row 2: above the last value of the meter, which was replaced",
                        "row 3: below the first value of the meter, which replaced another",
                        "row 4: more digits than the meter has: 4");
    }

    @Test
    void refusesAPeriodBeforeThoseThatTheRulesLookBackTo() throws Exception {
        assertThat(load("0501234567;100\n", "--period", "2006-03")).isEqualTo(1);

        assertThat(meterline.err.toString()).contains("row 1: 2006-03 is too long ago; the first period is 20");
        assertThat(meterline.rows("SELECT count(*) FROM reading")).containsExactly("0");
    }

    @Test
    void refusesWhatWouldReplaceOrContradictAReading() throws Exception {
        meterline.reading(1, "0501234567", "2026-03", 100);
        meterline.reading(2, "0501234567", "2026-06", 200);
        String list = """
                account;reading;date
                0501234567;101;02.03.2026
                0501234567;99;02.04.2026
                0501234567;201;02.05.2026
                0501234568;1;
                0501234569;abc;02.05.2026
                0501234570;1;02.01.2999
                """;

        assertThat(load(list)).isEqualTo(1);

        assertThat(meterline.errors().lines())
                .containsExactlyInAnyOrder(
                        "row 2: another value counts for 2026-03",
                        "row 3: below the reading of 2026-03",
                        "row 4: above the reading of 2026-06",
                        "row 5: no date; give --period",
                        "row 6: wrong-format",
                        "row 7: wrong-date");
        assertThat(meterline.rows(READINGS))
                .containsExactly("0501234567 100 2026-03 1 0", "0501234567 200 2026-06 1 0");
        assertThat(meterline.rows("SELECT count(*) FROM message")).containsExactly("2");
    }

    @Test
    void refusesTheCurrentPeriodAndUnknownAccounts() throws Exception {
        meterline.sql("INSERT INTO account (account) VALUES ('0501234567')");

        assertThat(load("0501234567;100\n", "--period", "2999-01")).isEqualTo(1);
        assertThat(meterline.errors()).isEqualTo("row 1: 2999-01 is in the future");
        assertThat(load("0501234568;100\n", "--period", "2026-03")).isEqualTo(1);
        assertThat(meterline.errors()).isEqualTo("row 1: the account is not in the registry");
    }

    @Test
    void refusesAFileThatIsNoListOrNotThere() throws Exception {
        assertThat(load("о/р;квартира;куби\n0501234567;5;100\n", "--period", "2026-03"))
                .isEqualTo(1);
        assertThat(meterline.errors())
                .contains("opening.csv: unknown-columns: ")
                .hasLineCount(1);
        assertThat(run(folder.resolve("missing.csv"), "--period", "2026-03")).isEqualTo(1);
        assertThat(meterline.errors())
                .contains("missing.csv: there is no such file")
                .hasLineCount(1);
    }

    private int load(String list, String... options) throws Exception {
        return run(Files.writeString(folder.resolve("opening.csv"), list), options);
    }

    private int run(Path file, String... options) {
        Stream<String> arguments =
                Stream.of("readings", "import", file.toString(), "--by", "Olena", "--why", "from billing");
        return meterline.execute(Stream.concat(arguments, Stream.of(options)).toArray(String[]::new));
    }
}
