package ua.meterline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import ua.meterline.store.cluster.ClaimLease;

/** What a node may send from memory, as the lease of its claims runs out. */
class ClaimLeaseTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private long nanos;
    private boolean member = true;
    private final ClaimLease lease = new ClaimLease("a", LEASE, () -> member, () -> nanos);
    private final Outbox outbox =
            new Outbox(new RetrySchedule(new Random(1), Duration.ofSeconds(30)), () -> NOW, 1, () -> true, lease);
    private final ClaimRenewal renewal = new ClaimRenewal(outbox);

    @Test
    void holdsANewReplyFromTheMomentItsGroupWasStored() {
        lease.beginGroup();
        pass(Duration.ofSeconds(20)); // a slow commit
        outbox.claimNew(List.of(reply(1)));
        assertThat(outbox.holds(reply(1))).isTrue();

        pass(Duration.ofSeconds(10));

        assertThat(outbox.holds(reply(1))).isFalse();
    }

    @Test
    void holdsAFoundReplyFromTheMomentItsSearchBegan() {
        outbox.beginSearch();
        pass(Duration.ofSeconds(29));
        outbox.claim(List.of(reply(1)));
        assertThat(outbox.holds(reply(1))).isTrue();

        pass(Duration.ofSeconds(1));

        assertThat(outbox.holds(reply(1))).isFalse();
    }

    @Test
    void holdsNothingThatItHasNotClaimed() {
        assertThat(outbox.holds(reply(1))).isFalse();
    }

    /** Its successor of the same name takes what it had claimed for its own. */
    @Test
    void holdsNothingWhileItIsNotAMember() {
        search(reply(1));

        member = false;

        assertThat(outbox.holds(reply(1))).isFalse();
    }

    @Test
    void renewsWhatIsInFlightForLong() {
        search(reply(1), reply(2));
        assertThat(renewal.aging()).as("young").isEmpty();
        pass(Duration.ofSeconds(15));
        search(reply(3));

        assertThat(renewal.aging())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("node", "a").containsEntry("ids", "1,2"));
        pass(Duration.ofSeconds(5));
        renewal.renewed(List.of(Map.of("id", 1L))); // another node has claimed the reply to message 2
        pass(Duration.ofSeconds(10));

        assertThat(outbox.holds(reply(1))).as("renewed").isTrue();
        assertThat(outbox.holds(reply(2))).as("lost").isFalse();
        pass(Duration.ofSeconds(15));
        assertThat(outbox.holds(reply(1))).as("since the renewal began").isFalse();
    }

    @Test
    void renewsNothingThatWasReleasedMeanwhile() {
        search(reply(1));
        pass(Duration.ofSeconds(15));
        assertThat(renewal.aging()).hasSize(1);
        outbox.release(List.of(outbox.change(reply(1), new Attempt.Sent("00A1"))));

        renewal.renewed(List.of(Map.of("id", 1L)));

        assertThat(outbox.inFlight()).isZero();
    }

    @Test
    void skipsInTheSearchWhatItHasInFlight() {
        search(reply(1), reply(2));

        assertThat(outbox.inFlightIds().split(",")).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void needsNoLeaseWithoutOtherNodes() {
        Outbox alone = new Outbox(new RetrySchedule(new Random(1), Duration.ofSeconds(30)), () -> NOW, 1, () -> true);
        alone.claimNew(List.of(reply(1)));

        assertThat(alone.holds(reply(1))).isTrue();
        assertThat(alone.inFlightIds()).isEmpty();
        assertThat(new ClaimRenewal(alone).aging()).isEmpty();
    }

    private void search(Reply... due) {
        outbox.beginSearch();
        outbox.claim(List.of(due));
    }

    private void pass(Duration time) {
        nanos += TimeUnit.MILLISECONDS.toNanos(time.toMillis());
    }

    private static Reply reply(long messageId) {
        return new Reply(messageId, "+380671112233", "taken", null, 0, 0);
    }
}
