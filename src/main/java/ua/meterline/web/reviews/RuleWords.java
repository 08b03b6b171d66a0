package ua.meterline.web.reviews;

import java.util.Set;
import ua.meterline.backoffice.EffectiveReading;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.backoffice.review.CaseFile;
import ua.meterline.reading.rules.ExpectedValues;
import ua.meterline.web.Page;

/** What the rules that hold a case say about it, with its numbers. */
public final class RuleWords {
    private static final Set<String> NAMED = Set.of(
            "late-correction",
            "too-many-digits",
            "below-previous",
            "above-next",
            "use-too-high",
            "no-reading",
            "no-account",
            "several-candidates",
            "unexplained-number",
            "question",
            "unclear-quote",
            "other-sheet",
            "unsupported-format",
            "withdrawn");
    private static final Set<String> WITH_NUMBERS = Set.of("below-previous", "above-next", "use-too-high");

    private RuleWords() {}

    /** A few words. */
    public static String title(Page page, String rule) {
        return NAMED.contains(rule) ? page.text("reviews.rule." + rule) : page.text("reviews.rule.other", rule);
    }

    /** A sentence. */
    public static String sentence(Page page, String rule, CaseFile file) {
        Statement stated = file.details().message().statement();
        EffectiveReading previous = previous(file);
        ExpectedValues expected = file.details().expected();
        if (!WITH_NUMBERS.contains(rule) || stated.value() == null) {
            return title(page, rule);
        } else if (rule.equals("above-next") && file.later() != null) {
            return page.text(
                    "reviews.rule.above-next.numbers",
                    page.format().number(stated.value()),
                    page.format().number(file.later().value()),
                    file.later().period());
        } else if (previous == null || expected == null) {
            return title(page, rule);
        }
        return page.text(
                "reviews.rule." + rule + ".numbers",
                page.format().number(stated.value()),
                page.format().number(previous.value()),
                previous.period(),
                page.format().number(Math.abs((long) stated.value() - previous.value())),
                page.format().number((long) expected.to() - expected.from()));
    }

    /** The reading of the latest earlier period, or null. */
    public static EffectiveReading previous(CaseFile file) {
        String period = file.details().message().statement().period();
        return file.details().history().stream()
                .filter(reading -> reading.period().compareTo(period) < 0)
                .findFirst()
                .orElse(null);
    }
}
