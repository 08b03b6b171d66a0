package ua.meterline.reading.language;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text for customers in one or more languages. As a setting it is {@code text}, which is in
 * {@link Language#ANNOUNCED}, or {@code uk: text | ru: text}. Immutable.
 *
 * @param texts in their order; the first one answers messages whose language is unknown, or has no text here
 */
public record MultilingualText(Map<Language, String> texts) {
    /** No text. */
    public static final MultilingualText NONE = new MultilingualText(Map.of());

    private static final Pattern NAMED = Pattern.compile("\\s*([a-z]{2}):(.*)", Pattern.DOTALL);

    public MultilingualText {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** A text in one language. */
    public MultilingualText(Language language, String text) {
        this(Map.of(language, text));
    }

    /**
     * Parses the text of a setting.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static MultilingualText of(String setting) {
        if (setting.isBlank()) {
            return NONE;
        } else if (setting.indexOf('|') < 0 && !NAMED.matcher(setting).matches()) {
            return new MultilingualText(Language.ANNOUNCED, setting);
        }
        Map<Language, String> texts = new LinkedHashMap<>();
        for (String part : setting.split("\\|", -1)) {
            Matcher named = NAMED.matcher(part);
            if (!named.matches()) {
                throw new IllegalArgumentException("must name the language of each text, such as uk: ... | ru: ...");
            }
            if (texts.put(language(named.group(1)), named.group(2).strip()) != null) {
                throw new IllegalArgumentException(
                        "must have one text in each language, but has two in " + named.group(1));
            }
        }
        return new MultilingualText(texts);
    }

    private static Language language(String code) {
        return Language.of(code)
                .orElseThrow(() -> new IllegalArgumentException("must have texts in the languages "
                        + String.join(", ", Language.codes()) + ", but has one in " + code));
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** All texts, in their order; none where it is empty. */
    public Collection<String> all() {
        return texts.values();
    }

    /** The text in this language, if it has one. */
    public Optional<String> in(Language language) {
        return Optional.ofNullable(texts.get(language));
    }

    /** The first text; empty without texts. */
    public String main() {
        return texts.isEmpty() ? "" : texts.values().iterator().next();
    }

    /** The text in the language of a customer's message. The message is read only where there is a choice. */
    public String answering(String message) {
        return texts.size() < 2
                ? main()
                : LanguageDetector.of(message).flatMap(this::in).orElseGet(this::main);
    }
}
