package ua.meterline.config;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import ua.meterline.reading.language.MultilingualText;

/** Validates a text for customers in one or more languages. */
final class MultilingualSetting {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w*\\}");

    private MultilingualSetting() {}

    /**
     * @param placeholders that a text may have, such as {@code {value}}
     * @param valid returns a text in one language; throws when its length is wrong
     * @throws IllegalArgumentException saying what is valid
     */
    static MultilingualText of(String text, List<String> placeholders, UnaryOperator<String> valid) {
        MultilingualText texts = MultilingualText.of(text);
        if (texts.isEmpty()) {
            valid.apply("");
        }
        for (String one : texts.all()) {
            if (one.isEmpty()) {
                throw new IllegalArgumentException("must have a text for each language that it names");
            }
            requireKnown(one, placeholders);
            valid.apply(one);
        }
        return texts;
    }

    private static void requireKnown(String text, List<String> placeholders) {
        boolean unknown = PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .anyMatch(found -> !placeholders.contains(found));
        if (unknown) {
            throw new IllegalArgumentException("must have no placeholder"
                    + (placeholders.isEmpty() ? "" : " other than " + String.join(" and ", placeholders))
                    + ": customers would read it as it is");
        }
    }
}
