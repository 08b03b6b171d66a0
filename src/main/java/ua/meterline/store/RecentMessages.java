package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.JudgedMessage;

/**
 * Which messages were stored within the redelivery window. Each stands in the table {@code message} with its
 * fingerprint; what is kept here is only the index, because one on disk would dirty a page for each message. For use by
 * one thread, the one that writes; nobody else stores messages in the folder.
 *
 * <p>A linked map takes 105 octets per entry and keeps the order of arrival; a size-limited, expiring Caffeine cache
 * takes 155 (measured with a million entries).
 */
public final class RecentMessages {
    /** For so long a redelivery is recognised; a person who sends the same later is answered again. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(RecentMessages.class);

    private final int most;
    /** In the order of arrival, with the milliseconds at which each was received. */
    private final Map<Fingerprint, Long> recent = new LinkedHashMap<>();

    private boolean full;

    /** @param most how many are kept at most, about 120 bytes each; beyond that the oldest are forgotten sooner */
    public RecentMessages(int most) {
        this.most = most;
    }

    /**
     * Reads what was stored before the start.
     *
     * @param now the end of the window
     * @param latest how long after it was received an SMS may have been stored: a long message waits for its parts
     */
    public void recall(DataSource database, Instant now, Duration latest) throws SQLException {
        NamedSql sql = NamedSql.resource("select-recent-messages");
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql.positional())) {
            select.setString(1, UtcTime.format(now.minus(WINDOW).minus(latest)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    keep(Fingerprint.of(rows.getBytes("fingerprint")), Instant.parse(rows.getString("received_at")));
                }
            }
        }
        forgetBefore(now.minus(WINDOW).toEpochMilli());
    }

    /** Those of the group that were stored within the window before now. */
    Set<Fingerprint> among(List<JudgedMessage> group, Instant now) {
        long beginning = now.minus(WINDOW).toEpochMilli();
        forgetBefore(beginning);
        // Some may be older than what stands before them: a clock was wrong, or a long message had waited for its
        // parts.
        return group.stream()
                .map(judged -> judged.message().fingerprint())
                .filter(fingerprint -> recent.getOrDefault(fingerprint, beginning) > beginning)
                .collect(Collectors.toSet());
    }

    /** Adds messages that are on disk. */
    public void remember(@Variable("decisions") List<Decision> decisions) {
        for (Decision decision : decisions) {
            CustomerMessage message = decision.message();
            keep(message.fingerprint(), message.receivedAt());
        }
    }

    private void keep(Fingerprint fingerprint, Instant receivedAt) {
        recent.remove(fingerprint);
        recent.put(fingerprint, receivedAt.toEpochMilli());
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

    private void forgetBefore(long beginning) {
        Iterator<Long> oldest = recent.values().iterator();
        while (oldest.hasNext() && oldest.next() <= beginning) {
            oldest.remove();
            full = false;
        }
    }
}
