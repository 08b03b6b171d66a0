package ua.meterline.sms;

import java.time.Instant;
import ua.meterline.joining.ConcatenationReference;
import ua.meterline.joining.MessagePart;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;

/**
 * A short message as an SMSC delivered it.
 *
 * @param sender source_addr; empty when the SMSC sent none
 * @param recipient destination_addr
 * @param esmClass 0 to 255 (SMPP 3.4, section 5.2.12)
 * @param dataCoding 0 to 255 (SMPP 3.4, section 5.2.19)
 * @param octets short_message, or message_payload where that is used instead
 */
record InboundSms(String sender, String recipient, int esmClass, int dataCoding, byte[] octets) {
    /** @param from the sender, understood; the fingerprint is made of how the SMSC wrote him */
    CustomerMessage toCustomerMessage(TextReader reader, NumberPlan.Party from, Instant receivedAt) {
        DecodedText decoded = reader.read(esmClass, dataCoding, octets);
        Fingerprint fingerprint =
                new SmsDigest(sender, recipient).add(dataCoding, octets).fingerprint();
        return new CustomerMessage(
                Channel.SMS,
                from.address(),
                recipient,
                receivedAt,
                decoded.text(),
                decoded.whole() ? null : octets,
                fingerprint,
                from.unanswerable(),
                null);
    }

    MessagePart toPart(ConcatenationReference concatenation, Instant receivedAt) {
        return new MessagePart(sender, recipient, concatenation, esmClass, dataCoding, octets, receivedAt);
    }
}
