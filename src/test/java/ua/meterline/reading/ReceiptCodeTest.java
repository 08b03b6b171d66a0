package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptCodeTest {
    @Test
    void hasTenLettersWithoutLookAlikes() {
        Set<String> codes = new HashSet<>();
        Set<Integer> letters = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String code = ReceiptCode.create().text();
            assertThat(code).matches("[0-9a-hjkmnp-tv-z]{10}");
            codes.add(code);
            code.chars().forEach(letters::add);
        }
        assertThat(codes).hasSize(1_000);
        assertThat(letters).hasSize(32);
    }

    @Test
    void isTheSameInAnyCaseAndWithLettersForDigits() {
        ReceiptCode code = new ReceiptCode("01abcdefgh");
        assertThat(ReceiptCode.of("OLABCDEFGH")).contains(code);
        assertThat(ReceiptCode.of("oiAbCdEfGh")).contains(code);
        assertThat(code).asString().doesNotContain("abcd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "012345678", "01234567890", "012345678u", "012345678-", "012345678\u0130", "' OR 1=1 -"})
    void refusesOtherTexts(String typed) {
        assertThat(ReceiptCode.of(typed)).isEmpty();
    }
}
