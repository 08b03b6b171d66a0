package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to each server of an URL with several hosts, so that {@link ServerIdentity} learns of the newest timeline.
 * An old primary that still takes connections may be the first host, or the one that this process is connected to.
 * Thread-safe.
 */
final class TimelineSurvey {
    private static final Logger LOG = LoggerFactory.getLogger(TimelineSurvey.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PostgresConnection connection;
    private final List<String> urls;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    TimelineSurvey(PostgresConnection connection) {
        this.connection = connection;
        this.urls = connection.address().urlOfEachHost();
    }

    /**
     * Asks all servers, unless that was done a moment ago. Returns at once; it is cheap enough for each new connection.
     */
    void begin() {
        begin(new CountDownLatch(urls.size()));
    }

    /** As {@link #begin()}, and waits for their answers, or for as long. */
    void await(Duration longest) {
        CountDownLatch answers = new CountDownLatch(urls.size());
        try {
            if (begin(answers) && !answers.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} servers have not answered yet", answers.getCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean begin(CountDownLatch answers) {
        long now = System.nanoTime();
        long due = next.get();
        if (urls.size() == 1 || now - due < 0 || !next.compareAndSet(due, now + INTERVAL.toNanos())) {
            return false;
        }
        for (String url : urls) {
            Thread asking = new Thread(() -> ask(url, answers), "timeline-survey");
            asking.setDaemon(true);
            asking.start();
        }
        return true;
    }

    private void ask(String url, CountDownLatch answers) {
        try (Connection asked = connection.open(url)) {
            LOG.trace("{} is a primary", asked);
        } catch (SQLException e) {
            LOG.debug("It is a standby, an old primary, or cannot be reached", e);
        } finally {
            answers.countDown();
        }
    }
}
