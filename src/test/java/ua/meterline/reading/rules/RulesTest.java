package ua.meterline.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.reading.Rule;

class RulesTest {
    @Test
    void runInThisOrder() {
        assertThat(Rules.names())
                .containsExactly(
                        "unknown-account",
                        "late-correction",
                        "too-many-digits",
                        "below-previous",
                        "above-next",
                        "use-too-high");
        assertThat(Rules.book(RuleSettings.DEFAULT).rules())
                .extracting(Rule::name)
                .isEqualTo(Rules.names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-account",
                "late-correction",
                "too-many-digits",
                "below-previous",
                "above-next",
                "use-too-high"
            })
    void canEachBeDisabled(String name) {
        RuleSettings settings = new RuleSettings(Set.of(name), true, RuleSettings.DEFAULT.limits());

        assertThat(Rules.book(settings).rules())
                .extracting(Rule::name)
                .doesNotContain(name)
                .hasSize(5);
    }
}
