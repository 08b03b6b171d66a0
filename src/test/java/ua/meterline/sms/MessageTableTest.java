package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.fixture.MessageCase;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.TextJudge;
import ua.meterline.reading.lenient.LenientFormat;
import ua.meterline.sms.codec.GsmCodes;
import ua.meterline.sms.codec.SmsTextDecoder;
import ua.meterline.sms.concat.ConcatenatedMessage;
import ua.meterline.sms.concat.Segment;

/**
 * Decodes and judges each row of {@code journey/messages.csv}; {@code SmsEncodingIT} sends some of them through a
 * gateway.
 */
class MessageTableTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("ua.meterline.fixture.MessageCase#all")
    void decodesTheRow(MessageCase line) {
        CustomerMessage message = read(line);

        assertThat(message.text()).isEqualTo(line.text());
        assertThat(message.sender()).isEqualTo("+380671112233");
        if (line.pdus().size() == 1) {
            assertNothingIsLost(line, message);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ua.meterline.fixture.MessageCase#all")
    void judgesTheRow(MessageCase line) {
        ReadingOutcome outcome = judge(read(line)).outcome();

        assertThat(outcome.label()).isEqualTo(line.outcome());
        assertThat(outcome.why()).isEqualTo(line.reason());
    }

    /** As the route record-reading does. */
    private static JudgedMessage judge(CustomerMessage message) {
        String format = "\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*";
        TextJudge judge =
                new TextJudge(ReadingFormat.of(format), new LenientFormat(), new BillingCalendar(ZoneOffset.UTC));
        if (message.text().matches(format)) {
            return judge.accept(message);
        }
        return judge.hasOneReading(message) ? judge.readLeniently(message) : judge.reject(message);
    }

    @Test
    void hasEnoughRows() throws Exception {
        assertThat(MessageCase.all().count()).isGreaterThanOrEqualTo(60);
        assertThat(MessageCase.all().map(MessageCase::label)).doesNotHaveDuplicates();
    }

    private static CustomerMessage read(MessageCase line) {
        SmsTextDecoder texts = new SmsTextDecoder(
                line.setting().isEmpty() || line.setting().equals("packed") ? "gsm" : line.setting(),
                line.setting().equals("packed"));
        NumberPlan numbers = new NumberPlan("UA", "7104");
        SmsReader reader = new SmsReader(texts, numbers, () -> Instant.EPOCH);
        Map<Integer, Segment> parts = new TreeMap<>();
        List<CustomerMessage> whole = new ArrayList<>();
        for (MessageCase.Pdu pdu : line.pdus()) {
            Object read = reader.read(deliverSm(pdu), "a", Instant.EPOCH);
            if (read instanceof Segment part) {
                parts.put(part.number(), part);
            } else {
                whole.add((CustomerMessage) read);
            }
        }
        if (!parts.isEmpty()) {
            List<Segment> inOrder = parts.values().stream()
                    .sorted(Comparator.comparing(Segment::number))
                    .toList();
            whole.add(
                    new ConcatenatedSmsReader(texts, numbers).toCustomerMessage(new ConcatenatedMessage(1L, inOrder)));
        }
        assertThat(whole).hasSize(1);
        return whole.get(0);
    }

    private static DeliverSm deliverSm(MessageCase.Pdu pdu) {
        DeliverSm deliverSm = new DeliverSm();
        deliverSm.setSourceAddr("380671112233");
        deliverSm.setDestAddress("7104");
        deliverSm.setEsmClass(pdu.esmClass());
        deliverSm.setDataCoding(pdu.dataCoding());
        deliverSm.setShortMessage(pdu.octets());
        deliverSm.setOptionalParameters(pdu.parameters().toArray(new OptionalParameter[0]));
        return deliverSm;
    }

    /** Either the text encodes to the same octets, or the octets are kept beside it. */
    private static void assertNothingIsLost(MessageCase line, CustomerMessage message) {
        MessageCase.Pdu pdu = line.pdus().get(0);
        if (message.raw() == null && pdu.octets().length > 0) {
            byte[] encoded = switch (line.setting()) {
                case "latin1" -> MessageCase.encode(message.text(), pdu.dataCoding() == 8 ? (byte) 8 : 3);
                case "ascii" -> MessageCase.encode(message.text(), (byte) 3);
                case "packed" -> packed(message.text(), pdu.dataCoding());
                default -> MessageCase.encode(message.text(), codingLike(pdu.dataCoding()));
            };
            assertThat(encoded).isEqualTo(pdu.octets());
        }
        if (message.text().indexOf('\uFFFD') >= 0) {
            assertThat(message.raw()).isEqualTo(pdu.octets());
        }
    }

    private static byte[] packed(String text, byte dataCoding) {
        return dataCoding == 8 || dataCoding == 3
                ? MessageCase.encode(text, dataCoding)
                : GsmCodes.pack(GsmCodes.encode(text));
    }

    private static byte codingLike(byte dataCoding) {
        return switch (dataCoding & 0xFF) {
            case 0x18, 0x48, 0xE0 -> 8;
            case 0xF0 -> 0;
            default -> dataCoding;
        };
    }
}
