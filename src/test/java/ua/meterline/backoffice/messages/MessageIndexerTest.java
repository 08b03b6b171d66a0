package ua.meterline.backoffice.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.common.Progress;
import ua.meterline.operations.ProcessedFilesPurge;
import ua.meterline.operations.Purge;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.StoreUnavailableException;

class MessageIndexerTest {
    @TempDir
    Path folder;

    private MessageTable messages;

    @BeforeEach
    void open() throws Exception {
        messages = new MessageTable(folder);
    }

    @AfterEach
    void close() throws Exception {
        messages.close();
    }

    @Test
    void keysEachMessageByItsSenderAndTheAccountsInItsText() throws Exception {
        long one = messages.accepted(MessageTable.NUMBER, "050 123 45 67 1250");
        messages.execute("INSERT INTO message_numbers VALUES (1, '0507654321 account, 1250 reading')");
        messages.fill(MessageIndexer.SLICE);
        messages.index();

        assertThat(idsOf(MessageKeys.ofAddress(MessageTable.NUMBER))).containsExactly("" + one);
        assertThat(idsOf(MessageKeys.ofAccount(new AccountNumber("0501234567"))))
                .containsExactly("" + one);
        assertThat(idsOf(MessageKeys.ofAccount(new AccountNumber("0507654321"))))
                .containsExactly("" + one);
    }

    private List<String> idsOf(long key) {
        return messages.rows("SELECT message_id FROM message_key WHERE key = " + key);
    }

    @ParameterizedTest
    @CsvSource({
        "+380671112233, 067 111-22-33, true",
        "+380671112233, 380671112233, true",
        "+380671112233, 0671112234, false",
        "Olena@Example.org, olena@example.org, true",
        "olena1234567890@example.org, 1234567890, false",
        "Kyivstar, KYIVSTAR, true",
        "7104, 104, false",
    })
    void knowsNotationsOfOneAddress(String one, String other, boolean same) {
        assertThat(MessageKeys.ofAddress(one) == MessageKeys.ofAddress(other)).isEqualTo(same);
    }

    @Test
    void countsMessagesByHourChannelAndOutcomeOnceEach() throws Exception {
        messages.fill(4_000);
        messages.index();
        messages.fill(3_300);
        messages.index();

        assertThat(messages.rows("SELECT sum(messages) FROM message_hour")).containsExactly("7300");
        assertThat(messages.rows("SELECT substr(hour, 12), channel, outcome, messages FROM message_hour"))
                .containsExactly(
                        "10 sms accepted 3240",
                        "10 sms rejected 359",
                        "11 sms accepted 3240",
                        "11 sms rejected 360",
                        "12 sms accepted 90",
                        "12 sms rejected 11");
    }

    @Test
    void countsThoseThatCameSinceForARequest() throws Exception {
        messages.fill(4_000);
        messages.index();
        messages.fill(100);
        MessageCounts.Counted counted =
                new MessageCounts(messages.access).between(MessageTable.FIRST, MessageTable.FIRST.plusSeconds(7_200));

        assertThat(counted.complete()).isTrue();
        assertThat(counted.counts().stream().mapToLong(HourCount::messages).sum())
                .isEqualTo(4_100);
        assertThat(counted.counts().get(0)).isEqualTo(new HourCount(MessageTable.FIRST, "sms", "accepted", 3_240));
    }

    /** Neither those that are counted behind the intake nor those that came since. */
    @Test
    void countsNoCanaries() throws Exception {
        messages.fill(MessageIndexer.SLICE - 1);
        canary();
        messages.index();
        assertThat(messages.rows("SELECT counted_up_to, (SELECT sum(messages) FROM message_hour) FROM message_index"))
                .containsExactly("1024 1023");
        canary();
        messages.fill(1);

        MessageCounts.Counted counted =
                new MessageCounts(messages.access).between(MessageTable.FIRST, MessageTable.FIRST.plusSeconds(7_200));
        assertThat(counted.counts().stream().mapToLong(HourCount::messages).sum())
                .isEqualTo(1_024);
    }

    private void canary() throws Exception {
        Instant at = MessageTable.FIRST.plusSeconds(60);
        messages.message("sms", "+380509998877", at, "0999999999 00001", "rejected", "canary");
    }

    /** The next step reads all of it again, and not only the slice. */
    @Test
    void forgetsWhatWaitsWhenSomeOfItWasEmptied() throws Exception {
        KeysAhead ahead = new KeysAhead();
        messages.fill(2 * MessageIndexer.SLICE);
        ahead.add(messages.access.read(connection -> KeySlice.read(connection, 0, MessageIndexer.SLICE)));
        ahead.add(messages.access.read(
                connection -> KeySlice.read(connection, MessageIndexer.SLICE, 2 * MessageIndexer.SLICE)));
        messages.execute("UPDATE message SET sender = '', text = '' WHERE id IN (5, 1500)");
        MessageIndexer indexer = new MessageIndexer(messages.access, ahead);
        while (indexer.step()) {
            // the next slice
        }
        assertThat(messages.rows("SELECT count(*) FROM message_key WHERE message_id IN (5, 1500)"))
                .containsExactly("0");
        assertThat(messages.rows("SELECT count(*) FROM message_key")).containsExactly("4092");
    }

    @Test
    void leavesTheLastMessagesToTheSearch() throws Exception {
        messages.fill(2 * MessageIndexer.SLICE + 1);
        messages.index();

        assertThat(messages.rows("SELECT keyed_up_to, counted_up_to, (SELECT max(message_id) FROM message_key)"
                        + " FROM message_index"))
                .containsExactly("2048 2049 2048");
        assertThat(new MessageIndexer(messages.access, new KeysAhead()).step())
                .as("more to do")
                .isFalse();
    }

    /** A crash before the high-water mark is written leaves nothing of the slice, and it is written again. */
    @Test
    void writesASliceWithItsMarkOrNotAtAll() throws Exception {
        messages.fill(MessageIndexer.SLICE);
        messages.index();
        messages.fill(MessageIndexer.SLICE);
        messages.execute("CREATE TRIGGER full_disk BEFORE UPDATE ON message_index WHEN new.keyed_up_to > 1024"
                + " BEGIN SELECT raise(ABORT, 'disk full'); END");
        assertThatThrownBy(messages::index).isInstanceOf(StoreUnavailableException.class);
        assertThat(messages.rows("SELECT max(message_id) FROM message_key")).containsExactly("1024");
        assertThat(messages.rows("SELECT sum(messages) FROM message_hour")).containsExactly("2048");

        messages.execute("DROP TRIGGER full_disk");
        messages.index();
        assertThat(messages.rows("SELECT count(*), max(message_id) FROM message_key"))
                .containsExactly("4096 2048");
        assertThat(messages.rows("SELECT sum(messages) FROM message_hour")).containsExactly("2048");
    }

    @Test
    void thePurgeDeletesTheKeysOfWhatItEmpties() throws Exception {
        messages.fill(3_000);
        messages.execute("UPDATE message SET outcome = 'held' WHERE id = 7");
        messages.execute("INSERT INTO held_reading (message_id, period, on_time, received_at, rules)"
                + " SELECT id, '2026-11', 1, received_at, 'x' FROM message WHERE id = 7");
        messages.index();
        purge(2_000);
        assertThat(messages.rows("SELECT DISTINCT message_id FROM message_key WHERE message_id < 2000"))
                .as("of a message in the review queue")
                .containsExactly("7");
        assertThat(messages.rows("SELECT count(DISTINCT message_id) FROM message_key WHERE message_id >= 2000"))
                .containsExactly("49");

        messages.execute("INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                + " VALUES (7, 'reject', 'Olena', 'x', 'x')");
        purge(2_000);
        assertThat(messages.rows("SELECT min(message_id) FROM message_key")).containsExactly("2000");
    }

    /** @param before the first message that stays */
    private void purge(int before) throws Exception {
        Instant cutoff = MessageTable.FIRST.plus(Duration.ofSeconds(before));
        new Purge(messages.database, new ProcessedFilesPurge(folder.resolve("inbox"), ZoneOffset.UTC), Progress.NONE)
                .run(cutoff);
    }

    /** As a thousand a second: the hours keep up, and so do keys in memory, of which some wait. */
    @Test
    void keepsUpWithManyMessagesInMemory() throws Exception {
        AtomicLong now = new AtomicLong();
        KeysAhead ahead = new KeysAhead();
        MessageIndexer indexer =
                new MessageIndexer(messages.access, ahead, () -> now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1)));
        long number = 0;
        for (int second = 0; second < 5; second++) {
            messages.fill(10 * MessageIndexer.SLICE - 1);
            number = messages.accepted(MessageTable.NUMBER, "0501234567 " + second);
            now.addAndGet(TimeUnit.SECONDS.toNanos(1));
            while (indexer.step()) {
                // the next slice
            }
        }
        assertThat(messages.rows("SELECT counted_up_to FROM message_index")).containsExactly("" + number);
        assertThat(KeysAhead.last(ahead.slices(), 0)).isEqualTo(number);
        assertThat(Long.parseLong(
                        messages.rows("SELECT keyed_up_to FROM message_index").get(0)))
                .as("written")
                .isLessThan(number);

        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        while (indexer.step()) {
            // what waits
        }
        assertThat(ahead.slices()).isEmpty();
        assertThat(idsOf(MessageKeys.ofAddress(MessageTable.NUMBER))).hasSize(5).contains("" + number);
    }

    /** A purge in another process: what it emptied must not get a key from a text that was read before. */
    @Test
    void writesNoKeyOfWhatWasEmptiedMeanwhile() throws Exception {
        messages.fill(MessageIndexer.SLICE);
        KeySlice slice = messages.access.read(connection -> KeySlice.read(connection, 0, MessageIndexer.SLICE));
        messages.execute("UPDATE message SET sender = '', text = '' WHERE id = 5");
        assertThat(messages.access.<Boolean, RuntimeException>transaction(slice::write))
                .as("written")
                .isFalse();
        assertThat(messages.rows("SELECT count(*) FROM message_key")).containsExactly("0");

        messages.index();
        assertThat(messages.rows("SELECT count(*) FROM message_key WHERE message_id = 5"))
                .containsExactly("0");
        assertThat(messages.rows("SELECT count(*) FROM message_key")).containsExactly("2046");
    }
}
