package ua.meterline.link;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Sends by the link's transmitter. The exchange goes on when the SMSC has answered; no thread waits for that. While the
 * session is rebound, or too many submits are unanswered, a message waits on the calling thread. Thread-safe.
 */
final class LinkProducer extends DefaultAsyncProducer {
    private final Link link;
    private final SubmitBuilder builder;

    LinkProducer(LinkEndpoint endpoint, Link link) {
        super(endpoint);
        this.link = link;
        this.builder = new SubmitBuilder(endpoint.getConfiguration());
    }

    /** Fails with an {@link java.io.IOException} when the link stays down: then nothing was sent. */
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<String> answer;
        try {
            answer = link.submit(builder.from(exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = CompletableFuture.failedFuture(e);
        } catch (Exception e) {
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete((messageId, failure) -> {
            if (failure == null) {
                exchange.getMessage().setHeader(SmppConstants.ID, messageId == null ? List.of() : List.of(messageId));
            } else {
                exchange.setException(failure);
            }
            callback.done(false);
        });
        return false;
    }
}
