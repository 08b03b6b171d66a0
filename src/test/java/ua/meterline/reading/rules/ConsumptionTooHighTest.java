package ua.meterline.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.RuleVerdict;

class ConsumptionTooHighTest {
    private static final String YEAR = "2025-10=1000 2025-11=1200 2026-04=2000 2026-10=2060 ";

    private final ConsumptionTooHigh rule = new ConsumptionTooHigh(new ConsumptionLimits(5, 2_000, 300));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the first reading of an account,               99999, '',                           passes",
        "unchanged,                                     1000,  2026-10=1000,                 passes",
        "usual use unknown: the absolute limit,         3000,  2026-10=1000,                 passes",
        "above the absolute limit,                      3001,  2026-10=1000,                 held",
        "the limit for two months,                      5000,  2026-09=1000,                 passes",
        "above the limit for two months,                5001,  2026-09=1000,                 held",
        "five times the mean,                           1600,  2026-09=1000 2026-10=1100,    passes",
        "above five times the mean,                     1601,  2026-09=1000 2026-10=1100,    held",
        "the mean of several months,                    1900,  2026-06=1000 2026-10=1400,    passes",
        "above it,                                      1901,  2026-06=1000 2026-10=1400,    held",
        "two months at five times the mean,             2100,  2026-08=1000 2026-09=1100,    passes",
        "two months above it,                           2101,  2026-08=1000 2026-09=1100,    held",
        "the unremarkable limit after no consumption,   1300,  2026-09=1000 2026-10=1000,    passes",
        "above it,                                      1301,  2026-09=1000 2026-10=1000,    held",
        "unremarkable for two months,                   1600,  2026-08=1000 2026-09=1000,    passes",
        "above it for two months,                       1601,  2026-08=1000 2026-09=1000,    held",
        "below the previous: judged by another rule,    10,    2026-09=1000 2026-10=1100,    passes",
        "a mean across a roll-over,                     475,   2026-06=99800 2026-10=100,    passes",
        "above it,                                      476,   2026-06=99800 2026-10=100,    held"
    })
    void holdsConsumptionFarAboveTheUsual(String what, int value, String history, String verdict) {
        assertThat(rule.judge(StatedReadings.stated("2026-11", value, history))).isEqualTo(verdict(verdict));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "five times the same month of last year,    3060,  passes,  ",
        "above it,                                  3061,  held,    ",
        "the registry does not matter then,         3060,  passes,  1"
    })
    void comparesWithTheSameSeason(String what, int value, String verdict, Integer usualUse) {
        var registration = usualUse == null ? StatedReadings.NO_REGISTRY : StatedReadings.registered(5, usualUse);

        assertThat(rule.judge(StatedReadings.stated("2026-11", value, true, YEAR, registration)))
                .isEqualTo(verdict(verdict));
    }

    /** 200 in 2025, 100 in 2024: 150 on average. */
    @ParameterizedTest
    @CsvSource({"2810, passes", "2811, held"})
    void comparesWithTheMeanOfEarlierYears(int value, String verdict) {
        String history = "2024-10=500 2024-11=600 " + YEAR;

        assertThat(rule.judge(StatedReadings.stated("2026-11", value, history))).isEqualTo(verdict(verdict));
    }

    /** The 200 of October and November of the previous year are compared with 2026-09 to 2026-11. */
    @ParameterizedTest
    @CsvSource({"2060, passes", "2061, held"})
    void comparesWithTheSameMonthsAfterAGap(int value, String verdict) {
        String history = "2025-09=100 2025-11=300 2026-09=1060";

        assertThat(rule.judge(StatedReadings.stated("2026-11", value, history))).isEqualTo(verdict(verdict));
    }

    @ParameterizedTest
    @CsvSource({"1500, passes", "1501, held"})
    void fallsBackToTheRegistryWithoutEarlierYears(int value, String verdict) {
        String history = "2026-09=990 2026-10=1000";

        assertThat(rule.judge(
                        StatedReadings.stated("2026-11", value, true, history, StatedReadings.registered(5, 100))))
                .isEqualTo(verdict(verdict));
    }

    @Test
    void doesNotJudgeRestatements() {
        assertThat(rule.appliesToDuplicates()).isFalse();
    }

    private static RuleVerdict verdict(String word) {
        return word.equals("held") ? RuleVerdict.HELD : RuleVerdict.PASSED;
    }
}
