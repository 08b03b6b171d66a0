package ua.meterline.backoffice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.PastReading;
import ua.meterline.reading.StatedReading;
import ua.meterline.reading.rules.ExpectedValues;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;

/**
 * What the rules say against a reading that a reviewer types instead of the stated one.
 *
 * @param rules the names of the rules that would hold it from a customer, at least one
 * @param reading the corrected one
 * @param previous the effective reading of the latest earlier period, or null
 * @param next the effective reading of the first later period, or null
 * @param expected the values that the rules would not doubt, or null where nothing tells them
 */
public record CorrectionDoubts(
        List<String> rules, MeterReading reading, PastReading previous, PastReading next, ExpectedValues expected) {
    /** A rule about the customer's time, not about the value: a review corrects after the window. */
    private static final String ABOUT_THE_TIME = "late-correction";

    public CorrectionDoubts {
        rules = List.copyOf(rules);
    }

    /** Empty when no rule would hold it. */
    static Optional<CorrectionDoubts> of(MeterReading reading, AccountHistory history, RuleSettings settings) {
        Set<String> off = new TreeSet<>(settings.off());
        off.add(ABOUT_THE_TIME);
        // Where the registry does not know the account, the other rules would not be asked.
        RuleSettings aboutTheValue = new RuleSettings(off, false, settings.limits());
        List<String> rules = Rules.book(aboutTheValue).holding(new StatedReading("", reading, history));
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new CorrectionDoubts(
                        rules,
                        reading,
                        history.effectiveBefore(reading.period()).orElse(null),
                        history.effectiveAfter(reading.period()).orElse(null),
                        ExpectedValues.of(reading, history, settings).orElse(null)));
    }

    /** Such as {@code 92354 for account 0501234567 in 2026-11 is doubtful (use-too-high): previous ...}. */
    public String inWords() {
        return "%d for account %s in %s is doubtful (%s): previous %s%s%s"
                .formatted(
                        reading.value().value(),
                        reading.account().digits(),
                        reading.period(),
                        String.join(", ", rules),
                        told(previous),
                        next == null ? "" : ", next " + told(next),
                        expected == null ? "" : ", expected " + expected.from() + " to " + expected.to());
    }

    private static String told(PastReading reading) {
        return reading == null ? "none" : reading.value().value() + " in " + reading.period();
    }
}
