package ua.meterline.store.group;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import ua.meterline.store.StoreUnavailableException;

/**
 * Group commit as a Camel component. Like {@code seda:NAME}, an endpoint {@code group:NAME} is written at both ends of
 * a jump between routes:
 *
 * <ul>
 *   <li>{@code to: group:NAME} adds the message body to the group. The exchange goes on, asynchronously, when the
 *       transaction of that group is on disk; it fails with what failed for this body, or with a
 *       {@link StoreUnavailableException} when the body was not stored in time.
 *   <li>{@code from: group:NAME} takes the bodies that are waiting, as a {@link List}, and stores them in one
 *       transaction. Groups of one name are taken one after the other, by one thread of that name.
 * </ul>
 *
 * <p>The options are those of {@link GroupEndpoint}; {@link GroupCommit} states the guarantees. Thread-safe.
 */
public final class GroupComponent extends DefaultComponent {
    private final Duration timeout;
    private final List<GroupListener> listeners;
    private final Map<String, GroupCommit<Object>> commits = new ConcurrentHashMap<>();

    /**
     * @param timeout of endpoints that name none
     * @param listeners are told of every group
     */
    public GroupComponent(Duration timeout, List<GroupListener> listeners) {
        this.timeout = timeout;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) throws Exception {
        GroupEndpoint endpoint = new GroupEndpoint(uri, this, name);
        endpoint.setTimeout(timeout.toMillis());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    List<GroupListener> listeners() {
        return listeners;
    }

    void opened(String name, GroupCommit<Object> commit) {
        if (commits.putIfAbsent(name, commit) != null) {
            throw new IllegalStateException("two routes take group:" + name);
        }
        listeners.forEach(listener -> listener.groupOpened(name));
    }

    void closed(String name, GroupCommit<Object> commit) {
        commits.remove(name, commit);
    }

    /** @throws StoreUnavailableException when no route takes groups of that name */
    GroupCommit<Object> commit(String name) throws StoreUnavailableException {
        GroupCommit<Object> commit = commits.get(name);
        if (commit == null) {
            throw new StoreUnavailableException("no route takes group:" + name, null);
        }
        return commit;
    }

    /**
     * Stores what is waiting, as far as that is possible, and fails what is added later. To be called before the routes
     * stop, in the order in which groups feed each other. Does nothing where no route takes groups of that name.
     */
    public void drain(String name) {
        GroupCommit<Object> commit = commits.get(name);
        if (commit != null) {
            commit.close();
        }
    }
}
