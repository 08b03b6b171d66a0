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
    private final Outbox outbox = outboxOf(1);

    private Outbox outboxOf(int links) {
        return new Outbox(
                new RetrySchedule(new Random(1), Duration.ofSeconds(30)),
                () -> Instant.EPOCH,
                links,
                () -> linkIsUp,
                change -> {
                    Write write = new Write(change, new CompletableFuture<>());
                    writes.add(write);
                    return write.onDisk();
                });
    }

    @Test
    void claimsEachReplyOnce() {
        assertThat(outbox.takeOver(List.of(reply(1), reply(2)))).containsExactly(reply(1), reply(2));
        assertThat(look(reply(1), reply(2), reply(3))).containsExactly(reply(3));
        assertThat(look(reply(3), reply(4))).containsExactly(reply(4));
        assertThat(outbox.underWay()).isEqualTo(4);
    }

    @Test
    void keepsItsClaimUntilTheChangeIsOnDisk() {
        outbox.takeOver(List.of(reply(1)));
        outbox.record(reply(1), new Attempt.NotSent());
        assertThat(look(reply(1))).as("not on disk yet").isEmpty();

        writes.remove().onDisk().complete(null);
        assertThat(outbox.underWay()).isZero();
        assertThat(look(reply(1))).containsExactly(reply(1));
    }

    @Test
    void keepsItsClaimWhileALookMayHaveReadTheOldState() {
        outbox.takeOver(List.of(reply(1)));
        outbox.startLook();
        outbox.record(reply(1), new Attempt.NotSent());
        writes.remove().onDisk().complete(null);

        assertThat(outbox.claim(List.of(reply(1)))).isEmpty();
        assertThat(outbox.underWay()).as("the look is over").isZero();
    }

    @Test
    void forgetsWhatWasFinishedDuringALookThatFailed() {
        outbox.takeOver(List.of(reply(1)));
        outbox.startLook();
        outbox.record(reply(1), new Attempt.NotSent());
        writes.remove().onDisk().complete(null);

        assertThat(look(reply(1))).containsExactly(reply(1));
    }

    @Test
    void leavesNewRepliesBehindThoseThatWait() {
        linkIsUp = false;
        assertThat(outbox.takeOver(List.of(reply(1)))).isEmpty();
        assertThat(outbox.isBehind()).as("nothing can leave").isFalse();

        linkIsUp = true;
        assertThat(outbox.isBehind()).isTrue();
        assertThat(outbox.takeOver(List.of(reply(2)))).isEmpty();

        assertThat(look(reply(1), reply(2))).hasSize(2);
        assertThat(outbox.isBehind()).isFalse();
        assertThat(outbox.takeOver(List.of(reply(3)))).containsExactly(reply(3));
    }

    @Test
    void isBehindAsLongAsALookIsFull() {
        outbox.takeOver(List.of(reply(0)));
        Reply[] due = LongStream.rangeClosed(0, Outbox.MOST_FOUND)
                .mapToObj(OutboxTest::reply)
                .toArray(Reply[]::new);

        assertThat(look(due)).hasSize(Outbox.MOST_FOUND);
        assertThat(outbox.mostToRead()).isEqualTo(due.length);
        assertThat(outbox.isBehind()).isTrue();
        assertThat(look(due)).isEmpty();
        assertThat(outbox.isBehind()).isFalse();
    }

    @Test
    void recordsWhatTheScheduleSays() {
        outbox.record(reply(1), new Attempt.Sent("00A1"));

        assertThat(writes.remove().change())
                .isEqualTo(new ReplyChange(1, "sent", null, 1, 0, null, "00A1", Instant.EPOCH));
    }

    @Test
    void recordsAgainWhatTheStoreDidNotTakeAndKeepsTheClaimMeanwhile() {
        outbox.takeOver(List.of(reply(1)));
        outbox.record(reply(1), new Attempt.Sent("00A1"));
        ReplyChange change = writes.peek().change();
        writes.remove().onDisk().completeExceptionally(new IllegalStateException("the disk is full"));

        assertThat(look(reply(1))).isEmpty();

        await().atMost(Duration.ofSeconds(10)).until(() -> !writes.isEmpty());
        assertThat(writes.peek().change()).isEqualTo(change);
        writes.remove().onDisk().complete(null);
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
        outbox.takeOver(LongStream.range(0, Outbox.MOST_CLAIMED)
                .mapToObj(OutboxTest::reply)
                .toList());
        assertThat(outbox.canSend()).isFalse();

        outbox.record(reply(0), new Attempt.Sent("00A1"));
        writes.remove().onDisk().complete(null);
        assertThat(outbox.canSend()).isTrue();
    }

    /** While a look takes long, what is sent stays claimed; it must not count, or nothing would ever leave again. */
    @Test
    void goesOnAfterALookThatFailedWhileVeryManyWereSent() {
        Reply[] many = LongStream.range(0, Outbox.MOST_CLAIMED)
                .mapToObj(OutboxTest::reply)
                .toArray(Reply[]::new);
        outbox.startLook();
        outbox.takeOver(List.of(many));
        for (Reply reply : many) {
            outbox.record(reply, new Attempt.Sent("00A1"));
            writes.remove().onDisk().complete(null);
        }

        assertThat(outbox.canSend()).isTrue();
        assertThat(outbox.underWay()).isZero();
        assertThat(look(reply(-1))).containsExactly(reply(-1));
    }

    @Test
    void keepsWhatWaitsForASlowLinkFromHoldingUpAnother() {
        Outbox two = outboxOf(2);
        int share = Outbox.MOST_CLAIMED / 2;
        List<Reply> slow = LongStream.rangeClosed(0, share)
                .mapToObj(id -> reply(id, "slow"))
                .toList();
        assertThat(two.takeOver(slow)).hasSize(share);
        assertThat(two.canSend()).isTrue();
        assertThat(two.takeOver(List.of(reply(-1, "fast")))).hasSize(1);
        assertThat(two.isBehind()).as("what is left behind cannot leave yet").isFalse();

        two.startLook();
        assertThat(two.passedOver()).containsExactly("slow");
        assertThat(two.claim(List.of(reply(-2, "fast")))).hasSize(1);
        two.record(slow.get(0), new Attempt.Sent("00A1"));
        writes.remove().onDisk().complete(null);
        assertThat(two.isBehind()).as("one more can leave").isTrue();
        two.startLook();
        assertThat(two.passedOver()).isEmpty();
        assertThat(two.claim(List.of(slow.get(share)))).containsExactly(slow.get(share));
    }

    @Test
    void namesNeitherPersonNorContentInText() {
        assertThat(reply(1)).hasToString("reply to message 1");
    }

    private List<Reply> look(Reply... due) {
        outbox.startLook();
        return outbox.claim(List.of(due));
    }

    private static Reply reply(long id) {
        return reply(id, null);
    }

    private static Reply reply(long id, String link) {
        return new Reply(id, "380671112233", "text", link, 0, 0);
    }
}
