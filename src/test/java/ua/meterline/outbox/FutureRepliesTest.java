package ua.meterline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.store.StoreFixture;
import ua.meterline.store.UtcTime;

class FutureRepliesTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final String SOON = "2026-11-03T10:04:00.000Z";

    @TempDir
    Path folder;

    /** They waited for an hour after the clock had been set back by one. */
    @Test
    void areDueNowUnlessTheyWaitForARetry() throws Exception {
        try (StoreFixture store = new StoreFixture(folder)) {
            insert(store, 1, "sms", 0, NOW.plus(Duration.ofMinutes(59)));
            insert(store, 2, "sms", 3, Instant.parse(SOON));
            insert(store, 3, "email", 0, Instant.parse(SOON));
            insert(store, 4, "email", 3, Instant.parse(SOON));
            insert(store, 5, "email", 3, NOW.plus(Duration.ofHours(2)));
            FutureReplies.bringForward(store.database, NOW);
            FutureReplies.bringForwardMails(store.database, NOW);

            String now = UtcTime.format(NOW);
            assertThat(store.rows("SELECT message_id, next_attempt_at FROM reply ORDER BY message_id"))
                    .containsExactly("1 " + now, "2 " + SOON, "3 " + now, "4 " + SOON, "5 " + now);
        }
    }

    private static void insert(StoreFixture store, int id, String channel, int attempts, Instant next)
            throws Exception {
        store.execute("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                + " VALUES (" + id + ", '" + channel + "', 'a', 'b', 'c', 'd', x'00', 'accepted')");
        store.execute(
                "INSERT INTO reply (message_id, channel, recipient, text, state, attempts, next_attempt_at, changed_at)"
                        + " VALUES (" + id + ", '" + channel + "', 'a', 'b', 'pending', " + attempts + ", '"
                        + UtcTime.format(next) + "', 'c')");
    }
}
