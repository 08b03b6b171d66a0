package ua.meterline.sms;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppConstants;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.Reply;

/** Turns a reply into what the SMPP producer makes a submit_sm of, and keeps it for {@link SubmitResult}. Thread-safe. */
public final class SubmitWriter implements Processor {
    static final String REPLY = "reply";

    private final Outbox outbox;

    public SubmitWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Nothing but what is set here may steer the submit_sm; the rest of its fields stand in the route. A number is sent without
     * the plus of E.164: that it is an international one is said by its type of number.
     */
    @Override
    public void process(Exchange exchange) {
        Reply reply = exchange.getMessage().getBody(Reply.class);
        outbox.begin(reply);
        exchange.setProperty(REPLY, reply);
        exchange.getMessage().removeHeaders("*");
        String recipient = reply.recipient();
        exchange.getMessage()
                .setHeader(SmppConstants.DEST_ADDR, recipient.startsWith("+") ? recipient.substring(1) : recipient);
        exchange.getMessage().setBody(reply.text());
    }
}
