package ua.meterline.outbox.canary;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.outbox.NoticeKind;
import ua.meterline.outbox.Notices;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * Sends canaries, one after the other, and finds out whether each came back in time. What is known of the last one is
 * in the database, so that a restart in between loses none. Thread-safe.
 */
public final class Canary {
    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);
    private static final Sql LAST = Sql.named("select-canary");
    private static final Sql SCHEDULED = Sql.named("upsert-canary");
    private static final Sql SETTLED = Sql.named("update-settled-canary");

    /** When a canary was given to the link for the first time. */
    private record Submit(String text, Instant at) {}

    private final CanaryTerms terms;
    private final DatabaseAccess database;
    private final Notices notices;
    private final CanaryMetrics metrics;
    private final InstantSource steadyClock;
    private volatile Submit submit = new Submit("", Instant.EPOCH);

    /** @param steadyClock of the times of the table {@code canary}: latencies do not depend on the time of day */
    public Canary(
            CanaryTerms terms,
            DatabaseAccess database,
            Notices notices,
            MeterRegistry registry,
            InstantSource steadyClock) {
        this.terms = terms;
        this.database = database;
        this.notices = notices;
        this.metrics = new CanaryMetrics(registry, terms.interval(), steadyClock);
        this.steadyClock = steadyClock;
    }

    /** The canary is submitted now; to be called before each attempt. */
    public void submitting(String text) {
        if (!submit.text().equals(text)) {
            submit = new Submit(text, steadyClock.instant());
        }
    }

    /**
     * Settles the last canary, and sends the next one when its time has come; to be called every second or so.
     *
     * @throws StoreUnavailableException when that cannot be stored; the next call repeats it
     */
    public synchronized void run() throws StoreUnavailableException {
        Instant now = steadyClock.instant();
        CanaryAttempt last = database.read(Canary::last);
        if (last != null && last.lastReturn() != null) {
            metrics.lastReturn(last.lastReturn());
        }
        if (last != null && !last.settled()) {
            settle(last, now);
        } else if (last == null || last.isOver(terms.interval(), now)) {
            send(last == null ? 1 : last.number() + 1, now);
        }
    }

    private static CanaryAttempt last(Connection connection) throws SQLException {
        try (PreparedStatement query = LAST.prepare(connection, Map.of());
                ResultSet row = query.executeQuery()) {
            return row.next() ? CanaryAttempt.of(row) : null;
        }
    }

    private void settle(CanaryAttempt last, Instant now) throws StoreUnavailableException {
        if (last.isBackWithin(terms.timeout())) {
            settled(last.returnedAt());
            metrics.returned(latency(last));
            metrics.lastReturn(last.returnedAt());
        } else if (last.returnedAt() != null || last.isOver(terms.timeout(), now)) {
            settled(null);
            metrics.lost();
            LOG.warn("Canary: not back within {} s", terms.timeout().toSeconds());
        }
    }

    /** Of one that was submitted before a restart, since it was scheduled, which is half a second more at most. */
    private Duration latency(CanaryAttempt last) {
        Submit known = submit;
        return Duration.between(known.text().equals(last.text()) ? known.at() : last.scheduledAt(), last.returnedAt());
    }

    private void settled(Instant lastReturn) throws StoreUnavailableException {
        database.transaction(connection -> SETTLED.update(
                connection, Rows.row("last_return_at", lastReturn == null ? null : UtcTime.format(lastReturn))));
    }

    private void send(long number, Instant now) throws StoreUnavailableException {
        String text = terms.text(number);
        database.transaction(connection -> {
            notices.scheduleNow(connection, NoticeKind.CANARY, terms.shortCode(), text, terms.timeout());
            return SCHEDULED.update(
                    connection, Map.of("number", number, "text", text, "scheduled_at", UtcTime.format(now)));
        });
        metrics.sent();
    }
}
