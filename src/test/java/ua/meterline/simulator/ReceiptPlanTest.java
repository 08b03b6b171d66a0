package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parses the plan of delivery receipts; the tests of the gateway cover the receipts themselves. */
class ReceiptPlanTest {
    @Test
    void parsesWordsInAnyOrder() {
        assertThat(ReceiptPlan.parse("500ms, UNDELIV:069,dec , tlv"))
                .isEqualTo(new ReceiptPlan(IdFormat.DEC, "UNDELIV", "069", Duration.ofMillis(500), false, true, false));
        assertThat(ReceiptPlan.parse("malformed,data_sm,EXPIRED"))
                .isEqualTo(new ReceiptPlan(IdFormat.HEX, "EXPIRED", "000", Duration.ZERO, true, false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "decimal", "dec,", "5", "UNDELIV:", "DELIVERED", "Dec"})
    void rejectsOtherTexts(String text) {
        assertThatThrownBy(() -> ReceiptPlan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not valid in a plan");
    }

    @ParameterizedTest
    @CsvSource({"HEX, 000004d2", "UPPER, 4D2", "DEC, 1234", "PADDED, 0000001234"})
    void writesIdsInTheGivenFormat(IdFormat format, String written) {
        assertThat(format.write(1234)).isEqualTo(written);
    }
}
