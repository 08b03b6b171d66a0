package ua.meterline.app;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import ua.meterline.backoffice.cabinet.ReadingIntake;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.sms.RetryLaterException;
import ua.meterline.store.StoreFailure;
import ua.meterline.store.StoreUnavailableException;

/** Hands readings of the cabinet to the gateway's routes, where they join the next group commit. Thread-safe. */
final class CabinetIntake implements ReadingIntake {
    private final ProducerTemplate template;

    /** @param camel with all routes */
    CabinetIntake(CamelContext camel) {
        this.template = camel.createProducerTemplate();
    }

    @Override
    public void store(CustomerMessage message) throws StoreUnavailableException {
        Exchange exchange = template.send(
                "direct:receive-web-reading", made -> made.getMessage().setBody(message));
        Exception failure = exchange.getException();
        if (failure == null) {
            return;
        } else if (failure instanceof RetryLaterException || StoreFailure.isOfTheStore(failure)) {
            throw new StoreUnavailableException(StoreFailure.message(failure), failure);
        }
        throw new IllegalStateException("storing a reading of the cabinet", failure);
    }
}
