package ua.meterline.mail.text;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ua.meterline.common.TermFile;

/** Detects the language of a text by its letters and its most frequent words; see {@code mail/languages.txt}. */
public final class LanguageDetector {
    /** A word weighs as much as three letters. */
    private static final int WORD = 3;

    /** The first characters of a text suffice. */
    private static final int SAMPLE = 8 * 1024;

    private static final TermFile TERMS = TermFile.read("mail/languages.txt");
    private static final Map<Language, String> LETTERS = new EnumMap<>(Language.class);
    private static final Map<Language, Set<String>> WORDS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            LETTERS.put(language, String.join("", TERMS.words(language.code() + "-letters")));
            WORDS.put(language, TERMS.words(language.code() + "-words"));
        }
    }

    private LanguageDetector() {}

    /** Empty when no language scores higher than the others. */
    public static Optional<Language> of(String text) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE)).toLowerCase(Locale.ROOT);
        Map<Language, Integer> scores = new EnumMap<>(Language.class);
        LETTERS.forEach((language, letters) -> scores.merge(
                language,
                (int) sample.chars().filter(c -> letters.indexOf(c) >= 0).count(),
                Integer::sum));
        for (String word : sample.split("[^\\p{L}/-]+")) {
            WORDS.forEach((language, words) -> scores.merge(language, words.contains(word) ? WORD : 0, Integer::sum));
        }
        return clearest(scores);
    }

    private static Optional<Language> clearest(Map<Language, Integer> scores) {
        int highest = scores.values().stream().max(Integer::compare).orElse(0);
        Language[] best = scores.entrySet().stream()
                .filter(score -> score.getValue() == highest)
                .map(Map.Entry::getKey)
                .toArray(Language[]::new);
        return highest > 0 && best.length == 1 ? Optional.of(best[0]) : Optional.empty();
    }
}
