package ua.meterline.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.SeededCase;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.TextJudge;
import ua.meterline.sms.codec.SmsTextDecoder;

/** Any octets under any data_coding are judged, and random ones are not accepted as a reading. */
class AnyMessageTest {
    private static final NumberPlan.Party FROM = new NumberPlan.Party("+380671112233", null);
    private static final String FORMAT = "\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*";
    private static final Pattern ASCII_ONLY =
            Pattern.compile("[ \\t\\n\\x0B\\f\\r]*[0-9]{10}[ \\t\\n\\x0B\\f\\r]+[0-9]{1,5}[ \\t\\n\\x0B\\f\\r]*");

    private static final SmsTextDecoder GSM = new SmsTextDecoder("gsm", false);
    private static final SmsTextDecoder PACKED = new SmsTextDecoder("gsm", true);

    private final TextJudge judge =
            new TextJudge(ReadingFormat.of(FORMAT), LenientReader.NONE, new BillingCalendar(ZoneOffset.UTC));

    @Test
    void anyOctetsAreJudged() {
        SeededCase.forAll(1000, random -> {
            byte[] octets = random.octets(0, 255);
            int dataCoding = random.between(0, 255);
            assertJudged(octets, dataCoding);
        });
    }

    @Test
    void textsThatLookLikeReadingsAreJudged() {
        SeededCase.forAll(1000, random -> {
            String text = nearlyAReading(random);
            int dataCoding = random.between(0, 255);
            assertJudged(text.getBytes(StandardCharsets.UTF_16BE), dataCoding);
            assertJudged(text.getBytes(StandardCharsets.ISO_8859_1), dataCoding);
            assertJudged(text.getBytes(UTF_8), dataCoding);
        });
    }

    private static String nearlyAReading(SeededCase random) {
        String blanks = " \t\r\n\u0000\u00A0\u2003";
        String digits = "0123456789٣५\uFF15";
        return random.text(blanks, 0, 3)
                + random.text(digits, 0, 12)
                + random.text(blanks, 0, 3)
                + random.text(digits, 0, 12)
                + random.text(blanks, 0, 3);
    }

    private void assertJudged(byte[] octets, int dataCoding) {
        for (int esmClass : new int[] {0, 0x40}) {
            assertJudged(new InboundSms(null, "380671112233", "7104", esmClass, dataCoding, octets), GSM);
            assertJudged(new InboundSms(null, "380671112233", "7104", esmClass, dataCoding, octets), PACKED);
        }
    }

    private void assertJudged(InboundSms sms, SmsTextDecoder reader) {
        CustomerMessage message = sms.toCustomerMessage(reader, FROM, Instant.EPOCH);
        JudgedMessage judged = judge(message);

        assertThat(judged.outcome() instanceof Accepted)
                .isEqualTo(ASCII_ONLY.matcher(message.text()).matches());
        assertThat(message.raw()).isIn(null, sms.octets());
        assertThat(new String(message.text().getBytes(UTF_8), UTF_8))
                .as("storable")
                .isEqualTo(message.text());
    }

    /** As the route record-reading does: a message that is not accepted is rejected. */
    private JudgedMessage judge(CustomerMessage message) {
        try {
            return judge.accept(message);
        } catch (IllegalArgumentException e) {
            return judge.reject(message);
        }
    }
}
