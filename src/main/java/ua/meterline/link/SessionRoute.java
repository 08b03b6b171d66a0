package ua.meterline.link;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/**
 * A route that is one SMPP session: starting it binds, stopping it unbinds. It is made from its template each time,
 * because a consumer of camel-smpp that was stopped once, or failed to start, cannot reconnect any more, and because a
 * route that merely waits to be started opens its producer's session nevertheless. For use by one thread.
 */
public final class SessionRoute {
    /** What is still under way then is given up, and its message or reply is tried again. */
    private static final int SECONDS_TO_STOP = 1;

    /**
     * Camel's list of route definitions does not bear two threads that make routes at the same time, and it starts them one
     * after the other anyway.
     */
    private static final Object TEMPLATES = new Object();

    private final Supplier<CamelContext> context;
    private final String id;
    private final Runnable afterwards;

    /**
     * @param id of the template, and of the route
     * @param afterwards what is to be done whenever the route was stopped and its session is closed
     */
    public SessionRoute(Supplier<CamelContext> context, String id, Runnable afterwards) {
        this.context = context;
        this.id = id;
        this.afterwards = afterwards;
    }

    /** Returns when the session is bound, or throws why it is not. */
    void start() throws Exception {
        synchronized (TEMPLATES) {
            context.get().addRouteFromTemplate(id, id, Map.of());
        }
    }

    /** Unbinds if there is a session, and forgets the route. */
    void stop() throws Exception {
        CamelContext camel = context.get();
        if (camel.getRoute(id) != null) {
            camel.getRouteController().stopRoute(id, SECONDS_TO_STOP, TimeUnit.SECONDS);
            camel.removeRoute(id);
            afterwards.run();
        }
    }
}
