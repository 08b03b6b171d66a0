package ua.meterline.reading.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The words of {@code reading/words.txt}: those that stand before and after numbers, those that are looked for at a
 * certain place, and the months. Immutable.
 */
final class Vocabulary {
    static final Vocabulary STANDARD = new Vocabulary();

    private static final String FILE = "/reading/words.txt";
    private static final int LONGEST_STEM = 16;

    /** The meaning of a word for the number before it. */
    enum Unit {
        NONE,
        GAS,
        MONEY,
        QUANTITY,
        TIME,
        DATE,
        UTILITY,
        THOUSAND
    }

    /**
     * What a word may mean.
     *
     * @param month from 1; 0 when it is no month
     */
    record Word(Sense sense, Unit unit, int month) {
        static final Word UNKNOWN = new Word(Sense.NONE, Unit.NONE, 0);

        boolean isKnown() {
            return sense != Sense.NONE || unit != Unit.NONE || month > 0;
        }
    }

    /** Words that are looked for at a certain place, whatever their sense. */
    enum Use {
        BEFORE_TIME,
        BEFORE_DATE,
        YEAR,
        DURING,
        PERIOD,
        WHETHER,
        WITH,
        TO,
        BUT,
        GAS,
        APOLOGY
    }

    private final Words<Sense> senses = new Words<>(Sense.NONE);
    private final Words<Unit> units = new Words<>(Unit.NONE);
    private final Words<Integer> months = new Words<>(0);
    private final Map<Use, Words<Boolean>> uses = new EnumMap<>(Use.class);

    /** @throws IllegalStateException when a line names no meaning */
    private Vocabulary() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Vocabulary.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            String section = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = line;
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    add(section, line.split("\\s+"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private void add(String section, String[] words) {
        for (int i = 1; i < words.length; i++) {
            String word = TextFolding.word(words[i]);
            switch (section) {
                case "[before the number]" -> senses.add(word, Sense.valueOf(words[0]));
                case "[after the number]" -> units.add(word, Unit.valueOf(words[0]));
                case "[by use]" ->
                    uses.computeIfAbsent(Use.valueOf(words[0]), use -> new Words<>(false))
                            .add(word, true);
                case "[month]" -> months.add(word, Integer.valueOf(words[0]));
                default -> throw new IllegalStateException(FILE + ": " + words[0] + " stands in no section");
            }
        }
    }

    /**
     * @param word folded
     * @param dotted whether a full stop follows it
     */
    Word word(String word, boolean dotted) {
        Word found = new Word(senses.of(word, dotted), units.of(word, dotted), months.of(word, dotted));
        return found.isKnown() ? found : Word.UNKNOWN;
    }

    Unit unit(String word) {
        return units.of(word, false);
    }

    boolean has(Use use, String word) {
        return uses.get(use).of(word, false);
    }

    /** Whether the word is listed, as a word or as an abbreviation. */
    boolean isKnown(String word) {
        return word(word, true).isKnown();
    }

    private static final class Words<T> {
        private final T none;
        private final Map<String, T> exact = new HashMap<>();
        private final Map<String, T> stems = new HashMap<>();
        /** The first two letters of the stems, by a hash: most words of a text begin like none. */
        private final BitSet beginnings = new BitSet();

        Words(T none) {
            this.none = none;
        }

        /** The first meaning of a word that is listed twice counts. */
        void add(String word, T meaning) {
            if (word.endsWith("*")) {
                stems.putIfAbsent(word.substring(0, word.length() - 1), meaning);
                beginnings.set(beginning(word));
            } else {
                exact.putIfAbsent(word, meaning);
            }
        }

        T of(String word, boolean dotted) {
            T meaning = exact.get(word);
            if (meaning == null && dotted) {
                meaning = exact.get(word + ".");
            }
            if (meaning == null && word.length() > 1 && beginnings.get(beginning(word))) {
                meaning = ofStem(word);
            }
            return meaning == null ? none : meaning;
        }

        private T ofStem(String word) {
            T meaning = null;
            for (int length = Math.min(word.length(), LONGEST_STEM); meaning == null && length > 1; length--) {
                meaning = stems.get(word.substring(0, length));
            }
            return meaning;
        }

        private static int beginning(String word) {
            return (word.charAt(0) * 31 + word.charAt(1)) & 0xFFF;
        }
    }
}
