package ua.meterline.sms.link;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Backoff;

/**
 * Keeps one session bound: opens it, waits for its end and opens it again, with exponential backoff while that fails.
 */
final class LinkSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(LinkSupervisor.class);
    /** A session that lasted this long resets the backoff. */
    private static final Duration STABLE_SESSION = Duration.ofSeconds(10);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

    private final LinkSession session;
    private final Backoff backoff;
    private final String peer;
    private final Runnable onBound;
    private final Runnable onLost;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param peer the SMSC, for log lines
     * @param onBound called for each new session
     * @param onLost called when it has ended
     */
    LinkSupervisor(LinkSession session, Backoff backoff, String peer, Runnable onBound, Runnable onLost) {
        this.session = session;
        this.backoff = backoff;
        this.peer = peer;
        this.onBound = onBound;
        this.onLost = onLost;
        this.thread = new Thread(this::supervise, "link-" + session.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void supervise() {
        try {
            boolean stopped = false;
            while (!stopped) {
                stopped = stopping.await(runSession().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debug("SMSC {}: {} is no longer supervised", peer, session.name());
        }
        session.close(STOP_TIMEOUT);
    }

    /** Opens a session and waits for its end; returns the delay before the next attempt. */
    private Duration runSession() throws InterruptedException {
        try {
            session.open();
        } catch (IOException | RuntimeException | Error e) { // an Error, too: no other thread would rebind the session
            return afterFailedBind(BindFailure.of(e));
        }
        LOG.info("SMSC {}: {} bound", peer, session.name());
        onBound.run();
        long since = System.nanoTime();
        session.awaitEnd();
        onLost.run();
        session.close(STOP_TIMEOUT);
        if (System.nanoTime() - since > STABLE_SESSION.toNanos()) {
            backoff.reset();
        }
        Duration delay = backoff.next();
        if (stopping.getCount() > 0) {
            String reason = session.endReason();
            LOG.warn("SMSC {}: {} lost ({}), reconnecting in {} ms", peer, session.name(), reason, delay.toMillis());
        }
        return delay;
    }

    private Duration afterFailedBind(BindFailure failure) {
        Duration delay = failure.rejected() ? backoff.max() : backoff.next();
        if (stopping.getCount() > 0) {
            LOG.warn("SMSC {}: {} not bound: {}; next try in {} ms", peer, session.name(), failure, delay.toMillis());
        }
        return delay;
    }

    /** Stops supervising and unbinds; closes the connection when the SMSC does not respond. */
    void stop() throws InterruptedException {
        stopping.countDown();
        session.close(STOP_TIMEOUT);
        thread.interrupt();
        thread.join(STOP_TIMEOUT.toMillis());
    }
}
