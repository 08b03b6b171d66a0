package ua.meterline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.outbox.Attempt.NoResponse;
import ua.meterline.outbox.Attempt.NotSent;
import ua.meterline.outbox.Attempt.Rejected;
import ua.meterline.outbox.Attempt.RejectedByLink;
import ua.meterline.outbox.Attempt.Sent;
import ua.meterline.outbox.Attempt.TemporarilyRejected;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private final RetrySchedule withoutJitter = new RetrySchedule(leastRandom(), Duration.ofSeconds(30));

    @Test
    void isDoneWithWhatWasSent() {
        assertThat(withoutJitter.after(reply(2, 1), new Sent("00A1"), NOW))
                .isEqualTo(new ReplyChange(7, "sent", null, 3, 1, null, "00A1"));
    }

    @Test
    void givesUpWhatIsRefusedForGood() {
        assertThat(withoutJitter.after(reply(2, 1), new Rejected("0x0B"), NOW))
                .isEqualTo(new ReplyChange(7, "failed", "0x0B", 3, 1, null, null));
    }

    @Test
    void retriesWhatDidNotLeaveOneSecondLater() {
        assertThat(withoutJitter.after(reply(3, 2), new NotSent(), NOW))
                .isEqualTo(new ReplyChange(7, "pending", "link-down", 3, 2, NOW.plusSeconds(1), null));
    }

    /** After an hour without a link, the first 0x58 used to delay the reply by minutes. */
    @Test
    void retriesTheFirstRejectionAfterALongOutageOneSecondLater() {
        Reply reply = reply(0, 0);
        for (int second = 0; second < 3_600; second++) {
            ReplyChange change = withoutJitter.after(reply, new NotSent(), NOW);
            reply = reply(change.attempts(), change.unanswered());
        }

        assertThat(withoutJitter
                        .after(reply, new TemporarilyRejected("0x58"), NOW)
                        .nextAttemptAt())
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void doesNotCountTimeoutsAsRejections() {
        assertThat(withoutJitter
                        .after(reply(2, 2), new TemporarilyRejected("0x58"), NOW)
                        .nextAttemptAt())
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void retriesWhatTheLinkRejectedOneSecondLaterHoweverOften() {
        assertThat(withoutJitter.after(reply(20, 2), new RejectedByLink("0x04"), NOW))
                .isEqualTo(new ReplyChange(7, "pending", "0x04", 20, 2, NOW.plusSeconds(1), null));
    }

    @ParameterizedTest(name = "after {0} attempts: {1} s")
    @CsvSource({"0, 1", "1, 2", "2, 4", "7, 128", "8, 256", "9, 300", "20, 300", "64, 300", "2000000000, 300"})
    void triesWhatWasTemporarilyRejectedEverMoreSlowly(int attempts, int seconds) {
        assertThat(withoutJitter.after(reply(attempts, 0), new TemporarilyRejected("0x58"), NOW))
                .isEqualTo(new ReplyChange(7, "pending", "0x58", attempts + 1, 0, NOW.plusSeconds(seconds), null));
    }

    /** So that full mailboxes, however many, do not hold up the answers to others. */
    @ParameterizedTest(name = "after {0} attempts: {1} s")
    @CsvSource({"0, 1", "9, 512", "11, 2048", "12, 3600", "2000000000, 3600"})
    void triesAMailUpToAnHourLater(int attempts, int seconds) {
        RetrySchedule mails = RetrySchedule.ofMails(leastRandom(), Duration.ofSeconds(30));

        assertThat(mails.after(reply(attempts, 0), new TemporarilyRejected("smtp-452"), NOW)
                        .nextAttemptAt())
                .isEqualTo(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest(name = "after {0} without an answer: {1} s")
    @CsvSource({"0, 30", "1, 60"})
    void triesAgainAfterSilence(int unanswered, int seconds) {
        assertThat(withoutJitter.after(reply(5, unanswered), new NoResponse(), NOW))
                .isEqualTo(new ReplyChange(
                        7, "pending", "no-response", 6, unanswered + 1, NOW.plusSeconds(seconds), null));
    }

    @Test
    void givesUpAtTheThirdSilenceSinceTheCustomerMayHaveItThreeTimes() {
        assertThat(withoutJitter.after(reply(2, 2), new NoResponse(), NOW))
                .isEqualTo(new ReplyChange(7, "failed", "no-response", 3, 3, null, null));
    }

    @Test
    void takesUpToHalfOffAtRandom() {
        RetrySchedule schedule = new RetrySchedule(new Random(1), Duration.ofSeconds(30));
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (int i = 0; i < 1_000; i++) {
            Instant next = schedule.after(reply(2, 0), new TemporarilyRejected("0x58"), NOW)
                    .nextAttemptAt();
            long millis = Duration.between(NOW, next).toMillis();
            assertThat(millis).isBetween(2_000L, 4_000L);
            shortest = Math.min(shortest, millis);
            longest = Math.max(longest, millis);
        }
        assertThat(shortest).isLessThan(2_200);
        assertThat(longest).isGreaterThan(3_800);
    }

    private static Reply reply(int attempts, int unanswered) {
        return new Reply(7, "380671112233", "text", null, attempts, unanswered);
    }

    private static RandomGenerator leastRandom() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public long nextLong(long bound) {
                return 0;
            }
        };
    }

    private static Reply code(Instant expiresAt) {
        return new Reply(7, "+380671112233", "048213", null, 0, 0, null, new NoticeTerms(NoticeKind.CODE, expiresAt));
    }

    @Test
    void retriesANoticeThatIsDueAgainBeforeItExpires() {
        ReplyChange change = withoutJitter.after(code(NOW.plusSeconds(2)), new NotSent(), NOW);

        assertThat(change.nextAttemptAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(change.notice()).isEqualTo(NoticeKind.CODE);
    }

    @Test
    void failsANoticeThatWouldBeDueAgainWhenItHasExpired() {
        assertThat(withoutJitter.after(code(NOW.plusSeconds(1)), new TemporarilyRejected("0x58"), NOW))
                .isEqualTo(new ReplyChange(7, "failed", "expired", 1, 0, null, null, NoticeKind.CODE));
        assertThat(withoutJitter.after(code(NOW), new Attempt.Expired(), NOW))
                .isEqualTo(new ReplyChange(7, "failed", "expired", 0, 0, null, null, NoticeKind.CODE));
    }

    @Test
    void namesNeitherTextNorNumberOfANotice() {
        assertThat(code(NOW)).hasToString("notice 7 (code)");
    }
}
