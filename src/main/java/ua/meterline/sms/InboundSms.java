package ua.meterline.sms;

import java.time.Instant;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;
import ua.meterline.sms.codec.DecodedText;
import ua.meterline.sms.codec.SmsTextDecoder;
import ua.meterline.sms.concat.ConcatenationReference;
import ua.meterline.sms.concat.Segment;

/**
 * A short message as an SMSC delivered it.
 *
 * @param link the name of its link; null when unknown
 * @param sender source_addr; empty when the SMSC sent none
 * @param recipient destination_addr
 * @param esmClass 0 to 255 (SMPP 3.4, section 5.2.12)
 * @param dataCoding 0 to 255 (SMPP 3.4, section 5.2.19)
 * @param octets short_message, or else message_payload
 */
record InboundSms(String link, String sender, String recipient, int esmClass, int dataCoding, byte[] octets) {
    /** @param from the normalized sender; the fingerprint uses the address as the SMSC wrote it */
    CustomerMessage toCustomerMessage(SmsTextDecoder reader, NumberPlan.Party from, Instant receivedAt) {
        DecodedText decoded = reader.read(esmClass, dataCoding, octets);
        Fingerprint fingerprint =
                new SmsFingerprint(sender, recipient).add(dataCoding, octets).fingerprint();
        return new CustomerMessage(
                Channel.SMS,
                from.address(),
                recipient,
                receivedAt,
                decoded.text(),
                decoded.whole() ? null : octets,
                fingerprint,
                from.unanswerable(),
                null,
                null,
                link);
    }

    Segment toSegment(ConcatenationReference concatenation, Instant receivedAt) {
        return new Segment(link, sender, recipient, concatenation, esmClass, dataCoding, octets, receivedAt);
    }
}
