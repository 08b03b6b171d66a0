package ua.meterline.mail.text;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells the language of a text by its letters and its commonest words. */
public final class LanguageDetector {
    private static final int WORD = 3;
    /** As much as is looked at. */
    private static final int SAMPLE = 8 * 1024;

    private static final Map<Language, String> LETTERS = Map.of(
            Language.UKRAINIAN, "іїєґ",
            Language.RUSSIAN, "ыэёъ",
            Language.HUNGARIAN, "áéíóöőúüű");

    private static final Map<Language, Set<String>> WORDS = Map.of(
            Language.UKRAINIAN,
            Set.of(
                    "та",
                    "що",
                    "день",
                    "доброго",
                    "добридень",
                    "дня",
                    "показник",
                    "показники",
                    "показання",
                    "рахунок",
                    "рахунку",
                    "особовий",
                    "лічильник",
                    "лічильника",
                    "газу",
                    "дякую",
                    "вул",
                    "прошу",
                    "прийняти",
                    "листопад",
                    "будинок",
                    "повагою",
                    "передаю",
                    "надсилаю",
                    "мій",
                    "моя",
                    "вітаю",
                    "буд",
                    "надіслано",
                    "о/р",
                    "за",
                    "від"),
            Language.RUSSIAN,
            Set.of(
                    "и",
                    "что",
                    "день",
                    "добрый",
                    "здравствуйте",
                    "показания",
                    "показание",
                    "счет",
                    "счёт",
                    "лицевой",
                    "счетчик",
                    "счетчика",
                    "счётчика",
                    "газа",
                    "спасибо",
                    "ул",
                    "прошу",
                    "принять",
                    "ноябрь",
                    "ноября",
                    "дом",
                    "уважением",
                    "передаю",
                    "отправляю",
                    "мой",
                    "моя",
                    "отправлено",
                    "л/с",
                    "за",
                    "от",
                    "с"),
            Language.HUNGARIAN,
            Set.of(
                    "a",
                    "az",
                    "és",
                    "mérőállás",
                    "meroallas",
                    "óraállás",
                    "oraallas",
                    "folyószámla",
                    "folyoszamla",
                    "számlaszám",
                    "szamlaszam",
                    "gáz",
                    "jó",
                    "jo",
                    "napot",
                    "tisztelt",
                    "köszönöm",
                    "koszonom",
                    "üdvözlettel",
                    "udvozlettel",
                    "utca",
                    "szám",
                    "novemberi",
                    "november",
                    "óra",
                    "állás",
                    "tisztelettel",
                    "címem",
                    "iphone-ról",
                    "küldve"),
            Language.ENGLISH,
            Set.of(
                    "the",
                    "is",
                    "my",
                    "and",
                    "account",
                    "reading",
                    "meter",
                    "gas",
                    "hello",
                    "dear",
                    "thanks",
                    "thank",
                    "you",
                    "regards",
                    "number",
                    "please",
                    "for",
                    "sent",
                    "from",
                    "street",
                    "november",
                    "of",
                    "hi",
                    "a"));

    private LanguageDetector() {}

    /** Nothing when the text tells it of none more than of the others. */
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
