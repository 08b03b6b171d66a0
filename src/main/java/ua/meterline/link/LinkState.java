package ua.meterline.link;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.Session;
import org.jsmpp.session.SessionStateListener;

/**
 * Whether one SMPP session is bound, as the library's session tells it. The listener only takes note and never throws:
 * it is called by the session's own threads. Thread-safe.
 */
public final class LinkState implements SessionStateListener {
    private final String name;
    private final Semaphore losses = new Semaphore(0);
    private volatile boolean bound;
    private volatile Session session;

    /** @param name as operators know it: {@code receiver} or {@code transmitter} */
    public LinkState(String name) {
        this.name = name;
    }

    @Override
    public void onStateChange(SessionState newState, SessionState oldState, Session source) {
        session = source;
        if (newState.isBound()) {
            bound = true;
        } else if (newState == SessionState.UNBOUND || newState == SessionState.CLOSED) {
            if (bound) {
                bound = false;
                losses.release();
            }
        }
    }

    public String name() {
        return name;
    }

    public boolean isBound() {
        return bound;
    }

    /** Forgets what was before: a new session is about to be opened, or the old one was closed on purpose. */
    void reset() {
        bound = false;
        losses.drainPermits();
        session = null;
    }

    /** From now on the session waits no longer than this for an answer; that to an unbind, say. */
    void hurry(Duration patience) {
        Session current = session;
        if (current != null) {
            current.setTransactionTimer(patience.toMillis());
        }
    }

    /** Returns when a session that was bound no longer is. */
    void awaitLoss() throws InterruptedException {
        losses.acquire();
    }
}
