package ua.meterline.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.Decision;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.Database;
import ua.meterline.store.ExistingDatabase;

class MeterReplacementsTest {
    private static final AccountNumber ACCOUNT = new AccountNumber("0501234567");
    private static final Reviewer CLERK = new Reviewer("Olena", "act 118");
    private static final Clock CLOCK = Clock.systemUTC();

    /** Fourteen hours ahead of UTC: a day that is taken from UTC is the wrong one most of the time. */
    private final BillingCalendar calendar = new BillingCalendar(ZoneId.of("Pacific/Kiritimati"));

    private final LocalDate today = LocalDate.now(calendar.zone());
    private final BillingPeriod now = calendar.periodOf(CLOCK.instant());

    @TempDir
    private Path folder;

    private Connection connection;
    private IntakeFixture intake;
    private MeterReplacements replacements;

    @BeforeEach
    void open() throws Exception {
        Database.open(TestStore.in(folder), Duration.ofSeconds(5)).close();
        database().update("INSERT INTO account VALUES ('0501234567', NULL, NULL, 5, NULL, 'old', NULL)");
        connection = ExistingDatabase.write(TestStore.in(folder), Duration.ofSeconds(5));
        intake = new IntakeFixture(connection);
        replacements = new MeterReplacements(connection, calendar, RuleSettings.DEFAULT, CLOCK);
        send(12345, -1);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
    }

    @ParameterizedTest(name = "{1} after 12345, replaced at {0}: {2}")
    @CsvSource({
        "12360, 100, accepted", // 15 + 100
        "12345, 0,   accepted",
        "12360, 2400, held", // above the limit of a month
        "14300, 100, held" // 1955 + 100
    })
    void comparesTheNextReadingWithTheStartOfTheNewMeter(int end, int value, String outcome) throws Exception {
        assertThat(send(100, 0).outcome().label()).isEqualTo("held");

        replace(end, 0);

        assertThat(send(value, 0).outcome().label()).isEqualTo(outcome);
    }

    @Test
    void holdsAReadingBelowTheStartOfTheNewMeter() throws Exception {
        replace(12360, 50);

        assertThat(send(49, 0).outcome().why()).isEqualTo("below-previous");
        assertThat(send(50, 0).outcome().label()).isEqualTo("accepted");
    }

    @Test
    void keepsTheReadingsOfBothMetersInThePeriodOfTheReplacement() throws Exception {
        send(12350, 0);
        replace(12360, 0);
        send(7, 0);

        assertThat(database().rows("SELECT meter, value FROM effective_reading WHERE period = '" + now + "'"))
                .containsExactlyInAnyOrder("1 12350", "2 7");
    }

    @Test
    void countsAReadingHeldBeforeTheReplacementWasRecordedForTheNewMeter() throws Exception {
        Decision held = send(100, 0);
        replace(12360, 0);

        new Reviews(connection, calendar, RuleSettings.DEFAULT, CLOCK)
                .accept(held.id(), CLERK, Correction.NONE, DecisionTerms.FIRST);

        assertThat(database().rows("SELECT meter, value FROM reading WHERE period = '" + now + "'"))
                .containsExactly("2 100");
        assertThat(send(100, 0).outcome().label()).isEqualTo("duplicate");
    }

    @Test
    void holdsWhatTheNewMeterCannotShow() throws Exception {
        replacements.record(ACCOUNT, change(12360, 0, 4), false, null, CLERK);

        assertThat(send(12399, 0).outcome().why()).startsWith("too-many-digits");
        assertThat(database().rows("SELECT meter_digits, meter_number FROM account"))
                .containsExactly("4 new");
    }

    @Test
    void recordsACorrectionAndACancellationAsFurtherRows() throws Exception {
        replace(12360, 0);
        assertThatThrownBy(() -> replace(12361, 0)).hasMessageContaining("--supersede corrects it");

        assertThat(replacements
                        .record(ACCOUNT, change(12361, 5, null), true, null, CLERK)
                        .meter())
                .isEqualTo(2);
        assertThat(database().rows("SELECT final_value, start_value, old_number FROM effective_replacement"))
                .containsExactly("12361 5 old");
        replacements.cancel(ACCOUNT, CLERK);

        assertThat(database().rows("SELECT * FROM effective_replacement")).isEmpty();
        assertThat(database().rows("SELECT * FROM meter_replacement")).hasSize(3);
        assertThat(database().rows("SELECT meter_number FROM account")).containsExactly("old");
        assertThat(send(12350, 0).outcome().label()).isEqualTo("accepted");
        assertThatThrownBy(() -> database().update("DELETE FROM meter_replacement"))
                .hasStackTraceContaining("never deleted");
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        assertThatThrownBy(() -> replace(12344, 0)).hasMessageContaining("showed 12345 in");
        assertThatThrownBy(() -> replacements.cancel(ACCOUNT, CLERK)).hasMessageContaining("no replaced meter");
        NewMeter future = new NewMeter(today.plusDays(1), new RegisterValue(12360), new RegisterValue(0), null, null);
        assertThatThrownBy(() -> replacements.record(ACCOUNT, future, false, null, CLERK))
                .hasMessageContaining("is in the future");
        assertThatThrownBy(() ->
                        replacements.record(new AccountNumber("0509999999"), change(1, 0, null), false, null, CLERK))
                .hasMessageContaining("not in the registry");
        replace(12360, 0);
        send(3, 0);
        assertThatThrownBy(() -> replacements.cancel(ACCOUNT, CLERK)).hasMessageContaining("has a reading, 3 in");
    }

    @ParameterizedTest(name = "{0} from {3}: {4}")
    @CsvSource({
        "12400, 12360, 12000, , 2", // the old meter ended below
        "12350, 12360, 0, ,     1", // the new one cannot show so much
        "12350, 12360, 12000, OLD, 1",
        "12350, 12360, 12000, NEW, 2"
    })
    void aReadingBeforeTheRecordIsOfTheMeterThatCanHaveShownIt(
            int value, int end, int start, WhichMeter of, String meter) throws Exception {
        send(value, 0);

        RecordedReplacement recorded = replacements.record(ACCOUNT, change(end, start, null), false, of, CLERK);

        assertThat(recorded.moved()).hasSize(meter.equals("2") ? 1 : 0);
        assertThat(database().rows("SELECT meter, value FROM effective_reading WHERE period = '" + now + "'"))
                .containsExactly(meter + " " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "12350, 12360, 12000, fits both meters; give --later-readings",
        "12400, 12360, 0, fits neither meter; check the replacement"
    })
    void refusesToGuessTheMeter(int value, int end, int start, String problem) throws Exception {
        send(value, 0);

        assertThatThrownBy(() -> replace(end, start))
                .hasMessageContaining("%d in %s (message 2), received on ", value, now)
                .hasMessageContaining(problem);
        assertThat(database().rows("SELECT * FROM meter_replacement")).isEmpty();
        assertThat(database().rows("SELECT meter FROM reading WHERE period = '" + now + "'"))
                .containsExactly("1");
    }

    @Test
    void aLaterDecisionTakesAMovedReadingBack() throws Exception {
        long message = send(12400, 0).id();
        replacements.record(ACCOUNT, change(12360, 12000, null), false, null, CLERK);
        assertThat(send(12400, 0).outcome().label()).isEqualTo("duplicate");
        long decision =
                Long.parseLong(database().rows("SELECT max(id) FROM review").get(0));

        new Reviews(connection, calendar, RuleSettings.DEFAULT, CLOCK)
                .reject(message, CLERK, new DecisionTerms(decision, false, false));

        assertThat(database().rows("SELECT * FROM reading WHERE period = '" + now + "'"))
                .isEmpty();
    }

    @Test
    void movesEveryVersionAndKeepsTheOneThatCounts() throws Exception {
        send(12400, 0);
        send(12500, 0);
        send(12400, 0);

        replacements.record(ACCOUNT, change(12360, 12000, null), false, null, CLERK);

        assertThat(database().rows("SELECT meter, value FROM reading WHERE period = '" + now + "' ORDER BY value"))
                .containsExactly("2 12400", "2 12500");
        assertThat(database().rows("SELECT meter, value FROM effective_reading WHERE period = '" + now + "'"))
                .containsExactly("2 12400");
    }

    private void replace(int end, int start) throws SQLException, RefusedException {
        replacements.record(ACCOUNT, change(end, start, null), false, null, CLERK);
    }

    private NewMeter change(int end, int start, Integer digits) {
        return new NewMeter(today, new RegisterValue(end), new RegisterValue(start), "new", digits);
    }

    private Decision send(int value, int months) throws SQLException {
        return intake.send(new MeterReading(ACCOUNT, new RegisterValue(value), now.plusMonths(months), true));
    }

    private GatewayDatabase database() {
        return GatewayDatabase.in(folder);
    }
}
