package ua.meterline.mail.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.ReplyTexts;
import ua.meterline.reading.language.Language;
import ua.meterline.reading.language.MultilingualText;

/** The phrases of {@code mail/replies.properties} and the announced texts. Immutable. */
final class ReplyPhrases {
    private static final String TABLE = "/mail/replies.properties";

    private static final String UNKNOWN_ACCOUNT = RejectionReason.UNKNOWN_ACCOUNT.label();

    private final Properties phrases = new Properties();

    private final boolean namesUnknownAccounts;

    /** @param announced their phrases replace those of the table, in the languages that they have */
    ReplyPhrases(ReplyTexts announced) {
        try (InputStream in = ReplyPhrases.class.getResourceAsStream(TABLE)) {
            phrases.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE, e);
        }
        MultilingualText unknownAccount = announced.hint(UNKNOWN_ACCOUNT);
        set("accepted", announced.accepted());
        set("rejected", announced.rejected());
        set(UNKNOWN_ACCOUNT, unknownAccount);
        namesUnknownAccounts = !unknownAccount.isEmpty();
    }

    /** The table has these phrases in all languages but the announced one. */
    private void set(String name, MultilingualText text) {
        phrases.setProperty(key(Language.ANNOUNCED, name), text.main());
        text.texts().forEach((language, phrase) -> phrases.setProperty(key(language, name), phrase));
    }

    /** Whether an unknown account has phrases of its own, in all languages: when the announced text is not empty. */
    boolean namesUnknownAccounts() {
        return namesUnknownAccounts;
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
