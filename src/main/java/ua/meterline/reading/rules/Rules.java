package ua.meterline.reading.rules;

import java.util.List;
import java.util.stream.Stream;
import ua.meterline.reading.Rule;
import ua.meterline.reading.RuleBook;

/** All rules in their order. */
public final class Rules {
    private Rules() {}

    private static Stream<Rule> inOrder(RuleSettings settings) {
        return Stream.of(
                new UnknownAccount(settings.refuseUnknownAccounts()),
                new LateCorrection(),
                new TooManyDigits(),
                new BelowPrevious(settings.limits()),
                new AboveNext(settings.limits()),
                new ConsumptionTooHigh(settings.limits()));
    }

    /** The enabled rules. */
    public static RuleBook book(RuleSettings settings) {
        return new RuleBook(inOrder(settings)
                .filter(rule -> !settings.off().contains(rule.name()))
                .toList());
    }

    /** The names of all rules. */
    public static List<String> names() {
        return inOrder(RuleSettings.DEFAULT).map(Rule::name).toList();
    }
}
