package ua.meterline.reading.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Detects the language of a text by its letters and its most frequent words; see {@code reading/languages.properties}.
 * Thread-safe.
 */
public final class LanguageDetector {
    /** A word weighs as much as three letters. */
    private static final int WORD = 3;

    /** The first characters of a text suffice. */
    private static final int SAMPLE = 8 * 1024;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}/-]+");

    private static final String TABLE = "/reading/languages.properties";
    private static final Map<Language, String> LETTERS = new EnumMap<>(Language.class);
    private static final Map<Language, Set<String>> WORDS = new EnumMap<>(Language.class);

    static {
        Properties table = table();
        for (Language language : Language.values()) {
            LETTERS.put(language, table.getProperty(language.code() + ".letters"));
            WORDS.put(
                    language,
                    Set.of(table.getProperty(language.code() + ".words").split(" +")));
        }
    }

    private LanguageDetector() {}

    private static Properties table() {
        Properties table = new Properties();
        try (InputStream in = LanguageDetector.class.getResourceAsStream(TABLE)) {
            table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE, e);
        }
    }

    /** Empty when no language scores higher than the others. */
    public static Optional<Language> of(String text) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE)).toLowerCase(Locale.ROOT);
        List<String> words = List.of(BETWEEN_WORDS.split(sample));
        Map<Language, Integer> scores = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            scores.put(language, letters(sample, LETTERS.get(language)) + WORD * words(words, WORDS.get(language)));
        }
        return clearest(scores);
    }

    private static int letters(String sample, String letters) {
        int found = 0;
        for (int i = 0; i < sample.length(); i++) {
            found += letters.indexOf(sample.charAt(i)) >= 0 ? 1 : 0;
        }
        return found;
    }

    private static int words(List<String> sample, Set<String> words) {
        int found = 0;
        for (String word : sample) {
            found += words.contains(word) ? 1 : 0;
        }
        return found;
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
