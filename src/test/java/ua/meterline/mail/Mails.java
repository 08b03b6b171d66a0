package ua.meterline.mail;

import java.nio.charset.StandardCharsets;
import ua.meterline.common.MailAddress;

/** Minimal mails for tests. */
public final class Mails {
    public static final MailAddress OURS = new MailAddress("contact@zk.104.ua");

    private Mails() {}

    static ParsedMail parsed(String raw) {
        return new MailParser(OURS).parse(octets(raw));
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
