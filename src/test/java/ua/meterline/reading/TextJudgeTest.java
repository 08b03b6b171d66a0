package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static ua.meterline.reading.Messages.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.lenient.LenientFormat;

class TextJudgeTest {
    private final TextJudge judge = new TextJudge(
            ReadingFormat.of("\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*"),
            new LenientFormat(),
            new BillingCalendar(ZoneOffset.ofHours(2)));

    @ParameterizedTest
    @CsvSource({
        "2026-11-03T10:00:00Z, 2026-11, true",
        "2026-11-06T10:00:00Z, 2026-11, false",
        "2026-11-30T22:00:00Z, 2026-12, true"
    })
    void acceptsForThePeriodOfReceipt(Instant receivedAt, String period, boolean onTime) {
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
    void doesNotAcceptATextThatDoesNotMatchTheFormat() {
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
    void givesTheReasonOfARejection(String text, RejectionReason reason) {
        CustomerMessage message = message("a", text);

        assertThat(judge.reject(message)).isEqualTo(new JudgedMessage(message, new ReadingOutcome.Rejected(reason)));
    }

    @ParameterizedTest
    @CsvSource({
        "0501234567 123456, VALUE_TOO_LONG",
        "0501234567 00012345, VALUE_TOO_LONG",
        "рахунок 0501234567 показник 123456, VALUE_TOO_LONG",
        "123456 0501234567, VALUE_TOO_LONG",
        "'0501234567, 123456789', VALUE_TOO_LONG",
        "0671112233 123456, OWN_NUMBER",
        "0501234567 0507654321, WRONG_FORMAT",
        "0501234567 123456 654321, WRONG_FORMAT",
        "0501234567 1250 123456, WRONG_FORMAT",
        "0501234567 bitte 123456, WRONG_FORMAT",
        "0501234567 -123456, WRONG_FORMAT",
        "'0501234567 12345,678901', WRONG_FORMAT",
        "0501234567 380671112233, OWN_NUMBER",
        "050123456 123456, WRONG_FORMAT",
        "123456, WRONG_FORMAT"
    })
    void saysWhenOnlyTheValueIsTooLong(String text, RejectionReason reason) {
        assertThat(judge.reject(message("a", text)).outcome()).isEqualTo(new ReadingOutcome.Rejected(reason));
    }

    @Test
    void readsLenientlyWithARemark() {
        CustomerMessage message = message("a", "о/р 0501234567, 4242 м3");

        assertThat(judge.hasOneReading(message)).isTrue();
        assertThat(judge.readLeniently(message).outcome())
                .isEqualTo(new ReadingOutcome.Accepted(
                        Messages.reading("0501234567", 4242), List.of(Remark.READ_LENIENTLY)))
                .extracting(ReadingOutcome::why)
                .isEqualTo("lenient");
    }

    @Test
    void readsOnlyTheAnnouncedFormatIfConfigured() {
        TextJudge strict = new TextJudge(
                ReadingFormat.of("(?<account>\\d{10}) (?<value>\\d{1,5})"),
                LenientReader.NONE,
                new BillingCalendar(ZoneOffset.UTC));

        assertThat(strict.hasOneReading(message("a", "0501234567, 42"))).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0671112233, OWN_NUMBER",
        "380671112233 12345, OWN_NUMBER",
        "+380671112233 12345, OWN_NUMBER",
        "my number is 0671112233., OWN_NUMBER",
        "0671112233 123456, OWN_NUMBER",
        "05010671112233 12345, WRONG_FORMAT",
        "06711122331 12345, WRONG_FORMAT",
        "0671112234 123456, VALUE_TOO_LONG",
        "671112233 12345, WRONG_FORMAT"
    })
    void recognisesTheSendersOwnTelephoneNumber(String text, RejectionReason reason) {
        assertThat(judge.reject(message("a", text)).outcome()).isEqualTo(new ReadingOutcome.Rejected(reason));
    }

    @ParameterizedTest
    @CsvSource({"'', 0501234567", "7104, 7104 12345", "GasCompany, 0501234567", "x@example.org, 0501234567"})
    void comparesNoNumbersIfTheSenderHasNone(String sender, String text) {
        CustomerMessage message = message("a", sender, text, Messages.NOVEMBER_3RD);

        assertThat(judge.reject(message).outcome())
                .isEqualTo(new ReadingOutcome.Rejected(RejectionReason.WRONG_FORMAT));
    }
}
