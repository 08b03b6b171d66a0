package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.reading.Decision;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.JudgedMessage;

/**
 * Which messages were stored within the redelivery window. The window runs only while the gateway can be reached: an
 * SMSC redelivers after an outage, however long. Each message stands in the table {@code message} with its fingerprint;
 * what is kept here is only the index, because one on disk would dirty a page for each message. For use by one thread,
 * the one that writes; no other process stores messages in the folder.
 *
 * <p>A linked map takes 105 octets per entry and keeps the order of arrival; a size-limited, expiring Caffeine cache
 * takes 155 (measured with a million entries).
 */
public final class RecentMessages implements Redeliveries {
    /** For so long a redelivery is recognised; a person who sends the same later is answered again. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(RecentMessages.class);

    private final int most;
    private final LongSupplier nanos;
    private final InstantSource clock;
    /** In the order of storing, with the time of the window at which each was stored. */
    private final Map<Fingerprint, Long> recent = new LinkedHashMap<>();

    private boolean full;

    /**
     * @param most how many are kept at most, about 120 bytes each; beyond that the oldest are forgotten sooner
     * @param nanos the time of the window, in nanoseconds; any origin
     * @param clock the one by which messages were received
     */
    public RecentMessages(int most, LongSupplier nanos, InstantSource clock) {
        this.most = most;
        this.nanos = nanos;
        this.clock = clock;
    }

    /**
     * Reads what was stored before the start, as of the last SMS that was received.
     *
     * @param latest how long after it was received an SMS may have been stored: a long message waits for its parts
     */
    public void recall(DataSource database, Duration latest) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant end = end(connection);
            String since = UtcTime.format(end.minus(WINDOW).minus(latest));
            try (PreparedStatement select = Sql.prepare(connection, "select-recent-messages", "since", since);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Instant receivedAt = Instant.parse(rows.getString("received_at"));
                    keep(Fingerprint.of(rows.getBytes("fingerprint")), timeOf(receivedAt, end));
                }
            }
        }
        forgetExpired();
    }

    /**
     * When the last SMS was received, because it is unknown for how long the gateway was reachable afterwards. A time
     * in the future counts as now.
     */
    private Instant end(Connection connection) throws SQLException {
        try (PreparedStatement select = Sql.prepare(connection, "select-last-received");
                ResultSet row = select.executeQuery()) {
            Instant now = clock.instant();
            Instant last = row.next() ? Instant.parse(row.getString(1)) : now;
            return last.isAfter(now) ? now : last;
        }
    }

    private long timeOf(Instant receivedAt, Instant now) {
        Duration age = Duration.between(receivedAt, now);
        return nanos.getAsLong() - (age.isNegative() ? 0 : age.toNanos());
    }

    @Override
    public List<Map<String, Object>> wanted(@Variable("group") List<JudgedMessage> group) {
        return List.of();
    }

    @Override
    public Set<Fingerprint> among(List<JudgedMessage> group, List<Map<String, Object>> unseen) {
        long beginning = beginning();
        forgetExpired();
        // Some that were recalled may be older than what stands before them: a long message had waited for its parts.
        return group.stream()
                .map(judged -> judged.message().fingerprint())
                .filter(fingerprint -> isSince(beginning, recent.get(fingerprint)))
                .collect(Collectors.toSet());
    }

    private static boolean isSince(long beginning, Long storedAt) {
        return storedAt != null && storedAt > beginning;
    }

    @Override
    public List<Map<String, Object>> outdated() {
        return List.of();
    }

    /** Adds messages that are on disk. */
    @Override
    public void remember(@Variable("decisions") List<Decision> decisions) {
        Long now = nanos.getAsLong(); // one object for all of them
        decisions.forEach(decision -> keep(decision.message().fingerprint(), now));
    }

    private void keep(Fingerprint fingerprint, Long time) {
        if (recent.put(fingerprint, time) != null) {
            // It kept its old place.
            recent.remove(fingerprint);
            recent.put(fingerprint, time);
        }
        if (recent.size() > most) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Iterator<Long> oldest = recent.values().iterator();
        oldest.next();
        oldest.remove();
        if (!full) {
            full = true;
            LOG.warn(
                    "more than {} messages in {} minutes: a redelivery of the oldest would be taken for a new message",
                    most,
                    WINDOW.toMinutes());
        }
    }

    private long beginning() {
        return nanos.getAsLong() - WINDOW.toNanos();
    }

    private void forgetExpired() {
        long beginning = beginning();
        Iterator<Long> oldest = recent.values().iterator();
        while (oldest.hasNext() && oldest.next() <= beginning) {
            oldest.remove();
            full = false;
        }
    }
}
