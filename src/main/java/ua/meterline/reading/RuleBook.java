package ua.meterline.reading;

import java.util.ArrayList;
import java.util.List;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Duplicate;
import ua.meterline.reading.ReadingOutcome.Held;
import ua.meterline.reading.ReadingOutcome.Rejected;

/**
 * All rules in order. The first refusal is final; the names of all rules that hold a reading are kept.
 *
 * @param rules see {@code reading.rules.Rules}
 */
public record RuleBook(List<Rule> rules) {
    public RuleBook {
        rules = List.copyOf(rules);
    }

    /**
     * The outcome of a well-formed reading.
     *
     * @param asRead the stated reading, with remarks from parsing
     */
    ReadingOutcome judge(StatedReading stated, Accepted asRead) {
        boolean restated = stated.isRestatement();
        List<String> holding = List.of();
        Accepted accepted = asRead;
        for (Rule rule : rules) {
            RuleVerdict verdict = restated && !rule.appliesToDuplicates() ? RuleVerdict.PASSED : rule.judge(stated);
            if (verdict instanceof RuleVerdict.Refused refused) {
                return new Rejected(refused.reason());
            } else if (verdict instanceof RuleVerdict.Held) {
                holding = with(holding, rule.name());
            } else if (verdict instanceof RuleVerdict.Remarked remarked) {
                accepted = accepted.with(remarked.remark());
            }
        }
        if (!holding.isEmpty()) {
            return new Held(stated.reading(), holding);
        }
        return restated ? new Duplicate(stated.reading()) : accepted;
    }

    /** The names of the rules that would hold the reading, in order; empty for one that was accepted before. */
    public List<String> holding(StatedReading stated) {
        return judge(stated, new Accepted(stated.reading())) instanceof Held held ? held.rules() : List.of();
    }

    /** Whether no rule holds or refuses the reading. */
    public boolean accepts(StatedReading stated) {
        ReadingOutcome outcome = judge(stated, new Accepted(stated.reading()));
        return outcome instanceof Accepted || outcome instanceof Duplicate;
    }

    private static List<String> with(List<String> names, String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return more;
    }
}
