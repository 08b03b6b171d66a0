package ua.meterline.sms;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import ua.meterline.outbox.Pace;

/** Holds submits back so that the SMSC takes them; what becomes of each is told by {@link SubmitResult}. Thread-safe. */
public final class PaceKeeper implements Processor {
    static final String TURN = "turn";

    private final Pace pace;

    public PaceKeeper(Pace pace) {
        this.pace = pace;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.setProperty(TURN, pace.await());
    }
}
