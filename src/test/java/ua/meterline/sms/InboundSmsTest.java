package ua.meterline.sms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.Suppression;
import ua.meterline.sms.codec.SmsTextDecoder;

class InboundSmsTest {
    private static final SmsTextDecoder READER = new SmsTextDecoder("gsm", false);
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final NumberPlan.Party FROM = new NumberPlan.Party("+380671112233", null);

    @Test
    void convertsToACustomerMessage() {
        CustomerMessage message =
                sms("380671112233", "7104", 0, "0501234567 42").toCustomerMessage(READER, FROM, NOW);

        assertThat(message.channel()).isEqualTo(Channel.SMS);
        assertThat(message.sender()).isEqualTo("+380671112233");
        assertThat(message.unanswerable()).isNull();
        assertThat(message.recipient()).isEqualTo("7104");
        assertThat(message.receivedAt()).isEqualTo(NOW);
        assertThat(message.text()).isEqualTo("0501234567 42");
        assertThat(message.raw()).isNull();
    }

    @Test
    void hasAFingerprintIndependentOfTheParsedSender() {
        NumberPlan.Party other = new NumberPlan.Party("0671112233", Suppression.INVALID_SENDER);

        assertThat(sms("0671112233", "7104", 0, "a")
                        .toCustomerMessage(READER, other, NOW)
                        .fingerprint())
                .isEqualTo(sms("0671112233", "7104", 0, "a")
                        .toCustomerMessage(READER, FROM, NOW)
                        .fingerprint());
    }

    @Test
    void keepsTheOctetsOfALossyText() {
        byte[] odd = HexFormat.of().parseHex("003100");

        assertThat(new InboundSms(null, "380671112233", "7104", 0, 8, odd)
                        .toCustomerMessage(READER, FROM, NOW)
                        .raw())
                .isEqualTo(odd);
    }

    @Test
    void hasTheSameFingerprintAtEachRedelivery() {
        assertThat(fingerprint(sms("380671112233", "7104", 0, "a")))
                .isEqualTo(sms("380671112233", "7104", 0, "a")
                        .toCustomerMessage(READER, FROM, NOW.plusSeconds(300))
                        .fingerprint());
    }

    @ParameterizedTest(name = "another {0}")
    @CsvSource({
        "sender,      380671112234, 7104, 0, a",
        "recipient,   380671112233, 7105, 0, a",
        "data_coding, 380671112233, 7104, 3, a",
        "text,        380671112233, 7104, 0, b",
        "length,      380671112233, 7104, 0, aa",
        "boundary between sender and recipient, 3806711122337, 104, 0, a",
        "boundary between recipient and text,   380671112233, 710, 0, 4a"
    })
    void hasAnotherFingerprintForAnother(String what, String sender, String recipient, int coding, String text) {
        assertThat(fingerprint(sms(sender, recipient, coding, text)))
                .isNotEqualTo(fingerprint(sms("380671112233", "7104", 0, "a")));
    }

    @Test
    void includesFieldBoundariesInItsFingerprint() {
        String all = "3806711122337104";
        Set<Fingerprint> seen = new HashSet<>();
        int cuts = 0;
        for (int i = 0; i <= all.length(); i++) {
            for (int j = i; j <= all.length(); j++, cuts++) {
                seen.add(fingerprint(sms(all.substring(0, i), all.substring(i, j), 0x31, all.substring(j))));
            }
        }

        assertThat(seen).hasSize(cuts);
    }

    private static InboundSms sms(String sender, String recipient, int dataCoding, String text) {
        return new InboundSms(null, sender, recipient, 0, dataCoding, text.getBytes(ISO_8859_1));
    }

    private static Fingerprint fingerprint(InboundSms sms) {
        return sms.toCustomerMessage(READER, FROM, NOW).fingerprint();
    }
}
