package ua.meterline.sms;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Rejects inbound messages while the gateway stops. Thread-safe. */
public final class IntakeGate implements Processor {
    private volatile boolean shut;

    /** @throws RetryLaterException when the gate is shut */
    @Override
    public void process(Exchange exchange) throws RetryLaterException {
        if (shut) {
            throw new RetryLaterException("the gateway is stopping");
        }
    }

    /** Rejects every message from now on; the SMSC keeps and redelivers it. */
    public void shut() {
        shut = true;
    }
}
