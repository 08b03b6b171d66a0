package ua.meterline.mail.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What words say about the numbers behind them; the table is {@code mail/words.txt}. Immutable. */
final class WordMeanings {
    private static final String TABLE = "/mail/words.txt";
    private static final Set<String> UNITS_OF_GAS = Set.of(
            "м3",
            "m3",
            "куб",
            "кубів",
            "кубів.",
            "кубов",
            "кубометр",
            "куби",
            "кубы",
            "кбм",
            "кб",
            "cubic",
            "kobmeter",
            "nm3");

    private static final Set<String> UNITS_OF_OTHER_THINGS = Set.of(
            "грн", "гривень", "гривні", "гривна", "гривен", "uah", "руб", "рублеи", "коп", "ft", "forint", "eur", "usd",
            "%", "осіб", "особи", "людеи", "людини", "человек", "чел", "кг", "kg", "км", "km", "м2", "m2", "кв", "квт",
            "kwh", "kw", "година", "годин", "рік", "року", "років", "год", "года", "лет", "р", "г", "число", "числа",
            "день", "днів", "дней", "місяць", "місяця", "місяці", "місяців", "месяц", "месяца", "ев", "honap", "nap",
            "fo", "people", "days", "months", "years", "поверх", "этаж", "раз", "шт");

    private final Map<String, WordMeaning> exact = new HashMap<>();
    private final Map<String, WordMeaning> stems = new HashMap<>();

    /** @throws IllegalStateException when the table names an unknown meaning */
    WordMeanings() {
        try (InputStream in = WordMeanings.class.getResourceAsStream(TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE, e);
        }
    }

    private void learn(String line) {
        String[] words = line.split("\\s+");
        WordMeaning meaning = WordMeaning.valueOf(words[0]);
        Arrays.stream(words).skip(1).forEach(word -> learn(word, meaning));
    }

    private void learn(String word, WordMeaning meaning) {
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
        return UNITS_OF_GAS.contains(word) || word.startsWith("куб") || word.startsWith("kob");
    }

    static boolean isUnitOfSomethingElse(String word) {
        return UNITS_OF_OTHER_THINGS.contains(word);
    }
}
