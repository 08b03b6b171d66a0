package ua.meterline.store.group;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.SynchronousDelegateProducer;
import ua.meterline.store.StoreFailure;

/** Stores message bodies in groups, each group in one transaction. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "group",
        title = "Group commit",
        syntax = "group:name",
        category = {Category.CORE, Category.DATABASE})
public final class GroupEndpoint extends DefaultEndpoint {
    private final GroupComponent component;

    @UriPath(description = "Name of the group: exactly one route takes it")
    @Metadata(required = true)
    private final String name;

    @UriParam(label = "consumer", defaultValue = "1024", description = "How many bodies share a transaction at most")
    private int maxSize = 1024;

    @UriParam(
            javaType = "java.time.Duration",
            description =
                    "Producer: after how many milliseconds an exchange fails whose body is not stored. Consumer: how "
                            + "long stopping waits for exchanges that are being released. By default the component's "
                            + "timeout")
    private long timeout;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether exchanges go on one after the other in the order of their commits, on a thread of this "
                            + "endpoint's own, for steps that take time. There is no timeout then: an exchange that "
                            + "was given up could be overtaken by the next")
    private boolean ordered;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description =
                    "If set, a body that could not be stored is added again after so many milliseconds until it is"
                            + " stored, without a timeout; the exchange waits for that and does not fail")
    private long retryDelay;

    /** Which failures {@code retryDelay} applies to. */
    public enum Retry {
        ALL,
        /** Failures of the store as a whole. What fails because of its content fails its exchange. */
        STORE_FAILURES
    }

    @UriParam(
            label = "producer",
            defaultValue = "all",
            enums = "all,store-failures",
            description = "Which failures retryDelay applies to; with store-failures, an exchange fails whose body is"
                    + " refused for what it contains")
    private Retry retry = Retry.ALL;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether the calling thread waits until the exchange can go on")
    private boolean synchronous;

    GroupEndpoint(String uri, GroupComponent component, String name) {
        super(uri, component);
        this.component = component;
        this.name = name;
    }

    @Override
    public Producer createProducer() {
        GroupProducer producer = new GroupProducer(this, component);
        return synchronous ? new SynchronousDelegateProducer(producer) : producer;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        GroupConsumer consumer = new GroupConsumer(this, component, processor);
        configureConsumer(consumer);
        return consumer;
    }

    public String getName() {
        return name;
    }

    public int getMaxSize() {
        return maxSize;
    }

    public void setMaxSize(int maxSize) {
        this.maxSize = maxSize;
    }

    public long getTimeout() {
        return timeout;
    }

    public void setTimeout(long timeout) {
        this.timeout = timeout;
    }

    public boolean isOrdered() {
        return ordered;
    }

    public void setOrdered(boolean ordered) {
        this.ordered = ordered;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Retry getRetry() {
        return retry;
    }

    public void setRetry(Retry retry) {
        this.retry = retry;
    }

    boolean retries(Throwable failure) {
        return retry == Retry.ALL || StoreFailure.isOfTheStore(failure);
    }

    public boolean isSynchronous() {
        return synchronous;
    }

    public void setSynchronous(boolean synchronous) {
        this.synchronous = synchronous;
    }
}
