package ua.meterline.sms;

import org.apache.camel.Message;
import org.apache.camel.component.smpp.SmppConstants;
import ua.meterline.config.AddressSettings;
import ua.meterline.config.AddressSettings.AddressType;
import ua.meterline.outbox.Reply;
import ua.meterline.outbox.canary.Canary;

/**
 * The addresses of a canary: it comes from a number of ours and goes to the short code, the other way round than
 * replies. Thread-safe.
 */
public final class CanaryAddress {
    private final String number;
    private final AddressType ofNumber;
    private final AddressType ofShortCode;
    private final Canary canary;

    /** @param number in E.164 */
    public CanaryAddress(String number, AddressSettings addresses, Canary canary) {
        this.number = SubmitWriter.digits(number);
        this.ofNumber = addresses.destination();
        this.ofShortCode = addresses.source();
        this.canary = canary;
    }

    /** Sets the headers that replace options of the route, and starts the measurement. */
    void write(Message message, Reply reply) {
        message.setHeader(SmppConstants.SOURCE_ADDR, number);
        message.setHeader(SmppConstants.SOURCE_ADDR_TON, (byte) ofNumber.ton());
        message.setHeader(SmppConstants.SOURCE_ADDR_NPI, (byte) ofNumber.npi());
        message.setHeader(SmppConstants.DEST_ADDR_TON, (byte) ofShortCode.ton());
        message.setHeader(SmppConstants.DEST_ADDR_NPI, (byte) ofShortCode.npi());
        canary.submitting(reply.text());
    }
}
