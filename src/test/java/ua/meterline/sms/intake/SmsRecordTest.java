package ua.meterline.sms.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.SmsReader;
import ua.meterline.sms.codec.SmsTextDecoder;
import ua.meterline.sms.concat.Segment;
import ua.meterline.sms.receipt.DeliveryReceipt;
import ua.meterline.sms.receipt.ReceiptReader;

/** The record of an SMS: what was written is read again as the SMSC sent it. */
class SmsRecordTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00.123Z");
    private static final NumberPlan NUMBERS = new NumberPlan("UA", "7104");
    private static final SmsReader READER = new SmsReader(new SmsTextDecoder("gsm", false), NUMBERS, () -> NOW);
    private static final ReceiptReader RECEIPTS = new ReceiptReader(NUMBERS, () -> NOW);

    private static DeliverSm deliverSm(int esmClass, byte... octets) {
        DeliverSm command = new DeliverSm();
        command.setSourceAddrTon((byte) 1);
        command.setSourceAddr("380671112233");
        command.setDestAddress("7104");
        command.setEsmClass((byte) esmClass);
        command.setShortMessage(octets);
        return command;
    }

    private static SmsRecord copyOf(SmsRecord record) {
        return SmsRecord.read(record.toJson());
    }

    @Test
    void keepsEveryOctetAndTheTimeAndTheLink() {
        byte[] octets = new byte[254];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }
        DeliverSm command = deliverSm(0x40, octets);
        command.setDataCoding((byte) 0xF5);
        SmsRecord read = copyOf(SmsRecord.of(NOW, "north", command));

        assertThat(read.receivedAt()).isEqualTo(NOW);
        assertThat(read.link()).isEqualTo("north");
        assertThat(read.command().getShortMessage()).isEqualTo(octets);
        assertThat(read.command().getDataCoding()).isEqualTo((byte) 0xF5);
        assertThat(read.command().getEsmClass()).isEqualTo((byte) 0x40);
        assertThat(read.command().getSourceAddr()).isEqualTo("380671112233");
        assertThat(read.command().getSourceAddrTon()).isEqualTo((byte) 1);
    }

    @Test
    void theMessageIsTheSameAsWithoutKafka() {
        DeliverSm command = deliverSm(0, "0501234567 42".getBytes(UTF_8));
        SmsRecord read = copyOf(SmsRecord.of(NOW, "", command));

        CustomerMessage direct = (CustomerMessage) READER.read(command, null, NOW);
        assertThat(READER.read(read.command(), read.link(), read.receivedAt())).isEqualTo(direct);
        assertThat(direct.fingerprint()).isNotNull();
    }

    @Test
    void aTextInMessagePayloadIsKept() {
        DataSm command = new DataSm();
        command.setSourceAddr("380671112233");
        command.setDestAddress("7104");
        command.setOptionalParameters(new OptionalParameter.Message_payload("0501234567 42".getBytes(UTF_8)));
        SmsRecord read = copyOf(SmsRecord.of(NOW, null, command));

        assertThat(READER.text(read.command())).contains("0501234567 42");
        assertThat(read.command().getOptionalParameters()).isEmpty();
    }

    @Test
    void aSegmentByParametersIsStillOne() {
        DeliverSm command = deliverSm(0, "second".getBytes(UTF_8));
        command.setOptionalParameters(
                new OptionalParameter.Sar_msg_ref_num((short) 7),
                new OptionalParameter.Sar_total_segments((byte) 3),
                new OptionalParameter.Sar_segment_seqnum((byte) 2));
        SmsRecord read = copyOf(SmsRecord.of(NOW, "a", command));

        assertThat(READER.read(read.command(), "a", NOW)).isInstanceOfSatisfying(Segment.class, segment -> {
            assertThat(segment.number()).isEqualTo(2);
            assertThat(segment.concatenation().total()).isEqualTo(3);
        });
    }

    @Test
    void aReceiptByParametersIsStillOne() {
        DeliverSm command = deliverSm(0x04);
        command.setOptionalParameters(
                new OptionalParameter.Receipted_message_id("A1"), new OptionalParameter.Message_state((byte) 2));
        SmsRecord read = copyOf(SmsRecord.of(NOW, null, command));

        assertThat(RECEIPTS.isReceipt(read.command())).isTrue();
        DeliveryReceipt receipt = RECEIPTS.read(read.command(), read.receivedAt());
        assertThat(receipt.smscMessageId().text()).isEqualTo("A1");
        assertThat(receipt.receivedAt()).isEqualTo(NOW);
        assertThat(read.command().getOptionalParameter(Tag.MESSAGE_STATE)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0501234567 42         | 0501234567",
                "hello                 | 380671112233",
                "42                    | 380671112233",
            })
    void theKeyIsTheAccountOrElseTheSender(String text, String key) {
        SmsRecordWriter writer = new SmsRecordWriter(
                READER,
                RECEIPTS,
                read -> read.matches("\\d{10} \\d+")
                        ? Optional.of(new AccountNumber(read.substring(0, 10)))
                        : Optional.empty(),
                () -> NOW);
        assertThat(writer.key(deliverSm(0, text.getBytes(UTF_8)))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{}",
                "{\"version\":2}",
                "{\"version\":1}",
                "{\"version\":1,\"received_at\":\"now\",\"source\":\"1\",\"source_ton\":1,\"destination\":\"2\","
                        + "\"destination_ton\":1,\"esm_class\":0,\"data_coding\":0,\"octets\":\"\",\"parameters\":\"\"}",
                "{\"version\":1,\"source\":\"1\",\"source_ton\":1,\"destination\":\"2\",\"destination_ton\":1,"
                        + "\"esm_class\":0,\"data_coding\":0,\"octets\":\"*\",\"parameters\":\"\"}",
            })
    void rejectsWhatIsNoRecord(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> SmsRecord.read(value.getBytes(UTF_8)));
    }

    @Test
    void rejectsARecordWithoutValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> SmsRecord.read(null));
    }

    /** A newer version may add members. */
    @Test
    void ignoresMembersThatItDoesNotKnow() {
        String json = new String(SmsRecord.of(NOW, null, deliverSm(0)).toJson(), UTF_8);
        String newer = json.substring(0, json.length() - 1) + ",\"more\":true}";
        assertThat(SmsRecord.read(newer.getBytes(UTF_8)).receivedAt()).isEqualTo(NOW);
    }
}
