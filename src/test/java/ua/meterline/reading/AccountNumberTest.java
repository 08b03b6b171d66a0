package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNumberTest {
    @Test
    void keepsLeadingZeros() {
        assertThat(new AccountNumber("0501234567").digits()).isEqualTo("0501234567");
    }

    @Test
    void masksAllButTheLastFourDigitsInItsStringForm() {
        assertThat(new AccountNumber("0501234567")).hasToString("******4567");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456789",
                "12345678901",
                "123456789a",
                "12345 6789",
                "-123456789",
                "١٢٣٤٥٦٧٨٩٠",
                "\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18\uFF19\uFF10",
                "१२३४५६७८९०"
            })
    void rejectsTextsOtherThanTenAsciiDigits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountNumber(text));
    }

    @Test
    void doesNotRepeatARejectedTextInTheMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountNumber("050123456x"))
                .withMessageNotContaining("050123456x");
    }
}
