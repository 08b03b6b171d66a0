package ua.meterline.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.rules.StatedReadings.registered;
import static ua.meterline.reading.rules.StatedReadings.stated;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.SeededCase;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.Registration;
import ua.meterline.reading.RuleVerdict;

class TooManyDigitsTest {
    private final TooManyDigits rule = new TooManyDigits();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the first reading of an account,        12345, 4, '',            held",
        "the highest value of the dial,          9999,  4, '',            passes",
        "one more,                               10000, 4, '',            held",
        "plausible after a value accepted before, 12400, 4, 2026-10=12345, held",
        "as many digits as the meter has,        12345, 5, '',            passes",
        "unknown digits,                         12345,  , '',            passes"
    })
    void holdsWhatTheMeterCannotShow(String what, int value, Integer digits, String history, String verdict) {
        assertThat(rule.judge(stated("2026-11", value, true, history, registered(digits, null))))
                .isEqualTo(verdict.equals("held") ? RuleVerdict.HELD : RuleVerdict.PASSED);
    }

    @Test
    void passesWhereThereIsNoRegistry() {
        assertThat(rule.judge(stated("2026-11", 99999, ""))).isEqualTo(RuleVerdict.PASSED);
    }

    /** Four digits in the registry, 12345 before and 100 now made -2245, which was within all limits. */
    @Test
    void consumptionIsNeverNegative() {
        SeededCase.forAll(10_000, random -> {
            Registration registration =
                    random.nextInt(5) == 0 ? StatedReadings.NO_REGISTRY : registered(random.between(4, 9), null);
            RegisterValue from = new RegisterValue(random.between(0, 99_999));
            RegisterValue to = new RegisterValue(random.between(0, 99_999));

            OptionalInt use = Dial.of(registration.meterDigits(), from).use(from, to);

            assertThat(use.orElse(0))
                    .as("%s to %s with %s", from, to, registration)
                    .isNotNegative();
            if (use.isPresent() && to.value() >= from.value()) {
                assertThat(use).hasValue(to.value() - from.value());
            }
        });
    }
}
