package ua.meterline.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import ua.meterline.common.MailAddress;
import ua.meterline.mail.text.OwnText;

/** Minimal mails for tests. */
public final class Mails {
    public static final MailAddress OURS = new MailAddress("contact@zk.104.ua");

    private static final OwnText OWN_TEXT = new OwnText(
            List.of(OURS.text(), "7104"),
            List.of("Ваши показания приняты и обработаны. Спасибо", "Неправильный формат"));

    private Mails() {}

    /** A parser with the default settings. */
    public static MailParser parser() {
        return new MailParser(OURS, () -> OWN_TEXT);
    }

    static ParsedMail parsed(String raw) {
        return parser().parse(octets(raw));
    }

    /** A mail with these additional header lines. */
    public static ParsedMail withHeader(String headerLines) {
        return parsed(headerLines + "\nSubject: gas\n\naccount 0501234567 reading 12345\n");
    }

    /** A plain text mail. */
    public static ParsedMail of(String subject, String text) {
        return parsed("From: ivan@ukr.net\nMessage-ID: <1@ukr.net>\nSubject: " + subject
                + "\nContent-Type: text/plain; charset=utf-8\n\n" + text);
    }

    public static byte[] octets(String raw) {
        return raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
