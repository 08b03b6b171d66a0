package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.message;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RejectionReason;

class RecentMessagesTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final RecentMessages recent = new RecentMessages(3, nanos::get, () -> NOW);

    @Test
    void knowsWhatWasStoredWithinTenMinutes() {
        store("old");
        passes(1);
        store("young");
        passes(599);
        store("new");

        assertThat(among("old", "young", "new", "other")).isEqualTo(fingerprints("young", "new"));
    }

    /** The clock of the system may have jumped between the receipt of a message and its storing. */
    @Test
    void forgetsByTheTimeOfTheWindowAlone() {
        recent.remember(decisions(message("a", "380671112233", "text", NOW.minusSeconds(3_600))));
        passes(599);
        assertThat(among("a")).isEqualTo(fingerprints("a"));

        passes(1);
        assertThat(among("a")).isEmpty();
    }

    /** After an outage of 11 minutes, 100 of 100 redelivered messages were answered a second time. */
    @Test
    void recallsWhatWasStoredBeforeALongOutage() throws Exception {
        try (StoreFixture store = new StoreFixture(folder)) {
            insert(store, 1, "sms", "ancient", NOW.minusSeconds(90_000));
            insert(store, 2, "sms", "old", NOW.minusSeconds(4_300));
            insert(store, 3, "sms", "last", NOW.minusSeconds(3_700));
            recent.recall(store.database.readers(), Duration.ZERO);
        }

        assertThat(among("ancient", "old", "last")).isEqualTo(fingerprints("last"));
    }

    /** The purge empties fingerprints, and a gateway that receives nothing for months must start. */
    @Test
    void startsAfterAPurgeOfTheLastSms() throws Exception {
        try (StoreFixture store = new StoreFixture(folder)) {
            insert(store, 1, "sms", "purged", NOW.minusSeconds(100 * 86_400));
            store.execute("UPDATE message SET fingerprint = x''");
            recent.recall(store.database.readers(), Duration.ZERO);
        }

        assertThat(among("purged")).isEmpty();
    }

    /** The clock was set back while the gateway was down. */
    @Test
    void recallsWhatBearsATimeInTheFuture() throws Exception {
        try (StoreFixture store = new StoreFixture(folder)) {
            insert(store, 1, "sms", "ahead", NOW.plusSeconds(3_600));
            recent.recall(store.database.readers(), Duration.ZERO);
        }

        assertThat(among("ahead")).isEqualTo(fingerprints("ahead"));
        passes(600);
        assertThat(among("ahead")).isEmpty();
    }

    @Test
    void countsFromTheLastTimeWhenAMessageWasTakenAnew() {
        store("a", "b");
        passes(650);
        store("a");

        assertThat(among("a", "b")).isEqualTo(fingerprints("a"));
    }

    @Test
    void forgetsTheOldestBeforeItGrowsBeyondItsBounds() {
        store("a", "b", "c", "d");

        assertThat(among("a", "b", "c", "d")).isEqualTo(fingerprints("b", "c", "d"));
    }

    @Test
    void recallsWhatIsInTheDatabase() throws Exception {
        try (StoreFixture store = new StoreFixture(folder)) {
            insert(store, 1, "sms", "ancient", NOW.minusSeconds(700));
            insert(store, 2, "sms", "young", NOW.minusSeconds(500));
            insert(store, 3, "email", "an old mail", NOW.minusSeconds(90_000));
            insert(store, 4, "sms", "new", NOW);
            recent.recall(store.database.readers(), Duration.ZERO);
        }

        assertThat(among("ancient", "young", "an old mail", "new")).contains(fingerprint("young"), fingerprint("new"));
        assertThat(among("ancient")).isEmpty();
    }

    /**
     * Parts of a long message had waited for the rest of it, in vain, and the message bears the time when they came.
     */
    @Test
    void recallsWhatWasStoredBeforeAMessageThatHadWaitedForItsParts() throws Exception {
        try (StoreFixture store = new StoreFixture(folder)) {
            insert(store, 1, "sms", "young", NOW.minusSeconds(500));
            insert(store, 2, "sms", "incomplete", NOW.minusSeconds(2_000));
            recent.recall(store.database.readers(), Duration.ofMinutes(30));
        }

        assertThat(among("young")).isEqualTo(fingerprints("young"));
    }

    /** Where readings come by mail alone, the purge empties the fingerprints of what the start would read. */
    @Test
    void startsAfterAPurgeOfMailsBehindTheLastSms() throws Exception {
        try (StoreFixture store = new StoreFixture(folder)) {
            insert(store, 1, "email", "an old mail", NOW.minusSeconds(100 * 86_400));
            store.execute("UPDATE message SET fingerprint = x''");
            insert(store, 2, "sms", "new", NOW);
            recent.recall(store.database.readers(), Duration.ZERO);
        }

        assertThat(among("new")).isEqualTo(fingerprints("new"));
    }

    @Test
    void recallsNothingFromAnEmptyDatabase() throws Exception {
        try (StoreFixture store = new StoreFixture(folder)) {
            recent.recall(store.database.readers(), Duration.ZERO);
        }

        assertThat(among("a")).isEmpty();
    }

    private static void insert(StoreFixture store, int id, String channel, String name, Instant receivedAt)
            throws Exception {
        store.execute(
                "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome) VALUES ("
                        + id + ", '" + channel + "', '', '', '" + UtcTime.format(receivedAt) + "', '', x'"
                        + fingerprint(name).hex() + "', 'rejected')");
    }

    private Set<Fingerprint> among(String... names) {
        List<JudgedMessage> group = Arrays.stream(names)
                .map(name -> new JudgedMessage(message(name, "text"), new Rejected(RejectionReason.WRONG_FORMAT)))
                .toList();
        return recent.among(group, List.of());
    }

    private static Set<Fingerprint> fingerprints(String... names) {
        return Set.copyOf(
                Arrays.stream(names).map(RecentMessagesTest::fingerprint).toList());
    }

    private static Fingerprint fingerprint(String name) {
        return message(name, "text").fingerprint();
    }

    private void store(String... names) {
        recent.remember(decisions(
                Arrays.stream(names).map(name -> message(name, "text")).toArray(CustomerMessage[]::new)));
    }

    private void passes(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static List<Decision> decisions(CustomerMessage... messages) {
        return Arrays.stream(messages)
                .map(message -> new Decision(1, message, new Rejected(RejectionReason.WRONG_FORMAT), "no"))
                .toList();
    }
}
