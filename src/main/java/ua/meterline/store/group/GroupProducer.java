package ua.meterline.store.group;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.WriteTimeoutException;

/** Adds message bodies to a group. No thread waits for the commit. Thread-safe. */
final class GroupProducer extends DefaultAsyncProducer {
    private final GroupEndpoint endpoint;
    private final GroupComponent component;
    /** For the option {@code ordered}; otherwise exchanges continue on the release thread of {@link GroupCommit}. */
    private ExecutorService ownThread;

    GroupProducer(GroupEndpoint endpoint, GroupComponent component) {
        super(endpoint);
        this.endpoint = endpoint;
        this.component = component;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (endpoint.isOrdered()) {
            ownThread = endpoint.getCamelContext()
                    .getExecutorServiceManager()
                    .newSingleThreadExecutor(this, endpoint.getEndpointBaseUri());
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (ownThread != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdown(ownThread);
            ownThread = null;
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Executor executor = ownThread;
        store(exchange.getMessage().getBody()).whenComplete((stored, failure) -> {
            if (executor == null) {
                proceed(exchange, described(failure), callback);
            } else {
                executor.execute(() -> proceed(exchange, described(failure), callback));
            }
        });
        return false;
    }

    private CompletableFuture<Void> store(Object item) {
        if (endpoint.getRetryDelay() > 0) {
            CompletableFuture<Void> stored = new CompletableFuture<>();
            storeUntilItSucceeds(item, stored);
            return stored;
        }
        try {
            GroupCommit<Object> commit = component.commit(endpoint.getName());
            return endpoint.isOrdered()
                    ? commit.store(item)
                    : commit.store(item).orTimeout(endpoint.getTimeout(), TimeUnit.MILLISECONDS);
        } catch (StoreUnavailableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void storeUntilItSucceeds(Object item, CompletableFuture<Void> stored) {
        try {
            component.commit(endpoint.getName()).store(item).whenComplete((done, failure) -> {
                if (failure == null) {
                    stored.complete(null);
                } else {
                    storeAgain(item, stored, failure);
                }
            });
        } catch (StoreUnavailableException e) {
            storeAgain(item, stored, e);
        }
    }

    private void storeAgain(Object item, CompletableFuture<Void> stored, Throwable failure) {
        if (isRunAllowed() && endpoint.retries(failure)) {
            CompletableFuture.delayedExecutor(endpoint.getRetryDelay(), TimeUnit.MILLISECONDS)
                    .execute(() -> storeUntilItSucceeds(item, stored));
        } else {
            stored.completeExceptionally(failure);
        }
    }

    private void proceed(Exchange exchange, Throwable failure, AsyncCallback callback) {
        if (failure != null) {
            exchange.setException(failure);
        }
        if (endpoint.getRetryDelay() == 0) {
            component.listeners().forEach(listener -> listener.bodyCompleted(endpoint.getName(), failure));
        }
        callback.done(false);
    }

    private static Throwable described(Throwable failure) {
        return failure instanceof TimeoutException ? new WriteTimeoutException() : failure;
    }
}
