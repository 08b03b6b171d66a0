package ua.meterline.store;

import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** A step of a route that is done when the body is on disk. No thread waits for that. Thread-safe. */
public final class CommitStep<T> extends AsyncProcessorSupport {
    private final GroupCommit<T> commit;
    private final Class<T> type;

    /** @param type of the body */
    public CommitStep(GroupCommit<T> commit, Class<T> type) {
        this.commit = commit;
        this.type = type;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        commit.store(exchange.getMessage().getBody(type)).whenComplete((stored, failure) -> {
            if (failure instanceof TimeoutException) {
                exchange.setException(new StoreUnavailableException("not written in time", failure));
            } else if (failure != null) {
                exchange.setException(failure);
            }
            callback.done(false);
        });
        return false;
    }
}
