package ua.meterline.sms;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The gate for what comes from the SMSC: open, or shut while the gateway stops. Thread-safe. */
public final class IntakeGate implements Processor {
    private volatile boolean shut;

    /** @throws RetryLaterException when the gate is shut: nothing is taken in that could not be finished */
    @Override
    public void process(Exchange exchange) throws RetryLaterException {
        if (shut) {
            throw new RetryLaterException("the gateway is stopping");
        }
    }

    /** From now on every message is refused, for the SMSC to keep and deliver again. */
    public void shut() {
        shut = true;
    }
}
