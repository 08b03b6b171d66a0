package ua.meterline.sms.link;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.jsmpp.SMPPConstant;

/** PDUs with random defects, reproducible by the seed. */
final class FuzzedPdus {
    private static final List<byte[]> VALID = List.of(
            Pdus.deliverSm(1, "0501234567 12345"),
            Pdus.deliverSm(2, "0501234567 12345", Pdus.parameter(0x020C, 0, 7), Pdus.parameter(0x020E, 2)),
            Pdus.deliverSm(3, "", Pdus.payload(300)),
            Pdus.deliverSm(
                    4, "id:00A1 sub:001 dlvrd:001 submit date:2611230900 done date:2611230901 stat:DELIVRD err:000"),
            Pdus.dataSm(5, Pdus.payload(40), Pdus.parameter(0x001E, '0', '0', 'A', '1', 0)),
            Pdus.alertNotification(6),
            Pdus.withBody(SMPPConstant.CID_SUBMIT_SM_RESP, 0, 7, "00A1\0"),
            Pdus.withBody(SMPPConstant.CID_DATA_SM_RESP, 0, 8, "00A1\0"),
            Pdus.withBody(SMPPConstant.CID_BIND_TRANSCEIVER_RESP, 0, 9, "SMSC\0\2\20\0\1\64"),
            Pdus.header(SMPPConstant.CID_ENQUIRE_LINK, 0, 10),
            Pdus.header(SMPPConstant.CID_ENQUIRE_LINK_RESP, 0, 11),
            Pdus.header(SMPPConstant.CID_GENERIC_NACK, 3, 12));

    private static final int[] COMMANDS = {0, 1, 2, 3, 4, 5, 9, 0x15, 0x21, 0x102, 0x103, 0x111, 0x112, 0x113};
    private static final int MAX_DEFECTS = 4;

    private FuzzedPdus() {}

    /** A PDU of at least a header, whose command_length matches its length. */
    static byte[] next(Random random) {
        byte[] pdu = VALID.get(random.nextInt(VALID.size())).clone();
        int defects = random.nextInt(MAX_DEFECTS + 1);
        for (int i = 0; i < defects; i++) {
            pdu = withDefect(pdu, random);
        }
        return pdu;
    }

    private static byte[] withDefect(byte[] pdu, Random random) {
        int anywhere = Integer.BYTES + random.nextInt(pdu.length - Integer.BYTES);
        return switch (random.nextInt(7)) {
            case 0 ->
                Pdus.resized(pdu, PduFramer.HEADER_LENGTH + random.nextInt(pdu.length - PduFramer.HEADER_LENGTH + 1));
            case 1 ->
                Pdus.followedBy(pdu, random.ints(random.nextInt(40), 0, 256).toArray());
            case 2 -> Pdus.withoutNul(pdu);
            case 3 -> Pdus.changed(pdu, anywhere, 0);
            case 4 -> Pdus.changed(pdu, anywhere, random.nextInt(256));
            case 5 -> Pdus.changed(pdu, pdu.length - 1 - random.nextInt(Math.min(24, pdu.length - 4)), 0xFF);
            default -> withAnotherCommandId(pdu, random);
        };
    }

    private static byte[] withAnotherCommandId(byte[] pdu, Random random) {
        int command = COMMANDS[random.nextInt(COMMANDS.length)] | (random.nextBoolean() ? Pdu.RESPONSE : 0);
        byte[] result = pdu.clone();
        ByteBuffer.wrap(result).putInt(4, command);
        return result;
    }
}
