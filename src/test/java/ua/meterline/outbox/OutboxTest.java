package ua.meterline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private volatile boolean linkIsUp = true;
    private final Outbox outbox = outboxOf(1);

    private Outbox outboxOf(int links) {
        return new Outbox(
                new RetrySchedule(new Random(1), Duration.ofSeconds(30)), () -> Instant.EPOCH, links, () -> linkIsUp);
    }

    @Test
    void claimsEachReplyOnce() {
        assertThat(outbox.claimNew(List.of(reply(1), reply(2)))).containsExactly(reply(1), reply(2));
        assertThat(search(reply(1), reply(2), reply(3))).containsExactly(reply(3));
        assertThat(search(reply(3), reply(4))).containsExactly(reply(4));
        assertThat(outbox.inFlight()).isEqualTo(4);
    }

    @Test
    void keepsItsClaimUntilTheChangeIsOnDisk() {
        outbox.claimNew(List.of(reply(1)));
        ReplyChange change = outbox.change(reply(1), new Attempt.NotSent());
        assertThat(search(reply(1))).as("not on disk yet").isEmpty();

        outbox.release(List.of(change));
        assertThat(outbox.inFlight()).isZero();
        assertThat(search(reply(1))).containsExactly(reply(1));
    }

    @Test
    void keepsItsClaimWhileASearchMayHaveReadTheOldState() {
        outbox.claimNew(List.of(reply(1)));
        outbox.beginSearch();
        store(outbox, reply(1), new Attempt.NotSent());

        assertThat(outbox.claim(List.of(reply(1)))).isEmpty();
        assertThat(outbox.inFlight()).as("the search is over").isZero();
    }

    @Test
    void forgetsWhatWasFinishedDuringASearchThatFailed() {
        outbox.claimNew(List.of(reply(1)));
        outbox.beginSearch();
        store(outbox, reply(1), new Attempt.NotSent());

        assertThat(search(reply(1))).containsExactly(reply(1));
    }

    @Test
    void sendsNewRepliesAtOnceAsSoonAsTheLinkIsUpAgain() {
        linkIsUp = false;
        assertThat(outbox.claimNew(List.of(reply(1)))).isEmpty();
        assertThat(outbox.isBehind()).as("nothing can be sent").isFalse();

        linkIsUp = true;
        assertThat(outbox.isBehind()).isTrue();
        assertThat(outbox.claimNew(List.of(reply(2)))).containsExactly(reply(2));
        assertThat(search(reply(1), reply(2))).containsExactly(reply(1));
        assertThat(outbox.isBehind()).isFalse();
    }

    @Test
    void leavesNewRepliesBehindTheTableWhileHalfOfTheShareIsInFlight() {
        List<Reply> half = replies(0, Outbox.MOST_CLAIMED / 2);
        Reply next = reply(half.size());
        assertThat(outbox.claimNew(half)).isEqualTo(half);
        assertThat(outbox.claimNew(List.of(next))).isEmpty();
        assertThat(outbox.isBehind()).isTrue();
        assertThat(search(next)).containsExactly(next);

        store(outbox, half.get(0), new Attempt.Sent("00A1"));
        store(outbox, half.get(1), new Attempt.Sent("00A2"));
        assertThat(outbox.claimNew(List.of(half.get(0)))).hasSize(1);
    }

    @Test
    void isBehindAsLongAsASearchIsFull() {
        outbox.claimNew(List.of(reply(0)));
        Reply[] due = LongStream.rangeClosed(0, Outbox.MOST_FOUND)
                .mapToObj(OutboxTest::reply)
                .toArray(Reply[]::new);

        assertThat(search(due)).hasSize(Outbox.MOST_FOUND);
        assertThat(outbox.searchLimit()).isEqualTo(due.length);
        assertThat(outbox.isBehind()).isTrue();
        assertThat(search(due)).isEmpty();
        assertThat(outbox.isBehind()).isFalse();
    }

    @Test
    void changesAReplyAsTheScheduleSays() {
        assertThat(outbox.change(reply(1), new Attempt.Sent("00A1")))
                .isEqualTo(new ReplyChange(1, "sent", null, 1, 0, null, "00A1"));
    }

    @Test
    void sendsOnlyWhileTheLinkIsUp() {
        assertThat(outbox.canSend()).isTrue();
        linkIsUp = false;
        assertThat(outbox.canSend()).isFalse();
    }

    @Test
    void sendsNoMoreWhileTooManyAreUnderWay() {
        search(replies(0, Outbox.MOST_CLAIMED).toArray(Reply[]::new));
        assertThat(outbox.canSend()).isFalse();

        store(outbox, reply(0), new Attempt.Sent("00A1"));
        assertThat(outbox.canSend()).isTrue();
    }

    /** While a look takes long, what is sent stays claimed; it must not count, or nothing would ever leave again. */
    @Test
    void goesOnAfterASearchThatFailedWhileVeryManyWereSent() {
        outbox.beginSearch();
        for (Reply reply : replies(0, Outbox.MOST_CLAIMED)) {
            outbox.claimNew(List.of(reply));
            store(outbox, reply, new Attempt.Sent("00A1"));
        }

        assertThat(outbox.canSend()).isTrue();
        assertThat(outbox.inFlight()).isZero();
        assertThat(search(reply(-1))).containsExactly(reply(-1));
    }

    @Test
    void keepsWhatWaitsForASlowLinkFromHoldingUpAnother() {
        Outbox two = outboxOf(2);
        int share = Outbox.MOST_CLAIMED / 2;
        List<Reply> slow = LongStream.rangeClosed(0, share)
                .mapToObj(id -> reply(id, "slow"))
                .toList();
        two.beginSearch();
        assertThat(two.claim(slow.subList(0, share))).hasSize(share);
        assertThat(two.canSend()).isTrue();
        assertThat(two.claimNew(List.of(slow.get(share)))).isEmpty();
        assertThat(two.claimNew(List.of(reply(-1, "fast")))).hasSize(1);

        two.beginSearch();
        assertThat(two.exhaustedLinks()).containsExactly("slow");
        assertThat(two.claim(List.of(reply(-2, "fast")))).hasSize(1);
        assertThat(two.isBehind()).as("what is left behind cannot leave yet").isFalse();
        store(two, slow.get(0), new Attempt.Sent("00A1"));
        assertThat(two.isBehind()).as("one more can leave").isTrue();
        two.beginSearch();
        assertThat(two.exhaustedLinks()).isEmpty();
        assertThat(two.claim(List.of(slow.get(share)))).containsExactly(slow.get(share));
    }

    @Test
    void namesNeitherPersonNorContentInText() {
        assertThat(reply(1)).hasToString("reply to message 1");
    }

    private static void store(Outbox outbox, Reply reply, Attempt attempt) {
        outbox.release(List.of(outbox.change(reply, attempt)));
    }

    private List<Reply> search(Reply... due) {
        outbox.beginSearch();
        return outbox.claim(List.of(due));
    }

    private static List<Reply> replies(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(OutboxTest::reply)
                .toList();
    }

    private static Reply reply(long id) {
        return reply(id, null);
    }

    private static Reply reply(long id, String link) {
        return new Reply(id, "380671112233", "text", link, 0, 0);
    }

    @Test
    void settlesAReplyByALateAnswer() {
        Reply reply = new Reply(7, "380671112233", "text", null, 1, 1);
        Optional<ReplyChange> change = outbox.late(reply, new Attempt.Sent("00A1"));

        assertThat(change).get().extracting("state", "attempts", "unanswered").containsExactly("sent", 2, 1);
        assertThat(outbox.claim(List.of(reply))).isEmpty();
        outbox.release(List.of(change.get()));
        assertThat(outbox.claim(List.of(reply))).hasSize(1);
    }

    @Test
    void usesALateAnswerWhereTheRetrySettlesNothing() {
        Reply reply = new Reply(7, "380671112233", "text", null, 1, 1);
        outbox.claim(List.of(reply));
        assertThat(outbox.late(reply, new Attempt.Sent("00A1"))).isEmpty();

        assertThat(outbox.change(reply, new Attempt.NoResponse()))
                .extracting("state", "smscMessageId")
                .containsExactly("sent", "00A1");
        assertThat(outbox.retryLate(reply)).as("left").isFalse();
    }

    @Test
    void ignoresALateAnswerWhereTheRetryIsAnsweredToo() {
        Reply reply = new Reply(7, "380671112233", "text", null, 1, 1);
        outbox.claim(List.of(reply));
        outbox.late(reply, new Attempt.Sent("00A1"));

        assertThat(outbox.change(reply, new Attempt.Sent("00A2")).smscMessageId())
                .isEqualTo("00A2");
        assertThat(outbox.retryLate(reply)).as("left").isFalse();
    }
}
