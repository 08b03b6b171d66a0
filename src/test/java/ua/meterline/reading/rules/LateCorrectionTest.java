package ua.meterline.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.RuleVerdict;

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

    @Test
    void appliesToDuplicates() {
        assertThat(rule.appliesToDuplicates()).isTrue();
    }
}
