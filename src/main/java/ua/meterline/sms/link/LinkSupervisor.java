package ua.meterline.sms.link;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Backoff;

/**
 * Keeps one session bound: opens it, waits until it has ended, and opens it again, for ever, ever more slowly while that
 * fails.
 */
final class LinkSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(LinkSupervisor.class);
    /** A session that lasted so long was a good one: after it, reconnecting begins without delay again. */
    private static final Duration GOOD_SESSION = Duration.ofSeconds(10);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

    private final LinkSession session;
    private final Backoff backoff;
    private final String peer;
    private final Runnable onBound;
    private final Runnable onLost;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param peer where the session goes, for log lines
     * @param onBound is told of each new session
     * @param onLost is told when it has ended
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
                stopped = stopping.await(holdSession().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debug("SMSC {}: {} is no longer supervised", peer, session.name());
        }
        session.close(STOP_TIMEOUT);
    }

    /** Opens a session and holds it as long as it lasts; tells how long to wait before the next one. */
    private Duration holdSession() throws InterruptedException {
        try {
            session.open();
        } catch (IOException | RuntimeException | Error e) { // an Error, too: nobody else would bind it again
            return afterFailedBind(BindFailure.of(e));
        }
        LOG.info("SMSC {}: {} bound", peer, session.name());
        onBound.run();
        long since = System.nanoTime();
        session.awaitEnd();
        onLost.run();
        session.close(STOP_TIMEOUT);
        if (System.nanoTime() - since > GOOD_SESSION.toNanos()) {
            backoff.reset();
        }
        Duration delay = backoff.next();
        if (stopping.getCount() > 0) {
            String why = session.whyItEnded();
            LOG.warn("SMSC {}: {} lost ({}), reconnecting in {} ms", peer, session.name(), why, delay.toMillis());
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

    /** Stops supervising and unbinds; an SMSC that does not answer is left without its consent. */
    void stop() throws InterruptedException {
        stopping.countDown();
        session.close(STOP_TIMEOUT);
        thread.interrupt();
        thread.join(STOP_TIMEOUT.toMillis());
    }
}
