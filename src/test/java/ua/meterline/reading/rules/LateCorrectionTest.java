package ua.meterline.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.RuleVerdict;
import ua.meterline.reading.StatedReading;

class LateCorrectionTest {
    private final LateCorrection rule = new LateCorrection();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "another value in the window,                true,  120, 2026-11=100,             passes",
        "another value after the window,             false, 120, 2026-11=100,             held",
        "the effective value after the window,       false, 100, 2026-11=100,             passes",
        "a value that was corrected on time,         false, 100, 2026-11=100 2026-11=120, held",
        "the value of that correction,               false, 120, 2026-11=100 2026-11=120, passes",
        "the first reading of the period,            false, 120, 2026-10=100,             passes",
        "the first reading of the account,           false, 120, '',                      passes",
        "a correction of a late value,               false, 120, 2026-11=100!,            held",
        "the effective value before a late one,      false, 100, 2026-11=100 2026-11=120!, passes"
    })
    void holdsLateReadingsThatWouldChangeTheEffectiveReading(
            String what, boolean onTime, int value, String history, String verdict) {
        assertThat(rule.judge(StatedReadings.stated("2026-11", value, onTime, history, StatedReadings.NO_REGISTRY)))
                .isEqualTo(verdict.equals("held") ? RuleVerdict.HELD : RuleVerdict.PASSED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the first reading of the period,   true,  120, 2026-10=100,             held",
        "the first reading of the account,  false, 120, '',                      held",
        "another value,                     true,  120, 2026-11=100,             held",
        "the effective value,               false, 100, 2026-11=100,             passes",
        "a value that was corrected,        true,  100, 2026-11=100 2026-11=120, held"
    })
    void holdsReadingsDatedIntoAClosedPeriod(String what, boolean onTime, int value, String history, String verdict) {
        StatedReading stated = StatedReadings.stated("2026-11", value, onTime, history, StatedReadings.NO_REGISTRY);

        assertThat(rule.judge(new StatedReading(stated.sender(), stated.reading(), stated.history(), true)))
                .isEqualTo(verdict.equals("held") ? RuleVerdict.HELD : RuleVerdict.PASSED);
    }

    @Test
    void appliesToDuplicates() {
        assertThat(rule.appliesToDuplicates()).isTrue();
    }
}
