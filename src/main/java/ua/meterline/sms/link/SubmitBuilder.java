package ua.meterline.sms.link;

import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppException;
import org.apache.camel.component.smpp.SmppSubmitSmCommand;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.util.DefaultComposer;

/** Builds submit_sm from exchanges, as camel-smpp does, and encodes them; it does not send them. Thread-safe. */
final class SubmitBuilder extends SmppSubmitSmCommand {
    SubmitBuilder(SmppConfiguration configuration) {
        super(null, configuration);
    }

    /** @throws SmppException when the text does not fit into one message */
    SubmitSm from(Exchange exchange) throws SmppException {
        SubmitSm[] parts = createSubmitSm(exchange);
        if (parts.length != 1) {
            throw new SmppException(new IllegalArgumentException(
                    "a text for " + parts.length + " messages; splittingPolicy must be REJECT"));
        }
        return parts[0];
    }

    /**
     * The encoded PDU.
     *
     * @throws PDUStringException when one of its fields is too long
     */
    static byte[] octets(int sequenceNumber, SubmitSm message) throws PDUStringException {
        return new DefaultComposer()
                .submitSm(
                        sequenceNumber,
                        message.getServiceType(),
                        message.getSourceAddrTon(),
                        message.getSourceAddrNpi(),
                        message.getSourceAddr(),
                        message.getDestAddrTon(),
                        message.getDestAddrNpi(),
                        message.getDestAddress(),
                        message.getEsmClass(),
                        message.getProtocolId(),
                        message.getPriorityFlag(),
                        message.getScheduleDeliveryTime(),
                        message.getValidityPeriod(),
                        message.getRegisteredDelivery(),
                        message.getReplaceIfPresent(),
                        message.getDataCoding(),
                        (byte) 0,
                        message.getShortMessage(),
                        message.getOptionalParameters());
    }
}
