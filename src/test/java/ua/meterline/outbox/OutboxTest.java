package ua.meterline.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private record Write(ReplyChange change, CompletableFuture<Void> onDisk) {}

    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
    private volatile boolean linkIsUp = true;
    private final Outbox outbox = new Outbox(
            new RetrySchedule(new Random(1), java.time.Duration.ofSeconds(30)),
            () -> Instant.EPOCH,
            () -> linkIsUp,
            change -> {
                Write write = new Write(change, new CompletableFuture<>());
                writes.add(write);
                return write.onDisk();
            });

    @Test
    void claimsEachReplyOnce() {
        assertThat(outbox.claim(List.of(reply(1), reply(2)))).containsExactly(reply(1), reply(2));
        assertThat(outbox.claim(List.of(reply(1), reply(2), reply(3)))).containsExactly(reply(3));
        assertThat(outbox.underWay()).isEqualTo(3);
    }

    @Test
    void keepsItsClaimUntilTheChangeIsOnDiskAndWhatIsDueIsReadAnew() {
        outbox.claim(List.of(reply(1)));
        outbox.record(reply(1), new Attempt.NotSent());

        outbox.forgetFinished();
        assertThat(outbox.claim(List.of(reply(1)))).as("not on disk yet").isEmpty();

        writes.remove().onDisk().complete(null);
        assertThat(outbox.claim(List.of(reply(1))))
                .as("read before it was on disk")
                .isEmpty();

        outbox.forgetFinished();
        assertThat(outbox.underWay()).isZero();
        assertThat(outbox.claim(List.of(reply(1)))).containsExactly(reply(1));
    }

    @Test
    void recordsWhatTheScheduleSays() {
        outbox.record(reply(1), new Attempt.Sent("00A1"));

        assertThat(writes.remove().change())
                .isEqualTo(new ReplyChange(1, "sent", null, 1, 0, null, "00A1", Instant.EPOCH));
    }

    @Test
    void recordsAgainWhatTheStoreDidNotTakeAndKeepsTheClaimMeanwhile() {
        outbox.claim(List.of(reply(1)));
        outbox.record(reply(1), new Attempt.Sent("00A1"));
        ReplyChange change = writes.peek().change();
        writes.remove().onDisk().completeExceptionally(new IllegalStateException("the disk is full"));

        outbox.forgetFinished();
        assertThat(outbox.claim(List.of(reply(1)))).isEmpty();

        await().atMost(Duration.ofSeconds(10)).until(() -> !writes.isEmpty());
        assertThat(writes.peek().change()).isEqualTo(change);
        writes.remove().onDisk().complete(null);
        outbox.forgetFinished();
        assertThat(outbox.underWay()).isZero();
    }

    @Test
    void sendsOnlyWhileTheLinkIsUp() {
        assertThat(outbox.canSend()).isTrue();
        linkIsUp = false;
        assertThat(outbox.canSend()).isFalse();
    }

    @Test
    void sendsNoMoreWhileTooManyAreUnderWay() {
        outbox.claim(LongStream.range(0, Outbox.MOST_CLAIMED)
                .mapToObj(OutboxTest::reply)
                .toList());
        assertThat(outbox.canSend()).isFalse();

        outbox.record(reply(0), new Attempt.Sent("00A1"));
        writes.remove().onDisk().complete(null);
        outbox.forgetFinished();
        assertThat(outbox.canSend()).isTrue();
    }

    @Test
    void namesNeitherPersonNorContentInText() {
        assertThat(reply(1)).hasToString("reply to message 1");
    }

    private static Reply reply(long id) {
        return new Reply(id, "380671112233", "text", 0, 0);
    }
}
