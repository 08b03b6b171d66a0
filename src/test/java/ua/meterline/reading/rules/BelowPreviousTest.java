package ua.meterline.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.RuleVerdict;

class BelowPreviousTest {
    private final BelowPrevious rule = new BelowPrevious(new ConsumptionLimits(5, 2_000, 300));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the first reading of an account,          12345, '',                                 passes",
        "above the one before,                     12346, 2026-10=12345,                      passes",
        "unchanged,                                12345, 2026-10=12345,                      passes",
        "far above: judged by another rule,        99999, 2026-10=12345,                      passes",
        "one below the one before,                 12344, 2026-10=12345,                      held",
        "zero,                                     0,     2026-10=12345,                      held",
        "below one of months ago,                  12344, 2026-03=12345,                      held",
        "below an older one only,                  12344, 2026-09=13000 2026-10=12000,        passes",
        "below a value that is not effective,      12344, 2026-10=13000 2026-10=12000,        passes",
        "below the effective value,                12344, 2026-10=12000 2026-10=13000,        held",
        "below a late value that is not effective, 12344, 2026-10=12000 2026-10=13000!,       passes",
        "below an earlier value of this period,    12344, 2026-10=12000 2026-11=12345,        passes",
        "below a later period,                     12344, 2026-10=12000 2026-12=13000,        passes"
    })
    void holdsValuesBelowTheEffectiveReadingOfThePreviousPeriod(
            String what, int value, String history, String verdict) {
        assertThat(rule.judge(StatedReadings.stated("2026-11", value, history))).isEqualTo(verdict(verdict));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "five digits,                           20,    ,  2026-10=99980,               passes",
        "five digits from the last tenth,       1000,  ,  2026-10=99000,               passes",
        "five digits from below the last tenth, 20,    ,  2026-10=89999,               held",
        "a use above the absolute limit,        1500,  ,  2026-10=99000,               held",
        "a use far above the usual,             320,   ,  2026-09=99930 2026-10=99980, held",
        "a use unusual but unremarkable,        270,   ,  2026-09=99930 2026-10=99980, passes",
        "four digits by the value before,       12,    ,  2026-10=9990,                passes",
        "four digits but not near the top,      12,    ,  2026-10=8999,                held",
        "four digits where the dial has five,   12,    5, 2026-10=9990,                held",
        "four digits by the registry,           12,    4, 2026-10=9990,                passes",
        "a value before that the dial cannot show, 100, 4, 2026-10=12345,          held",
        "a value before that it just can show,  100,   4, 2026-10=9999,                passes",
        "five digits where the dial has six,    12,    6, 2026-10=99990,               held",
        "small values never roll over,          1,     ,  2026-10=95,                  held",
        "several months together,               3500,  ,  2026-08=99000,               passes",
        "too much for several months together,  5100,  ,  2026-08=99000,               held"
    })
    void assumesARolloverNearTheTopOfTheDial(String what, int value, Integer digits, String history, String verdict) {
        var registration = digits == null ? StatedReadings.NO_REGISTRY : StatedReadings.registered(digits, null);

        assertThat(rule.judge(StatedReadings.stated("2026-11", value, true, history, registration)))
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
