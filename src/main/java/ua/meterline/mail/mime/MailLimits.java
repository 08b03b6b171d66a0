package ua.meterline.mail.mime;

import java.time.Duration;

/**
 * Limits for reading one mail.
 *
 * @param bytes size of the raw mail
 * @param parts number of MIME entities, including multiparts and the mail itself
 * @param depth nesting of multiparts and attached mails; 1 is a mail that is one text
 * @param time timeout for parsing one mail
 */
public record MailLimits(int bytes, int parts, int depth, Duration time) {
    /** 5 MiB, 20 parts, depth 5, 10 seconds. */
    public static final MailLimits STANDARD = new MailLimits(5 * 1024 * 1024, 20, 5, Duration.ofSeconds(10));
}
