package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.reading;

import java.util.List;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Duplicate;
import ua.meterline.reading.ReadingOutcome.Held;
import ua.meterline.reading.ReadingOutcome.Rejected;

class RuleBookTest {
    private static final MeterReading READING = reading(ACCOUNT, 1);
    private static final AccountHistory STATED = AccountHistory.NONE.with(READING, 7);

    private record Always(String name, RuleVerdict verdict, boolean appliesToDuplicates) implements Rule {
        Always(String name, RuleVerdict verdict) {
            this(name, verdict, true);
        }

        @Override
        public RuleVerdict judge(StatedReading stated) {
            return verdict;
        }
    }

    @Test
    void acceptsAReadingThatPassesAllRules() {
        assertThat(judge(AccountHistory.NONE)).isEqualTo(new Accepted(READING));
        assertThat(judge(AccountHistory.NONE, new Always("a", RuleVerdict.PASSED)))
                .isEqualTo(new Accepted(READING));
    }

    @Test
    void keepsTheNamesOfAllRulesThatHold() {
        assertThat(judge(
                        AccountHistory.NONE,
                        new Always("a", RuleVerdict.HELD),
                        new Always("b", RuleVerdict.PASSED),
                        new Always("c", RuleVerdict.HELD)))
                .isEqualTo(new Held(READING, List.of("a", "c")));
    }

    @Test
    void rejectsAtTheFirstRefusal() {
        assertThat(judge(
                        AccountHistory.NONE,
                        new Always("a", RuleVerdict.HELD),
                        new Always("b", new RuleVerdict.Refused(RejectionReason.UNKNOWN_ACCOUNT)),
                        new Always("c", new RuleVerdict.Refused(RejectionReason.OWN_NUMBER))))
                .isEqualTo(new Rejected(RejectionReason.UNKNOWN_ACCOUNT));
    }

    @Test
    void addsRemarksToThoseOfTheFormat() {
        Accepted asRead = new Accepted(READING, List.of(Remark.READ_LENIENTLY));
        RuleBook book = new RuleBook(List.of(new Always("a", new RuleVerdict.Remarked(Remark.UNKNOWN_ACCOUNT))));

        assertThat(book.judge(new StatedReading("", READING, AccountHistory.NONE), asRead))
                .isEqualTo(new Accepted(READING, List.of(Remark.READ_LENIENTLY, Remark.UNKNOWN_ACCOUNT)));
    }

    @Test
    void treatsAnAlreadyAcceptedValueAsADuplicate() {
        assertThat(judge(STATED, new Always("a", RuleVerdict.HELD, false))).isEqualTo(new Duplicate(READING));
    }

    @Test
    void holdsAnAlreadyAcceptedValueIfARuleJudgesRestatements() {
        assertThat(judge(STATED, new Always("a", RuleVerdict.HELD, true))).isEqualTo(new Held(READING, List.of("a")));
    }

    private static ReadingOutcome judge(AccountHistory history, Rule... rules) {
        return new RuleBook(List.of(rules)).judge(new StatedReading("", READING, history), new Accepted(READING));
    }
}
