package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.Imported.Content;

class ImportJudgeTest {
    private static final BillingCalendar CALENDAR = new BillingCalendar(ZoneId.of("Europe/Kiev"));

    private final ImportJudge judge = new ImportJudge(CALENDAR);

    /** A list that arrives in December with dates of November's window was accepted as on time. */
    @ParameterizedTest(name = "dated {0}, received {1}")
    @CsvSource({
        ",           2026-11-05T21:59:59Z, 2026-11, true",
        ",           2026-11-05T22:00:00Z, 2026-11, false",
        "2026-11-03, 2026-11-05T21:59:59Z, 2026-11, true",
        "2026-11-03, 2026-11-05T22:00:00Z, 2026-11, false",
        "2026-11-03, 2026-12-02T10:00:00Z, 2026-11, false",
        "2026-10-31, 2026-11-02T10:00:00Z, 2026-10, false"
    })
    void letsTheDateChooseThePeriodAndTheArrivalWhetherItIsOnTime(
            LocalDate date, Instant receivedAt, String period, boolean onTime) {
        AccountNumber account = new AccountNumber("0501234567");
        RegisterValue value = new RegisterValue(12_345);

        assertThat(outcome(new Content.Reading(account, value, date), receivedAt))
                .isEqualTo(new ReadingOutcome.Accepted(
                        new MeterReading(account, value, BillingPeriod.parse(period), onTime)));
        assertThat(outcome(new Content.Unclear(account, value, date, "formula"), receivedAt))
                .isEqualTo(new ReadingOutcome.Unclear(account, value, BillingPeriod.parse(period), onTime, "formula"));
    }

    private ReadingOutcome outcome(Content content, Instant receivedAt) {
        return judge.judge(new CustomerMessage(
                        Channel.FILE,
                        "",
                        "list.csv",
                        receivedAt,
                        "",
                        new Fingerprint(1, 2),
                        Suppression.NO_ADDRESS,
                        new Imported(List.of("key"), content)))
                .outcome();
    }
}
