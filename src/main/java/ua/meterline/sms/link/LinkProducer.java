package ua.meterline.sms.link;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.support.DefaultAsyncProducer;
import ua.meterline.sms.LinkHeader;
import ua.meterline.sms.SubmitTerms;

/**
 * Sends a submit_sm over the link that the header {@code MeterlineLink} names, or over another one while that link is
 * down for long. The exchange completes when the SMSC has responded; no thread waits for that. Thread-safe.
 */
final class LinkProducer extends DefaultAsyncProducer {
    private final Links links;
    private final SubmitBuilder builder;

    LinkProducer(LinkEndpoint endpoint, Links links) {
        super(endpoint);
        this.links = links;
        this.builder = new SubmitBuilder(endpoint.getConfiguration());
    }

    /**
     * Fails with an {@link java.io.IOException} when the link stays down, or breaks while the message is written; see
     * {@link SmscSession#submit}. The caller may send the message again.
     */
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<String> response;
        try {
            String link = exchange.getMessage().getHeader(LinkHeader.NAME, String.class);
            SubmitTerms terms =
                    exchange.getMessage().getHeader(SubmitTerms.HEADER, SubmitTerms.OF_REPLIES, SubmitTerms.class);
            response = links.submit(link, builder.from(exchange), terms);
        } catch (Exception e) {
            response = CompletableFuture.failedFuture(e);
        }
        response.whenComplete((smscMessageId, failure) -> {
            if (failure == null) {
                exchange.getMessage()
                        .setHeader(SmppConstants.ID, smscMessageId == null ? List.of() : List.of(smscMessageId));
            } else {
                exchange.setException(failure);
            }
            callback.done(false);
        });
        return false;
    }
}
