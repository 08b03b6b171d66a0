package ua.meterline.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.RuleVerdict;

class AboveNextTest {
    private final AboveNext rule = new AboveNext(RuleSettings.DEFAULT.limits());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no reading afterwards,             120,  2026-10=100,                          passes",
        "below the next one,                120,  2026-12=130,                          passes",
        "the same as the next one,          130,  2026-12=130,                          passes",
        "above the next one,                140,  2026-12=130,                          held",
        "above the one after the next,      140,  2026-12=150 2027-01=130,              passes",
        "above the next one of any kind,    140,  2027-03=130,                          held",
        "above a value that was corrected,  140,  2026-12=130 2026-12=150,              passes",
        "above the correction,              140,  2026-12=150 2026-12=130,              held",
        "the dial rolled over in between,   9990, 2026-10=9980 2026-12=5,               passes",
        "below the previous one as well,    90,   2026-10=100 2026-12=130,              passes"
    })
    void holdsAValueAboveTheNextEffectiveReading(String what, int value, String history, String verdict) {
        assertThat(rule.judge(StatedReadings.stated("2026-11", value, history)))
                .isEqualTo(verdict.equals("held") ? RuleVerdict.HELD : RuleVerdict.PASSED);
    }

    @Test
    void doesNotApplyToDuplicates() {
        assertThat(rule.appliesToDuplicates()).isFalse();
    }
}
