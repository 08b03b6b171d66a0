package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureStatusTest {
    @ParameterizedTest
    @CsvSource({
        "0x0B, ESME_RINVDSTADR",
        "0x58, ESME_RTHROTTLED",
        "0xFE, ESME_RDELIVERYFAILURE",
        "0x400, other",
        "0xFFFFFFFF, other",
        "no-response, no-response",
        "not-encodable, not-encodable",
        "no-address, no-address",
        "smtp-550, smtp",
        "smtp-999, smtp",
        "anything else, other",
        ", other"
    })
    void isOneOfABoundedSetOfLabels(String reason, String label) {
        assertThat(FailureStatus.label(reason)).isEqualTo(label).isIn(FailureStatus.labels());
    }
}
