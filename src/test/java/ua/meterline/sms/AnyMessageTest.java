package ua.meterline.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.TextJudge;
import ua.meterline.sms.codec.SmsTextDecoder;

/** No sequence of octets under any data_coding can stop the next message, or pass for a reading. */
class AnyMessageTest {
    private static final NumberPlan.Party FROM = new NumberPlan.Party("+380671112233", null);
    private static final String FORMAT = "\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*";
    private static final Pattern ASCII_ONLY =
            Pattern.compile("[ \\t\\n\\x0B\\f\\r]*[0-9]{10}[ \\t\\n\\x0B\\f\\r]+[0-9]{1,5}[ \\t\\n\\x0B\\f\\r]*");

    private static final SmsTextDecoder GSM = new SmsTextDecoder("gsm", false);
    private static final SmsTextDecoder PACKED = new SmsTextDecoder("gsm", true);

    private final TextJudge judge =
            new TextJudge(ReadingFormat.of(FORMAT), LenientReader.NONE, new BillingCalendar(ZoneOffset.UTC));

    @Property
    void anyOctetsAreJudged(@ForAll byte[] octets, @ForAll @IntRange(max = 255) int dataCoding) {
        judgedRightly(octets, dataCoding);
    }

    @Property
    void textsThatLookLikeReadingsAreJudged(
            @ForAll("nearlyReadings") String text, @ForAll @IntRange(max = 255) int dataCoding) {
        judgedRightly(text.getBytes(StandardCharsets.UTF_16BE), dataCoding);
        judgedRightly(text.getBytes(StandardCharsets.ISO_8859_1), dataCoding);
        judgedRightly(text.getBytes(UTF_8), dataCoding);
    }

    @Provide
    Arbitrary<String> nearlyReadings() {
        Arbitrary<String> digits = Arbitraries.strings()
                .numeric()
                .withChars("٣५\uFF15")
                .ofMinLength(0)
                .ofMaxLength(12);
        Arbitrary<String> blanks =
                Arbitraries.strings().withChars(" \t\r\n\u0000\u00A0\u2003").ofMaxLength(3);
        return net.jqwik.api.Combinators.combine(blanks, digits, blanks, digits, blanks)
                .as((a, account, b, value, c) -> a + account + b + value + c);
    }

    private void judgedRightly(byte[] octets, int dataCoding) {
        for (int esmClass : new int[] {0, 0x40}) {
            judgedRightly(new InboundSms(null, "380671112233", "7104", esmClass, dataCoding, octets), GSM);
            judgedRightly(new InboundSms(null, "380671112233", "7104", esmClass, dataCoding, octets), PACKED);
        }
    }

    private void judgedRightly(InboundSms sms, SmsTextDecoder reader) {
        CustomerMessage message = sms.toCustomerMessage(reader, FROM, Instant.EPOCH);
        JudgedMessage judged = judge(message);

        assertThat(judged.outcome() instanceof Accepted)
                .isEqualTo(ASCII_ONLY.matcher(message.text()).matches());
        assertThat(message.raw()).isIn(null, sms.octets());
        assertThat(new String(message.text().getBytes(UTF_8), UTF_8))
                .as("it can be stored")
                .isEqualTo(message.text());
    }

    /** As the route record-reading does: what cannot be accepted is rejected. */
    private JudgedMessage judge(CustomerMessage message) {
        try {
            return judge.accept(message);
        } catch (IllegalArgumentException e) {
            return judge.reject(message);
        }
    }
}
