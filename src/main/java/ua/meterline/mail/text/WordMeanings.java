package ua.meterline.mail.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The meanings of words for the number that follows them, and units; see {@code mail/words.txt}. Immutable. */
final class WordMeanings {
    private static final String TABLE = "/mail/words.txt";
    private static final TermFile UNITS = TermFile.read("units");
    private static final Set<String> GAS_UNITS = UNITS.words("gas");
    private static final List<String> GAS_UNIT_STEMS = GAS_UNITS.stream()
            .filter(unit -> unit.endsWith("*"))
            .map(unit -> unit.substring(0, unit.length() - 1))
            .toList();
    private static final Set<String> OTHER_UNITS = UNITS.words("other");

    private final Map<String, WordMeaning> exact = new HashMap<>();
    private final Map<String, WordMeaning> stems = new HashMap<>();

    /** @throws IllegalStateException when the table names an unknown meaning */
    WordMeanings() {
        try (InputStream in = WordMeanings.class.getResourceAsStream(TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE, e);
        }
    }

    private void add(String line) {
        String[] words = line.split("\\s+");
        WordMeaning meaning = WordMeaning.valueOf(words[0]);
        Arrays.stream(words).skip(1).forEach(word -> add(word, meaning));
    }

    private void add(String word, WordMeaning meaning) {
        if (word.endsWith("*")) {
            stems.put(word.substring(0, word.length() - 1), meaning);
        } else {
            exact.put(word, meaning);
        }
    }

    /**
     * @param word folded
     * @param dotted whether a full stop follows it
     */
    WordMeaning of(String word, boolean dotted) {
        WordMeaning meaning = exact.get(word);
        if (meaning == null && dotted) {
            meaning = exact.get(word + ".");
        }
        for (int length = Math.min(word.length(), 16); meaning == null && length > 1; length--) {
            meaning = stems.get(word.substring(0, length));
        }
        return meaning == null ? WordMeaning.NONE : meaning;
    }

    static boolean isUnitOfGas(String word) {
        return GAS_UNITS.contains(word) || GAS_UNIT_STEMS.stream().anyMatch(word::startsWith);
    }

    static boolean isUnitOfSomethingElse(String word) {
        return OTHER_UNITS.contains(word);
    }
}
