package ua.meterline.simulator;

import java.util.List;
import java.util.Objects;
import org.jsmpp.bean.OptionalParameter;

/**
 * A short message from a mobile phone, as in its deliver_sm (SMPP 3.4 section 4.6.1).
 *
 * <p>Immutable if the array is not changed: it is not copied, because load tests create millions of these.
 *
 * @param esmClass 0 for an ordinary message, 0x40 where {@code shortMessage} begins with a user data header
 * @param shortMessage at most 254 octets; empty for longer texts, which are in message_payload
 * @param parameters optional parameters (TLVs), appended in this order
 */
public record MobileMessage(
        Address sender,
        Address recipient,
        byte esmClass,
        byte dataCoding,
        byte[] shortMessage,
        List<OptionalParameter> parameters) {
    static final int MAX_OCTETS = 254;

    /** @throws IllegalArgumentException if the message has more than 254 octets */
    public MobileMessage {
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(recipient, "recipient");
        if (shortMessage.length > MAX_OCTETS) {
            throw new IllegalArgumentException(
                    "short_message has " + shortMessage.length + " octets, the limit is " + MAX_OCTETS);
        }
        parameters = List.copyOf(parameters);
    }

    /** Octets with a given data_coding, and the usual TON and NPI. */
    public MobileMessage(String sender, String recipient, byte dataCoding, byte[] shortMessage) {
        this(Address.of(sender), Address.of(recipient), (byte) 0, dataCoding, shortMessage, List.of());
    }

    /** A text as a phone sends it: data_coding 0 if the GSM alphabet writes it as ASCII does, otherwise UCS-2 (8). */
    public static MobileMessage of(String sender, String recipient, String text) {
        byte coding = ShortMessageText.codingFor(text);
        return new MobileMessage(sender, recipient, coding, ShortMessageText.encode(text, coding));
    }

    public MobileMessage from(Address other) {
        return new MobileMessage(other, recipient, esmClass, dataCoding, shortMessage, parameters);
    }

    public MobileMessage withEsmClass(int value) {
        return new MobileMessage(sender, recipient, (byte) value, dataCoding, shortMessage, parameters);
    }

    public MobileMessage with(OptionalParameter... tlvs) {
        return new MobileMessage(sender, recipient, esmClass, dataCoding, shortMessage, List.of(tlvs));
    }

    OptionalParameter[] parameterArray() {
        return parameters.toArray(new OptionalParameter[0]);
    }

    /** The decoded text; an unknown coding is decoded as Latin-1. */
    public String text() {
        return ShortMessageText.decode(shortMessage, esmClass, dataCoding);
    }

    @Override
    public String toString() {
        return sender + " → " + recipient + ": " + text();
    }
}
