package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.NOVEMBER_3RD;
import static ua.meterline.reading.Messages.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryJudgeTest {
    private static final String NUMBER = "+380509998877";
    private final CanaryJudge judge = new CanaryJudge(NUMBER, "0999999999");

    @ParameterizedTest
    @CsvSource({
        "+380509998877, 0999999999 00001,   true",
        "+380509998877, ' 0999999999 00001 ', true",
        "+380509998878, 0999999999 00001,   false",
        "+380509998877, 0999999999 1,       false",
        "+380509998877, 0999999998 00001,   false",
        "+380509998877, 0999999999 000011,  false",
        "+380509998877, СТОП,               false",
        "+380509998877, '',                 false",
    })
    void recognisesItsTextFromItsNumber(String sender, String text, boolean canary) {
        assertThat(judge.isCanary(message("a", sender, text, NOVEMBER_3RD))).isEqualTo(canary);
    }

    @Test
    void recognisesNothingWhenOff() {
        assertThat(CanaryJudge.OFF.isCanary(message("a", "", " 00001", NOVEMBER_3RD)))
                .isFalse();
        assertThat(CanaryJudge.OFF.isCanary(message("a", NUMBER, " 00001", NOVEMBER_3RD)))
                .isFalse();
    }
}
