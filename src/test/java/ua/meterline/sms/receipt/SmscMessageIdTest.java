package ua.meterline.sms.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.SeededCase;

class SmscMessageIdTest {
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        // in the submit_sm_resp, in the receipt
        "1234,             1234",
        "0000001234,       1234",
        "1234,             0000001234",
        "04d2,             1234",
        "04D2,             1234",
        "04D2,             0000001234",
        "4d2,              000004D2",
        "1234,             4D2",
        "0000001234,       000004d2",
        "10,               16",
        "16,               10",
        "0,                000",
        "ffffffffffffffff, 18446744073709551615",
        "18446744073709551615, FFFFFFFFFFFFFFFF",
        "5F0E-77a1-9bc0,   5f0e-77A1-9BC0",
        "' 1234 ',         1234"
    })
    void matchesInAnyNotation(String one, String other) {
        assertThat(keyMatches(one, other)).isTrue();
        assertThat(keyMatches(other, one)).isTrue();
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "1234, 1235",
        "04d2, 1235",
        "04d2, 04d3",
        "abcdefgh, abcdefgi",
        "5f0e-77a1, 5f0e-77a2",
        "123456789012345678901, 06b14e9f812f366c35",
        "1234, ''"
    })
    void doesNotMatch(String one, String other) {
        assertThat(keyMatches(one, other)).isFalse();
        assertThat(keyMatches(other, one)).isFalse();
    }

    @Test
    void matchesSymmetrically() {
        SeededCase.forAll(1000, random -> {
            String one = random.text("0123456789abcdefg", 0, 22);
            String other = random.text("0123456789abcdef", 0, 22);
            assertThat(keyMatches(one, other)).isEqualTo(keyMatches(other, one));
            for (String key : new SmscMessageId(one).keys()) {
                assertThat(keyMatches(key, one)).isTrue();
            }
        });
    }

    private static boolean keyMatches(String one, String other) {
        return new SmscMessageId(one).keys().contains(new SmscMessageId(other).key());
    }
}
