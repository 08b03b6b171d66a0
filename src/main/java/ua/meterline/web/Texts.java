package ua.meterline.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The texts of the pages in each language, from {@code web/texts/FEATURE_LANGUAGE.properties}. A text's {@code {0}},
 * {@code {1}} are replaced; an apostrophe is an apostrophe. A key that does not exist is shown itself. Immutable.
 */
public final class Texts {
    private final Map<Language, Properties> byLanguage = new EnumMap<>(Language.class);

    private Texts() {}

    /** @throws IllegalStateException naming a file that is missing, or a key that two features have */
    static Texts of(Collection<String> features, List<Language> languages) {
        Texts texts = new Texts();
        for (Language language : languages) {
            Properties all = new Properties();
            for (String name : new LinkedHashSet<>(features)) {
                addTo(all, name + "_" + language.code() + ".properties");
            }
            texts.byLanguage.put(language, all);
        }
        return texts;
    }

    private static void addTo(Properties all, String file) {
        Properties more = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream("/web/texts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("web/texts/" + file + " does not exist");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            more.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String key : more.stringPropertyNames()) {
            if (all.setProperty(key, more.getProperty(key)) != null) {
                throw new IllegalStateException("web/texts/" + file + ": " + key + " exists already");
            }
        }
    }

    List<Language> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    Set<String> keys(Language language) {
        return byLanguage.get(language).stringPropertyNames();
    }

    boolean has(Language language, String key) {
        return byLanguage.get(language).containsKey(key);
    }

    /** @param values replace {@code {0}}, {@code {1}} and so on */
    public String text(Language language, String key, Object... values) {
        String text = byLanguage.get(language).getProperty(key, key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The text for a count: of the keys {@code KEY.one}, {@code KEY.few}, {@code KEY.many} the one that it takes. */
    public String counted(Language language, String key, long count, String shown) {
        return text(language, key + "." + plural(language, count), shown);
    }

    /** CLDR's plural categories for whole numbers. */
    static String plural(Language language, long count) {
        if (language == Language.EN || language == Language.HU) {
            return count == 1 ? "one" : "many";
        }
        long last = count % 10;
        long lastTwo = count % 100;
        if (last == 1 && lastTwo != 11) {
            return "one";
        }
        return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? "few" : "many";
    }
}
