package ua.meterline.mail.mime;

import java.time.Duration;

/**
 * How much of a stranger's mail is read.
 *
 * @param bytes of the raw mail
 * @param parts MIME entities, multiparts and the mail itself included
 * @param depth how far multiparts and attached mails may be nested; 1 is a mail of one text
 * @param time for parsing one mail
 */
public record MailLimits(int bytes, int parts, int depth, Duration time) {
    /** 5 MiB, 20 parts, depth 5, 10 seconds. */
    public static final MailLimits STANDARD = new MailLimits(5 * 1024 * 1024, 20, 5, Duration.ofSeconds(10));
}
