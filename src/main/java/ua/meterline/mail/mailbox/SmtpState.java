package ua.meterline.mail.mailbox;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Backoff;
import ua.meterline.config.MailSettings.Server;

/** Whether it makes sense to connect to the SMTP server just now: after a failure, not for a while. Thread-safe. */
public final class SmtpState {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpState.class);

    private final Server server;
    private final Backoff backoff;
    private final InstantSource clock;
    private boolean troubled;
    private long notBefore;

    public SmtpState(Server server, Backoff backoff, InstantSource clock) {
        this.server = server;
        this.backoff = backoff;
        this.clock = clock;
    }

    public synchronized boolean mayTry() {
        return clock.millis() >= notBefore;
    }

    synchronized void reached() {
        if (troubled) {
            LOG.info("mail server {}: reached again", server);
        }
        troubled = false;
        backoff.reset();
    }

    synchronized void unreachable(Throwable reason) {
        if (!troubled) {
            LOG.warn("mail server {}: {}; replies wait", server, MailServerFailure.of(reason));
        }
        troubled = true;
        if (mayTry()) {
            notBefore = clock.millis() + backoff.next().toMillis();
        }
    }
}
