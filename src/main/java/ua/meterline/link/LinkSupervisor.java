package ua.meterline.link;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one SMPP session bound: starts the route that is the session, waits until it is lost, stops the route and starts it
 * again, for ever, ever more slowly while that fails. camel-smpp's own reconnection is switched off, because a consumer
 * whose first start failed never reconnects, and because its delays are fixed.
 */
public final class LinkSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(LinkSupervisor.class);
    /** A session that lasted so long was a good one: after it, reconnecting begins without delay again. */
    private static final Duration GOOD_SESSION = Duration.ofSeconds(10);

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(1);

    private final LinkState state;
    private final SessionRoute route;
    private final Backoff backoff;
    private final String peer;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param peer where the session goes, for log lines */
    public LinkSupervisor(LinkState state, SessionRoute route, Backoff backoff, String peer) {
        this.state = state;
        this.route = route;
        this.backoff = backoff;
        this.peer = peer;
        this.thread = new Thread(this::supervise, "link-" + state.name());
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void supervise() {
        boolean stopped = false;
        while (!stopped) {
            try {
                stopped = stopping.await(holdSession().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // Either this link is being stopped, or a bind's deadline struck late: then it begins anew.
                stopped = stopping.getCount() == 0;
            }
        }
    }

    /** Opens a session and holds it as long as it lasts; tells how long to wait before the next one. */
    private Duration holdSession() throws InterruptedException {
        state.reset();
        try {
            route.start();
        } catch (Exception e) {
            return afterFailedBind(BindFailure.of(e));
        }
        LOG.info("SMSC {}: {} bound", peer, state.name());
        long since = System.nanoTime();
        state.awaitLoss();
        stopRoute();
        if (System.nanoTime() - since > GOOD_SESSION.toNanos()) {
            backoff.reset();
        }
        Duration delay = backoff.next();
        LOG.warn("SMSC {}: {} lost, reconnecting in {} ms", peer, state.name(), delay.toMillis());
        return delay;
    }

    private Duration afterFailedBind(BindFailure failure) throws InterruptedException {
        stopRoute();
        Duration delay = failure.rejected() ? backoff.slowest() : backoff.next();
        if (stopping.getCount() > 0) {
            LOG.warn(
                    "SMSC {}: {} not bound: {}; next try in {} ms",
                    peer,
                    state.name(),
                    failure.description(),
                    delay.toMillis());
        }
        return delay;
    }

    private void stopRoute() throws InterruptedException {
        try {
            route.stop();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.debug("Stopping the route of the {}", state.name(), e);
        }
    }

    /** Stops supervising and unbinds; an SMSC that does not answer is left without its consent. */
    public void stop() throws Exception {
        stopping.countDown();
        state.hurry(PATIENCE_AT_STOP);
        long giveUp = System.nanoTime() + PATIENCE_AT_STOP.toNanos();
        while (thread.isAlive() && System.nanoTime() < giveUp) {
            // More than once: a bind that was about to be given up takes an interrupt for its own.
            thread.interrupt();
            thread.join(50);
        }
        route.stop();
        state.reset();
    }
}
