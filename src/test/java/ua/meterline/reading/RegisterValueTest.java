package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterValueTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12_345, 99_999})
    void acceptsWhatAFiveDigitDialCanShow(int value) {
        assertThat(new RegisterValue(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 100_000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void rejectsOtherValues(int value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RegisterValue(value));
    }
}
