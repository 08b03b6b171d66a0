package ua.meterline.reading.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.NumberMeaning;

/**
 * Tells accounts and phone numbers apart by the registry: where it knows an account of a letter, another number of ten
 * digits that no word names is an account only if the registry knows it too. It stays an account where a reading may be
 * its own: behind it, alone in its line, or one more reading than accounts that the registry knows. For one letter and
 * one thread.
 */
final class RegistryExplainer {
    private final List<NumberedText> texts;
    private final Set<String> known = new HashSet<>();
    private final Set<String> named = new HashSet<>();

    private RegistryExplainer(List<NumberedText> texts) {
        this.texts = texts;
    }

    /**
     * @param texts the passages of a letter, their accounts explained
     * @param registered those of the letter's accounts that the registry knows; empty without a registry
     */
    static void explain(List<NumberedText> texts, Set<AccountNumber> registered) {
        if (!registered.isEmpty()) {
            new RegistryExplainer(texts.stream()
                            .filter(text -> text.origin != Origin.EARLIER)
                            .toList())
                    .explain(registered);
        }
    }

    private void explain(Set<AccountNumber> registered) {
        int values = 0;
        for (NumberedText text : texts) {
            for (int i = 0; i < text.size(); i++) {
                if (text.isReadingOrOpen(i)) {
                    values++;
                } else if (text.means(i, NumberMeaning.ACCOUNT)) {
                    add(text, i, registered);
                }
            }
        }
        if (values <= known.size()) {
            texts.forEach(this::explain);
        }
    }

    private void add(NumberedText text, int i, Set<AccountNumber> registered) {
        String digits = text.get(i).digits();
        if (registered.contains(new AccountNumber(digits))) {
            known.add(digits);
        }
        if (text.isLabelled(i)) {
            named.add(digits);
        }
    }

    private void explain(NumberedText text) {
        Set<Integer> linesOfReadings = lines(text, text::isReadingOrOpen);
        linesOfReadings.removeAll(lines(text, i -> isKnown(text, i)));
        for (int i = 0; i < text.size(); i++) {
            boolean mayHaveAReading = text.isReadingOrOpen(i + 1)
                    || linesOfReadings.contains(text.get(i).line());
            if (isUnknown(text, i) && !mayHaveAReading) {
                text.meanings(i).clear();
                if (text.get(i).digits().startsWith("0")) {
                    text.explain(i, NumberMeaning.PHONE);
                }
            }
        }
    }

    private boolean isUnknown(NumberedText text, int i) {
        return text.means(i, NumberMeaning.ACCOUNT)
                && !isKnown(text, i)
                && !named.contains(text.get(i).digits());
    }

    private boolean isKnown(NumberedText text, int i) {
        return text.means(i, NumberMeaning.ACCOUNT)
                && known.contains(text.get(i).digits());
    }

    private static Set<Integer> lines(NumberedText text, IntPredicate of) {
        Set<Integer> lines = new HashSet<>();
        for (int i = 0; i < text.size(); i++) {
            if (of.test(i)) {
                lines.add(text.get(i).line());
            }
        }
        return lines;
    }
}
