package ua.meterline.link;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.Session;
import org.jsmpp.session.SessionStateListener;

/**
 * Whether one SMPP session is bound, as the library's session tells it. The listener only takes note: it is called by the
 * session's own threads.
 *
 * <p>It throws when a session is closed, and jsmpp takes no notice. But camel-smpp's listener, which called this one, would go
 * on to reconnect, on an executor that the stop of the route takes away: the session's thread would wait for it for ever.
 *
 * <p>Thread-safe.
 */
public final class LinkState implements SessionStateListener {
    private final String name;
    private final Duration bindPatience;
    private final Semaphore losses = new Semaphore(0);
    private volatile boolean bound;
    private volatile Session session;
    private volatile BindDeadline deadline;

    /**
     * @param name as operators know it: {@code receiver} or {@code transmitter}
     * @param bindPatience how long the SMSC may take to answer a bind
     */
    public LinkState(String name, Duration bindPatience) {
        this.name = name;
        this.bindPatience = bindPatience;
    }

    @Override
    public synchronized void onStateChange(SessionState newState, SessionState oldState, Session source) {
        if (newState == SessionState.OPEN) {
            session = source;
            deadline = new BindDeadline(bindPatience);
        } else if (source == session) {
            note(newState);
        }
        if (newState == SessionState.CLOSED) {
            throw new LeftToTheSupervisor();
        }
    }

    /** Of the current session only: the last words of the one before may come when the next is bound already. */
    private void note(SessionState newState) {
        if (deadline != null) {
            deadline.lift();
            deadline = null;
        }
        if (newState.isBound()) {
            bound = true;
        } else if (bound && (newState == SessionState.UNBOUND || newState == SessionState.CLOSED)) {
            bound = false;
            losses.release();
        }
    }

    public String name() {
        return name;
    }

    public boolean isBound() {
        return bound;
    }

    /** Forgets what was before: a new session is about to be opened, or the old one was closed on purpose. */
    synchronized void reset() {
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

    /** Thrown to keep camel-smpp from reconnecting. */
    private static final class LeftToTheSupervisor extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeftToTheSupervisor() {
            super("reconnecting is left to the supervisor", null, false, false);
        }
    }
}
