package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static ua.meterline.reading.Messages.message;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextJudgeTest {
    private final TextJudge judge = new TextJudge(
            ReadingFormat.of("\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*"),
            new BillingCalendar(ZoneOffset.ofHours(2)));

    @ParameterizedTest
    @CsvSource({
        "2026-11-03T10:00:00Z, 2026-11, true",
        "2026-11-06T10:00:00Z, 2026-11, false",
        "2026-11-30T22:00:00Z, 2026-12, true"
    })
    void acceptsForThePeriodInWhichTheMessageCame(Instant receivedAt, String period, boolean onTime) {
        CustomerMessage message = message("a", "380671112233", "0501234567 00042", receivedAt);

        assertThat(judge.accept(message))
                .isEqualTo(new JudgedMessage(
                        message,
                        new ReadingOutcome.Accepted(new MeterReading(
                                new AccountNumber("0501234567"),
                                new RegisterValue(42),
                                BillingPeriod.parse(period),
                                onTime))));
    }

    @Test
    void doesNotAcceptWhatTheFormatDoesNotMatch() {
        assertThatIllegalArgumentException().isThrownBy(() -> judge.accept(message("a", "0501234567")));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'',EMPTY",
                "' \t\r\n',EMPTY",
                "\u2003\u3000,EMPTY",
                "\u00A0,WRONG_FORMAT",
                "\u0000,WRONG_FORMAT",
                "привет,WRONG_FORMAT"
            })
    void saysWhyItRejects(String text, RejectionReason reason) {
        CustomerMessage message = message("a", text);

        assertThat(judge.reject(message)).isEqualTo(new JudgedMessage(message, new ReadingOutcome.Rejected(reason)));
    }
}
