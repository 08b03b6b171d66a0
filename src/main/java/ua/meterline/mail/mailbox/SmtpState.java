package ua.meterline.mail.mailbox;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Backoff;
import ua.meterline.config.MailSettings.Server;

/** Whether the SMTP server is reachable; delays attempts with backoff while it is not. Thread-safe. */
public final class SmtpState {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpState.class);

    private final Server server;
    private final Backoff backoff;
    private final InstantSource clock;
    private boolean unreachable;
    private long notBefore;

    public SmtpState(Server server, Backoff backoff, InstantSource clock) {
        this.server = server;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Whether the backoff after the last failure is over. */
    public synchronized boolean mayTry() {
        return clock.millis() >= notBefore;
    }

    synchronized void reached() {
        if (unreachable) {
            LOG.info("mail server {}: reachable again", server);
        }
        unreachable = false;
        backoff.reset();
    }

    synchronized void unreachable(Throwable reason) {
        if (!unreachable) {
            LOG.warn("mail server {}: {}; replies wait", server, MailServerFailure.of(reason));
        }
        unreachable = true;
        if (mayTry()) {
            notBefore = clock.millis() + backoff.next().toMillis();
        }
    }
}
