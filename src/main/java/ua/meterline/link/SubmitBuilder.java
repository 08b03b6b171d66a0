package ua.meterline.link;

import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppException;
import org.apache.camel.component.smpp.SmppSubmitSmCommand;
import org.jsmpp.bean.SubmitSm;

/** Makes a submit_sm of a message, as camel-smpp does it, and leaves the sending to others. Thread-safe. */
final class SubmitBuilder extends SmppSubmitSmCommand {
    SubmitBuilder(SmppConfiguration configuration) {
        super(null, configuration);
    }

    /** @throws SmppException when the text does not go into one message */
    SubmitSm from(Exchange exchange) throws SmppException {
        SubmitSm[] parts = createSubmitSm(exchange);
        if (parts.length != 1) {
            throw new SmppException(new IllegalArgumentException(
                    "a text for " + parts.length + " messages; splittingPolicy must be REJECT"));
        }
        return parts[0];
    }
}
