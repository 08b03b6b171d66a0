package ua.meterline.billing.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FeedBacklogTest {
    private final AtomicLong now = new AtomicLong(1_000);
    private final FeedBacklog backlog = new FeedBacklog(now::get);

    @Test
    void isZeroWhereEverythingIsPublished() {
        count(0, null, null);
        pass(60);

        assertThat(backlog.changes()).isZero();
        assertThat(backlog.time()).isZero();
    }

    @Test
    void growsWhileTheOldestChangeRemains() {
        count(1, 7L, 7L);
        pass(30);
        count(500, 7L, 506L);
        pass(30);

        assertThat(backlog.changes()).isEqualTo(500);
        assertThat(backlog.time()).isEqualTo(Duration.ofSeconds(60));
    }

    /** Under load some changes always wait. */
    @Test
    void beginsAnewWhereWhatWaitedIsPublishedAndOthersWait() {
        count(10, 1L, 10L);
        pass(5);
        count(10, 8L, 18L);
        assertThat(backlog.time()).isEqualTo(Duration.ofSeconds(5));
        pass(5);
        count(10, 20L, 30L);
        pass(1);

        assertThat(backlog.time()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void endsWithTheLastChange() {
        count(10, 1L, 10L);
        pass(5);
        count(0, null, null);

        assertThat(backlog.time()).isZero();
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private void count(long changes, Long oldest, Long latest) {
        Map<String, Object> row = new HashMap<>();
        row.put("changes", changes);
        row.put("oldest", oldest);
        row.put("latest", latest);
        backlog.counted(List.of(row));
    }
}
