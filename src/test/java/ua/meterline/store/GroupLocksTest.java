package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.QuestionPolicy;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.SeveralJudged;

/** The locks of a group on PostgreSQL: also those of messages that came together. */
class GroupLocksTest {
    private final GroupLocks locks =
            new GroupLocks(Dialect.POSTGRESQL, () -> QuestionPolicy.OFF, () -> BindingPolicy.OFF);

    private static JudgedMessage message(String account) {
        CustomerMessage message = new CustomerMessage(
                Channel.SMS, "+380671112233", "7104", Instant.EPOCH, account + " 1", null, new Fingerprint(1, 2));
        return new JudgedMessage(
                message,
                new Accepted(new MeterReading(
                        new AccountNumber(account), new RegisterValue(1), BillingPeriod.parse("2026-11"), true)));
    }

    private record Composite(List<JudgedMessage> messages, boolean isExclusive) implements CompositeMember {}

    private List<Map<String, Object>> wanted(Object... group) {
        return locks.wanted(List.of(group));
    }

    @Test
    void ofAnSmsWithSeveralReadingsAreThoseOfEachAccount() {
        List<Map<String, Object>> singly = wanted(message("0500000001"), message("0500000002"));
        assertThat(singly).hasSize(3);
        assertThat(wanted(new SeveralJudged(List.of(message("0500000001"), message("0500000002")))))
                .isEqualTo(singly);
    }

    @Test
    void ofARecordsBatchAreThoseOfItsMessages() {
        assertThat(wanted(new Composite(List.of(message("0500000001")), false)))
                .isEqualTo(wanted(message("0500000001")));
    }

    @Test
    void areExclusiveWhereTheAccountIsNotKnownBefore() {
        assertThat(wanted(message("0500000001"), new Composite(List.of(), true)))
                .singleElement()
                .satisfies(lock -> assertThat(lock).containsEntry("exclusive", 1));
    }
}
