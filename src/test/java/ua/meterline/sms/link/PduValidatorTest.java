package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.sms.link.Pdus.alertNotification;
import static ua.meterline.sms.link.Pdus.changed;
import static ua.meterline.sms.link.Pdus.dataSm;
import static ua.meterline.sms.link.Pdus.deliverSm;
import static ua.meterline.sms.link.Pdus.followedBy;
import static ua.meterline.sms.link.Pdus.header;
import static ua.meterline.sms.link.Pdus.inserted;
import static ua.meterline.sms.link.Pdus.parameter;
import static ua.meterline.sms.link.Pdus.payload;
import static ua.meterline.sms.link.Pdus.resized;
import static ua.meterline.sms.link.Pdus.withBody;
import static ua.meterline.sms.link.Pdus.withoutNul;

import java.util.stream.Stream;
import org.jsmpp.SMPPConstant;
import org.jsmpp.util.DefaultDecomposer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The deviations of real SMSCs; each new one gets a row. */
class PduValidatorTest {
    private static final int SUBMIT_SM_RESP = SMPPConstant.CID_SUBMIT_SM_RESP;
    private static final int BIND_RESP = SMPPConstant.CID_BIND_TRANSCEIVER_RESP;
    private static final String READING = "0501234567 12345";
    private static final byte[] VALID = deliverSm(1, READING);

    static Stream<Arguments> pdus() {
        return Stream.of(
                valid("a reading", VALID),
                valid("without text", deliverSm(1, "")),
                valid("with an unknown parameter", deliverSm(1, READING, parameter(0x1400, 1, 2, 3))),
                valid("with an empty parameter", deliverSm(1, READING, parameter(0x1401))),
                valid("with a long payload", deliverSm(1, "", payload(32_767))),
                valid("one stray octet behind it", followedBy(VALID, 0)),
                valid("data_sm", dataSm(1, payload(100))),
                valid("alert_notification", alertNotification(1)),
                valid("an unknown request", header(0x00010000, 0, 1)),
                valid("an unknown response", header(0x80010000, 0, 1)),
                valid("unbind", header(SMPPConstant.CID_UNBIND, 0, 1)),
                valid("generic_nack", header(SMPPConstant.CID_GENERIC_NACK, 3, 1)),
                valid("submit_sm_resp", withBody(SUBMIT_SM_RESP, 0, 1, "00A1\0")),
                valid("submit_sm_resp, refused, a mere header", header(SUBMIT_SM_RESP, 0x58, 1)),
                repaired("two stray octets behind it", followedBy(VALID, 0, 0)),
                repaired("a parameter that ends early", followedBy(VALID, 0x04, 0x24, 0, 9, 1, 2)),
                repaired("a parameter of the wrong length", followedBy(VALID, 0x02, 0x0E, 0, 0)),
                repaired("a parameter of negative length", followedBy(VALID, 0x14, 0x00, 0xFF, 0xFF)),
                repaired("one before its payload", deliverSm(1, "", parameter(0x0204, 1), payload(9))),
                repaired("one behind its payload", deliverSm(1, "", payload(9), parameter(0x0204, 1))),
                repaired("a receipt with one", deliverSm(1, "", parameter(0x0204, 1), parameter(0x001E, 'A', 0))),
                repaired("a long service_type", inserted(VALID, 16, "service-7104")),
                repaired("an odd schedule_delivery_time", inserted(VALID, VALID.length - READING.length() - 7, "1")),
                repaired("an odd validity_period", inserted(VALID, VALID.length - READING.length() - 6, "24")),
                repaired("data_sm with stray octets", followedBy(dataSm(1, payload(9)), 0, 0)),
                repaired("data_sm with one behind its payload", dataSm(1, payload(9), parameter(0x0204, 1))),
                repaired("data_sm with a long service_type", inserted(dataSm(1, payload(9)), 16, "service-7104")),
                repaired("submit_sm_resp without NUL", withBody(SUBMIT_SM_RESP, 0, 1, "00A1")),
                repaired("submit_sm_resp with a long id", withBody(SUBMIT_SM_RESP, 0, 1, "a".repeat(99) + "\0")),
                repaired("submit_sm_resp with trailing octets", withBody(SUBMIT_SM_RESP, 0, 1, "00A1\0\1\2\3")),
                repaired("bind_resp without NUL", withBody(BIND_RESP, 0, 1, "SMSC")),
                repaired("bind_resp with a long name", withBody(BIND_RESP, 0, 1, "an SMSC with a long name\0")),
                repaired("data_sm_resp without NUL", withBody(SMPPConstant.CID_DATA_SM_RESP, 0, 1, "1")),
                rejected("without any NUL", withoutNul(VALID), 0x02),
                rejected("a mere header", resized(VALID, 16), 0x02),
                rejected("cut off in the address", resized(VALID, 25), 0x02),
                rejected(
                        "cut off before the length of its text",
                        resized(VALID, VALID.length - READING.length() - 1),
                        2),
                rejected("cut off in the text", resized(VALID, VALID.length - 1), 0x02),
                rejected("text longer than the PDU", changed(VALID, VALID.length - READING.length() - 1, 200), 0x02),
                rejected("255 octets of text", deliverSmOf255(), 0x01),
                rejected("a long sender", changed(deliverSm(1, "3".repeat(20), READING), 39, '3'), 0x0A),
                rejected("with a huge payload", deliverSm(1, "", payload(32_768)), 0x01),
                rejected("with the hugest payload", deliverSm(1, "", payload(65_535)), 0x01),
                rejected("a parameter that ends early, and no text", followedBy(deliverSm(1, ""), 4, 0x24, 0, 9, 1), 2),
                rejected("data_sm without NUL", withoutNul(dataSm(1)), 0x02),
                rejected("data_sm that ends early", followedBy(dataSm(1), 4, 0x24, 0, 9, 1), 0x02),
                rejected("data_sm with a huge payload", dataSm(1, payload(32_768)), 0x01),
                ignored("alert_notification without NUL", withoutNul(alertNotification(1))),
                ignored("query_sm_resp", header(SMPPConstant.CID_QUERY_SM_RESP, 0, 1)));
    }

    private static byte[] deliverSmOf255() {
        byte[] pdu = deliverSm(1, "x".repeat(254));
        return followedBy(changed(pdu, pdu.length - 255, 255), 'x');
    }

    private static Arguments valid(String label, byte[] pdu) {
        return Arguments.of(label, pdu, "Valid");
    }

    private static Arguments repaired(String label, byte[] pdu) {
        return Arguments.of(label, pdu, "Repaired");
    }

    private static Arguments ignored(String label, byte[] pdu) {
        return Arguments.of(label, pdu, "Ignored");
    }

    private static Arguments rejected(String label, byte[] pdu, int status) {
        return Arguments.of(label, pdu, "Rejected 0x%02X".formatted(status));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("pdus")
    void judges(String label, byte[] pdu, String expected) {
        PduVerdict verdict = PduValidator.check(pdu);

        assertThat(verdict.getClass().getSimpleName()
                        + (verdict instanceof PduVerdict.Rejected rejected
                                ? " 0x%02X".formatted(rejected.commandStatus())
                                : ""))
                .isEqualTo(expected);
    }

    @Test
    void keepsTheTextAndTheParsableParameters() throws Exception {
        byte[] withReference = deliverSm(1, READING, parameter(0x020C, 0, 7), parameter(0x020E, 2));
        byte[] broken = followedBy(withReference, 0x02, 0x0F, 0, 0, 0x14, 0, 0, 1, 9, 0x14, 1, 0, 9);

        PduVerdict.Repaired repaired = (PduVerdict.Repaired) PduValidator.check(broken);

        assertThat(repaired.pdu()).isEqualTo(followedBy(withReference, 0x14, 0, 0, 1, 9));
        assertThat(DefaultDecomposer.getInstance().deliverSm(repaired.pdu()).getShortMessage())
                .asString()
                .isEqualTo(READING);
    }

    @Test
    void keepsTheMessageIdOfAResponse() {
        PduVerdict.Repaired repaired = (PduVerdict.Repaired) PduValidator.check(withBody(SUBMIT_SM_RESP, 0, 7, "00A1"));

        assertThat(repaired.pdu()).isEqualTo(withBody(SUBMIT_SM_RESP, 0, 7, "00A1\0"));
    }

    @Test
    void keepsTheStatusOfAResponseWithAMalformedId() {
        PduVerdict.Repaired repaired =
                (PduVerdict.Repaired) PduValidator.check(withBody(BIND_RESP, 0x0E, 7, "a".repeat(16) + "\0"));

        assertThat(repaired.pdu()).isEqualTo(header(BIND_RESP, 0x0E, 7));
    }
}
