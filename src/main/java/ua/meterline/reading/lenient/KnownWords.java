package ua.meterline.reading.lenient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of {@code reading/lenient-words.txt}, which have no other meaning beside a reading. Ignores case and the
 * difference between look-alike Latin and Cyrillic letters. Immutable.
 */
final class KnownWords {
    private static final String FILE = "/reading/lenient-words.txt";
    private static final String LATIN = "aceiopxyёm'\u2019\u02BC";
    private static final String CYRILLIC = "асеіорхуем\u02BC\u02BC\u02BC";
    private static final String METRE = "м";

    private final Set<String> words;

    private KnownWords(Set<String> words) {
        this.words = words;
    }

    static KnownWords read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(KnownWords.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            return new KnownWords(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .map(KnownWords::folded)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String word) {
        return words.contains(folded(word));
    }

    /** Whether a 3 after the word makes it a cubic metre. */
    boolean isMetre(String word) {
        return folded(word).equals(METRE);
    }

    private static String folded(String word) {
        StringBuilder folded = new StringBuilder(word.toLowerCase(Locale.ROOT));
        for (int i = 0; i < folded.length(); i++) {
            int alike = LATIN.indexOf(folded.charAt(i));
            if (alike >= 0) {
                folded.setCharAt(i, CYRILLIC.charAt(alike));
            }
        }
        return folded.toString();
    }
}
