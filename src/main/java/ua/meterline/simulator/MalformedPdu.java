package ua.meterline.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.jsmpp.SMPPConstant;

/** Malformed PDUs, as some SMSCs send. */
public enum MalformedPdu {
    /** A deliver_sm without the terminators of its strings. */
    NO_NUL(() -> deliverSm("x".repeat(40))),
    /** A deliver_sm with an sm_length above its text. */
    SHORT_TEXT(() -> deliverSm(Sound.FIELDS + (char) 200 + Sound.TEXT)),
    /** A deliver_sm followed by octets that belong to no PDU. */
    STRAY_OCTETS(() -> deliverSm(Sound.BODY + "\0\0\0")),
    /** A deliver_sm whose message_payload has 40,000 octets. */
    HUGE_PAYLOAD(() -> deliverSm(Sound.FIELDS + "\0" + "\4\44" + "\234\100" + "1".repeat(40_000))),
    /** A command_id that SMPP 3.4 does not define. */
    UNKNOWN_COMMAND(() -> pdu(0x00010203, "")),
    LENGTH_0(() -> ofLength(0)),
    LENGTH_15(() -> ofLength(15)),
    LENGTH_MAX(() -> ofLength(Integer.MAX_VALUE)),
    LENGTH_NEGATIVE(() -> ofLength(-1)),
    /** The first half of a deliver_sm and no more. */
    HALF(() -> Arrays.copyOf(deliverSm(Sound.BODY), 30));

    /** A sequence number that messages do not use. */
    private static final int SEQUENCE_NUMBER = 0x7000_0000;

    private final Supplier<byte[]> octets;

    MalformedPdu(Supplier<byte[]> octets) {
        this.octets = octets;
    }

    /** The body of a valid deliver_sm (SMPP 3.4, section 4.6.1), one character for each octet. */
    private static final class Sound {
        static final String TEXT = "0501234567 12345";
        /** All fields before sm_length. */
        static final String FIELDS = "\0" + "\1\1380501112233\0" + "\0\1" + "7104\0" + "\0".repeat(9);

        static final String BODY = FIELDS + (char) TEXT.length() + TEXT;
    }

    byte[] octets() {
        return octets.get();
    }

    /**
     * The kind for a name: {@code no-nul} is {@link #NO_NUL}.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    static MalformedPdu named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static byte[] ofLength(int length) {
        byte[] pdu = deliverSm(Sound.BODY);
        ByteBuffer.wrap(pdu).putInt(length);
        return pdu;
    }

    private static byte[] deliverSm(String body) {
        return pdu(SMPPConstant.CID_DELIVER_SM, body);
    }

    private static byte[] pdu(int commandId, String body) {
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(16 + octets.length)
                .putInt(16 + octets.length)
                .putInt(commandId)
                .putInt(0)
                .putInt(SEQUENCE_NUMBER)
                .put(octets)
                .array();
    }
}
