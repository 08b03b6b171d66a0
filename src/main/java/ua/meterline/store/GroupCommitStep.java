package ua.meterline.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** A step of a route that is done when the body is on disk. No thread waits for that. Thread-safe. */
public final class GroupCommitStep<T> extends AsyncProcessorSupport {
    private final GroupCommit<T> commit;
    private final Class<T> type;
    private final String threadName;
    private ExecutorService ownThread;

    /**
     * The route goes on by the thread that releases the whole group: for what takes no time.
     *
     * @param type of the body
     */
    public GroupCommitStep(GroupCommit<T> commit, Class<T> type) {
        this(commit, type, null);
    }

    /**
     * The route goes on by a thread of this step's own, one exchange after the other, in the order of the commits. It waits for
     * as long as the store tries: one that was given up while it waited could be overtaken.
     *
     * @param type of the body
     */
    public GroupCommitStep(GroupCommit<T> commit, Class<T> type, String threadName) {
        this.commit = commit;
        this.type = type;
        this.threadName = threadName;
    }

    @Override
    protected void doStart() {
        if (threadName != null) {
            ownThread = Executors.newSingleThreadExecutor(work -> new Thread(work, threadName));
        }
    }

    @Override
    protected void doStop() {
        if (ownThread != null) {
            ownThread.shutdown();
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        T item = exchange.getMessage().getBody(type);
        CompletableFuture<Void> commitOfIt = ownThread == null ? commit.store(item) : commit.storeLater(item);
        commitOfIt.whenComplete((stored, failure) -> {
            if (ownThread == null) {
                goOn(exchange, failure, callback);
            } else {
                ownThread.execute(() -> goOn(exchange, failure, callback));
            }
        });
        return false;
    }

    private static void goOn(Exchange exchange, Throwable failure, AsyncCallback callback) {
        if (failure instanceof TimeoutException) {
            exchange.setException(new StoreUnavailableException("not written in time", failure));
        } else if (failure != null) {
            exchange.setException(failure);
        }
        callback.done(false);
    }
}
