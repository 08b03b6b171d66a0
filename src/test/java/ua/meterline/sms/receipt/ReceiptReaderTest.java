package ua.meterline.sms.receipt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.SeededCase;
import ua.meterline.sms.NumberPlan;

class ReceiptReaderTest {
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final byte RECEIPT = 0x04;
    private static final byte INTERMEDIATE = 0x20;
    private static final String WHOLE =
            "id:04D2 sub:001 dlvrd:000 submit date:2611031000 done date:2611031001 stat:UNDELIV err:069 text:stat:DELIVRD";

    private final ReceiptReader reader = new ReceiptReader(new NumberPlan("UA", "7104"), () -> NOW);

    @Test
    void readsAllRelevantFields() {
        DeliveryReceipt receipt = read(deliverSm(RECEIPT, WHOLE));

        assertThat(receipt.receivedAt()).isEqualTo(NOW);
        assertThat(receipt.source()).isEqualTo("+380671112233");
        assertThat(receipt.destination()).isEqualTo("7104");
        assertThat(receipt.smscMessageId().text()).isEqualTo("04D2");
        assertThat(receipt.state()).isEqualTo(DeliveryState.UNDELIVERABLE);
        assertThat(receipt.error()).isEqualTo("069");
        assertThat(receipt.raw()).isEqualTo(WHOLE.getBytes(ISO_8859_1));
        assertThat(receipt.defect()).isEmpty();
    }

    @ParameterizedTest(name = "''{0}''")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                // text | id | state | error
                "id:1 stat:DELIVRD err:000                                    | 1       | DELIVERED     | 000",
                "id:1 sub:001 dlvrd:001 submit date:never done date:x stat:DELIVRD err:0 text: | 1 | DELIVERED | 0",
                "ID:0000012345 SUB:1 STAT:Expired ERR:27                      | 0000012345 | EXPIRED    | 27",
                "stat:REJECTD id:a-b-c                                        | a-b-c   | REJECTED      | null",
                "id: 77 stat: ACCEPTD err: 001                                | 77      | ACCEPTED      | 001",
                "id:77,stat:ENROUTE,err:1                                     | 77      | ENROUTE       | 1",
                "id:77;stat:UNKNOWN;err:1                                     | 77      | UNKNOWN       | 1",
                "id:77 submit date:2611031000 dlvrd:001 stat:undeliverable    | 77      | UNDELIVERABLE | null",
                "id:77 stat:BUFFERED err:000                                  | 77      | null          | 000",
                "id: stat:DELIVRD                                             | null | DELIVERED | null",
                "stat:DELIVRD err:000                                         | null    | DELIVERED     | 000",
                "mid:77 xstat:DELIVRD terr:000                                | null    | null          | null",
                "text:id:77 stat:DELIVRD                                      | null    | null          | null",
                "nothing of the kind                                          | null    | null          | null",
                "''                                                           | null    | null          | null"
            })
    void parsesTextsOfDifferentVendors(String text, String id, DeliveryState state, String error) {
        DeliveryReceipt receipt = read(deliverSm(RECEIPT, text));

        assertThat(
                        receipt.smscMessageId() == null
                                ? null
                                : receipt.smscMessageId().text())
                .isEqualTo(id);
        assertThat(receipt.state()).isEqualTo(state);
        assertThat(receipt.error()).isEqualTo(error);
    }

    @Test
    void prefersTheParametersToTheText() {
        DeliverSm command = deliverSm(RECEIPT, WHOLE);
        command.setOptionalParameters(
                new OptionalParameter.Receipted_message_id("1234"), new OptionalParameter.Message_state((byte) 2));

        DeliveryReceipt receipt = read(command);

        assertThat(receipt.smscMessageId().text()).isEqualTo("1234");
        assertThat(receipt.state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({
        "0, SCHEDULED",
        "1, ENROUTE",
        "2, DELIVERED",
        "3, EXPIRED",
        "4, DELETED",
        "5, UNDELIVERABLE",
        "6, ACCEPTED",
        "7, UNKNOWN",
        "8, REJECTED",
        "9, SKIPPED",
        "10,",
        "-1,"
    })
    void mapsTheNumberToTheState(byte number, DeliveryState state) {
        DeliverSm command = deliverSm(RECEIPT, "");
        command.setOptionalParameters(new OptionalParameter.Message_state(number));

        assertThat(read(command).state()).isEqualTo(state);
    }

    @Test
    void fallsBackToTheNetworkErrorCode() {
        DeliverSm command = deliverSm(RECEIPT, "id:1 stat:UNDELIV");
        command.setOptionalParameters(new OptionalParameter.Network_error_code(new byte[] {3, 0, 27}));

        assertThat(read(command).error()).isEqualTo("027");
    }

    @Test
    void readsADataSm() {
        DataSm command = new DataSm();
        command.setEsmClass(RECEIPT);
        command.setSourceAddr("0671112233");
        command.setDestAddress("7104");
        command.setOptionalParameters(new OptionalParameter.Message_payload(WHOLE.getBytes(ISO_8859_1)));

        assertThat(isReceipt(command)).isTrue();
        assertThat(read(command).smscMessageId().text()).isEqualTo("04D2");
        assertThat(read(command).source()).isEqualTo("+380671112233");
    }

    @Test
    void readsATextInUcs2() {
        DeliverSm command = deliverSm(RECEIPT, "");
        command.setDataCoding((byte) 8);
        command.setShortMessage(WHOLE.getBytes(StandardCharsets.UTF_16BE));

        assertThat(read(command).smscMessageId().text()).isEqualTo("04D2");
    }

    @Test
    void recognisesReceiptsAndIntermediateNotifications() {
        assertThat(isReceipt(deliverSm(RECEIPT, WHOLE))).isTrue();
        assertThat(isReceipt(deliverSm(INTERMEDIATE, WHOLE))).isTrue();
        assertThat(isReceipt(deliverSm((byte) 0x44, WHOLE)))
                .as("with a user data header")
                .isTrue();

        DeliverSm unmarked = deliverSm((byte) 0, WHOLE);
        unmarked.setOptionalParameters(new OptionalParameter.Receipted_message_id("1"));
        assertThat(isReceipt(unmarked)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 0x40, 0x08, 0x10, 0x18, 0x03})
    void ignoresMessagesOfCustomers(byte esmClass) {
        assertThat(isReceipt(deliverSm(esmClass, "0500000001 12345"))).isFalse();
        assertThat(isReceipt(deliverSm(esmClass, "id: 0500000001: 12345"))).isFalse();
        assertThat(isReceipt(deliverSm(esmClass, ""))).isFalse();
    }

    /** To reply to one would make the next. */
    @ParameterizedTest
    @ValueSource(bytes = {0, 0x40, 0x08, 0x10, 0x18, 0x03})
    void recognisesTheTextOfAReceiptWhateverTheEsmClass(byte esmClass) {
        assertThat(isReceipt(deliverSm(esmClass, WHOLE))).isTrue();
        assertThat(isReceipt(deliverSm(esmClass, "stat:DELIVRD err:000"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0500000001 1234", " 0500000001: 1234.", "0500000001 1234\0"})
    void takesAReadingWithAStrayParameterForAReading(String text) {
        DeliverSm withId = deliverSm((byte) 0, text);
        withId.setOptionalParameters(new OptionalParameter.Receipted_message_id("00A1"));
        DeliverSm withBoth = deliverSm((byte) 0, text);
        withBoth.setOptionalParameters(
                new OptionalParameter.Receipted_message_id("00A1"), new OptionalParameter.Message_state((byte) 2));
        assertThat(isReceipt(withId)).isFalse();
        assertThat(isReceipt(withBoth)).isFalse();
        assertThat(isReceipt(deliverSm(RECEIPT, text))).isFalse();
    }

    @Test
    void takesWordsWithOneStrayParameterForAMessage() {
        DeliverSm command = deliverSm((byte) 0, "hello");
        command.setOptionalParameters(new OptionalParameter.Receipted_message_id("00A1"));
        assertThat(isReceipt(command)).isFalse();
    }

    @Test
    void takesParametersWithoutATextForAReceipt() {
        DeliverSm command = deliverSm((byte) 0, "");
        command.setOptionalParameters(new OptionalParameter.Message_state((byte) 2));
        assertThat(isReceipt(command)).isTrue();
        command.setShortMessage("your message was delivered".getBytes(ISO_8859_1));
        command.setOptionalParameters(
                new OptionalParameter.Receipted_message_id("00A1"), new OptionalParameter.Message_state((byte) 2));
        assertThat(isReceipt(command)).isTrue();
    }

    static List<byte[]> encodings() {
        byte[] packed = new byte[WHOLE.length() - WHOLE.length() / 8];
        for (int i = 0; i < WHOLE.length() * 7; i++) {
            packed[i / 8] |= (byte) ((WHOLE.charAt(i / 7) >> i % 7 & 1) << i % 8);
        }
        return List.of(
                WHOLE.getBytes(ISO_8859_1),
                ("\0" + WHOLE + "\0\0").getBytes(ISO_8859_1),
                WHOLE.getBytes(StandardCharsets.UTF_16),
                WHOLE.getBytes(StandardCharsets.UTF_16BE),
                WHOLE.getBytes(StandardCharsets.UTF_16LE),
                packed);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void isReadWhateverDataCodingItClaims(byte[] octets) {
        for (int dataCoding = 0; dataCoding < 256; dataCoding++) {
            DeliverSm command = deliverSm(RECEIPT, "");
            command.setShortMessage(octets);
            command.setDataCoding((byte) dataCoding);
            assertThat(isReceipt(command)).isTrue();
            assertThat(read(command).smscMessageId().text()).isEqualTo("04D2");
            assertThat(read(command).state()).isEqualTo(DeliveryState.UNDELIVERABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing of the kind", "id:1 submit date:never stat:DELIVRD", ""})
    void readsMalformedReceipts(String text) {
        DeliverSm command = deliverSm(RECEIPT, text);

        assertThat(isReceipt(command)).isTrue();
        assertThat(read(command).defect())
                .isEqualTo(text.contains("id:1") ? Optional.empty() : Optional.of("no message id"));
    }

    @Test
    void readsAnyOctets() {
        SeededCase.forAll(500, random -> {
            byte[] octets = random.octets(0, 255);
            byte dataCoding = (byte) random.nextInt();
            DeliverSm command = deliverSm(RECEIPT, "");
            command.setShortMessage(octets);
            command.setDataCoding(dataCoding);
            command.setOptionalParameters(
                    new OptionalParameter.Receipted_message_id(octets),
                    new OptionalParameter.Network_error_code(octets));

            assertThat(read(command).raw()).isEqualTo(octets);
        });
    }

    private static DeliverSm deliverSm(byte esmClass, String text) {
        DeliverSm command = new DeliverSm();
        command.setEsmClass(esmClass);
        command.setSourceAddrTon((byte) 1);
        command.setSourceAddr("380671112233");
        command.setDestAddress("7104");
        command.setShortMessage(text.getBytes(ISO_8859_1));
        return command;
    }

    private boolean isReceipt(AbstractSmCommand command) {
        return reader.matches(exchange(command));
    }

    private DeliveryReceipt read(AbstractSmCommand command) {
        Exchange exchange = exchange(command);
        reader.process(exchange);
        return exchange.getMessage().getBody(DeliveryReceipt.class);
    }

    private static Exchange exchange(AbstractSmCommand command) {
        Exchange exchange = new DefaultExchange(CONTEXT);
        exchange.setMessage(new SmppMessage(CONTEXT, command, new SmppConfiguration()));
        return exchange;
    }
}
