package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundPaceTest {
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(10);

    @TempDir
    private Path folder;

    private final AtomicLong now = new AtomicLong();
    private StoreFixture store;
    private BackgroundPace pace;

    @BeforeEach
    void open() throws Exception {
        store = new StoreFixture(folder);
        pace = new BackgroundPace(new DatabaseAccess(store.database), now::get);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @Test
    void worksAQuarterOfTheTime() {
        assertThat(pace.restAfter(SLICE)).isEqualTo(3 * SLICE);
    }

    @Test
    void severalShareIt() {
        pace.restAfter(SLICE);
        assertThat(pace.restAfter(SLICE)).as("of another count").isEqualTo(6 * SLICE);
        now.addAndGet(6 * SLICE);
        assertThat(pace.restAfter(SLICE)).as("later").isEqualTo(3 * SLICE);
    }

    @Test
    void worksAFortiethOfTheTimeWhileMessagesArrive() throws Exception {
        pace.restAfter(SLICE);
        now.addAndGet(TimeUnit.SECONDS.toNanos(10));
        messageUpTo(1_500);
        assertThat(pace.restAfter(SLICE)).as("150 a second").isEqualTo(3 * SLICE);
        now.addAndGet(TimeUnit.SECONDS.toNanos(10));
        messageUpTo(4_500);
        assertThat(pace.restAfter(SLICE)).as("300 a second").isEqualTo(39 * SLICE);
        now.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(pace.restAfter(SLICE)).as("none").isEqualTo(3 * SLICE);
    }

    private void messageUpTo(long id) throws Exception {
        store.execute("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                + " VALUES (" + id + ", 'sms', '', '', '', '', x'', 'accepted')");
    }
}
