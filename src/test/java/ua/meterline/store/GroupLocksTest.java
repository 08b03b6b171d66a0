package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.SeveralJudged;
import ua.meterline.reading.language.MultilingualText;

/** The locks of a group on PostgreSQL: also those of messages that came together. */
class GroupLocksTest {
    private final GroupLocks locks =
            new GroupLocks(Dialect.POSTGRESQL, () -> QuestionPolicy.OFF, () -> BindingPolicy.OFF);

    private static JudgedMessage message(String account) {
        return message("+380671112233", account);
    }

    private static JudgedMessage message(String sender, String account) {
        return new JudgedMessage(
                sms(sender, account + " 1"),
                new Accepted(new MeterReading(
                        new AccountNumber(account), new RegisterValue(1), BillingPeriod.parse("2026-11"), true)));
    }

    private static JudgedMessage digitsAlone(String sender) {
        return new JudgedMessage(sms(sender, "1250"), new Rejected(RejectionReason.WRONG_FORMAT));
    }

    private static CustomerMessage sms(String sender, String text) {
        return new CustomerMessage(Channel.SMS, sender, "7104", Instant.EPOCH, text, null, new Fingerprint(1, 2));
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

    /** Otherwise the nodes would commit one after the other. */
    @Test
    void ofGroupsThatAreAboutDifferentCustomersAreDifferent() {
        assertThat(wanted(customers(0, 500))).hasSize(1_000).doesNotContainAnyElementsOf(wanted(customers(500, 1_000)));
    }

    @Test
    void areTakenInTheSameOrderWhateverTheOrderOfTheMessages() {
        List<Object> messages = new ArrayList<>(List.of(customers(0, 50)));
        List<Map<String, Object>> locks = this.locks.wanted(messages);
        Collections.reverse(messages);
        assertThat(this.locks.wanted(messages)).isEqualTo(locks);
        assertThat(locks)
                .isSortedAccordingTo(Comparator.comparing((Map<String, Object> lock) -> (int) lock.get("kind"))
                        .thenComparing(lock -> (int) lock.get("name")));
    }

    @Test
    void areOneForTheWholeTableWhereTheyWouldBeTooManyForTheServer() {
        assertThat(wanted(customers(0, GroupLocks.MOST / 2))).hasSize(GroupLocks.MOST);
        assertThat(wanted(customers(0, GroupLocks.MOST / 2 + 1)))
                .singleElement()
                .satisfies(lock -> assertThat(lock).containsEntry("exclusive", 1));
    }

    private static Object[] customers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> message("+38067%07d".formatted(i), "05%08d".formatted(i * 7_919)))
                .toArray();
    }

    /** The account of digits alone is found by the sender, while no other group gives that one another account. */
    @Test
    void ofDigitsAloneAreFirstThatOfTheSenderAndThenThoseOfItsAccounts() {
        GroupLocks withDigits = new GroupLocks(
                Dialect.POSTGRESQL,
                () -> QuestionPolicy.OFF,
                () -> new BindingPolicy(true, 1, Duration.ZERO, MultilingualText.NONE));
        List<Object> group = List.of(digitsAlone("+380671112233"), message("+380671112244", "0500000001"));
        List<Map<String, Object>> senders = withDigits.wanted(group);

        List<Map<String, Object>> accounts = withDigits.accounts(group, List.of(Map.of("account", "0500000002")));

        assertThat(Stream.concat(senders.stream(), accounts.stream()))
                .containsExactlyElementsOf(
                        wanted(message("+380671112233", "0500000002"), message("+380671112244", "0500000001")));
        assertThat(withDigits.unnamed(group))
                .singleElement()
                .satisfies(row -> assertThat((String) row.get("senders"))
                        .contains("+380671112233")
                        .doesNotContain("+380671112244"));
    }

    @Test
    void areTakenInOneStepWhereEachMessageNamesItsAccount() {
        Object[] group = customers(0, 3);
        assertThat(locks.unnamed(List.of(group))).isEmpty();
        assertThat(locks.accounts(List.of(group), List.of())).isEmpty();
    }

    @Test
    void areExclusiveWhereTheAccountIsNotKnownBefore() {
        assertThat(wanted(message("0500000001"), new Composite(List.of(), true)))
                .singleElement()
                .satisfies(lock -> assertThat(lock).containsEntry("exclusive", 1));
    }
}
