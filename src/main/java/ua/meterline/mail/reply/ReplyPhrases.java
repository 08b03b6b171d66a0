package ua.meterline.mail.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import ua.meterline.mail.text.Language;

/** The phrases of {@code mail/replies.properties} and the announced texts. Immutable. */
final class ReplyPhrases {
    private static final String TABLE = "/mail/replies.properties";

    private final Properties phrases = new Properties();

    /**
     * @param accepted in {@link Language#ANNOUNCED}
     * @param rejected in {@link Language#ANNOUNCED}
     */
    ReplyPhrases(String accepted, String rejected) {
        try (InputStream in = ReplyPhrases.class.getResourceAsStream(TABLE)) {
            phrases.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE, e);
        }
        phrases.setProperty(key(Language.ANNOUNCED, "accepted"), accepted);
        phrases.setProperty(key(Language.ANNOUNCED, "rejected"), rejected);
    }

    /** @throws IllegalArgumentException when there is no such phrase */
    String in(Language language, String name) {
        String phrase = phrases.getProperty(key(language, name));
        if (phrase == null) {
            throw new IllegalArgumentException(TABLE + " has no " + key(language, name));
        }
        return phrase;
    }

    private static String key(Language language, String name) {
        return language.code() + "." + name;
    }
}
