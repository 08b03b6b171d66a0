package ua.meterline.mail.mime;

import java.time.Duration;

/**
 * Limits for reading one mail. Its size is not limited: pictures are skipped in the stream.
 *
 * @param parts number of MIME entities, including multiparts and the mail itself
 * @param depth nesting of multiparts and attached mails; 1 is a mail that is one text
 * @param time timeout for parsing one mail
 */
public record MailLimits(int parts, int depth, Duration time) {
    /** 1,000 parts, depth 100, 10 seconds. */
    public static final MailLimits STANDARD = new MailLimits(1_000, 100, Duration.ofSeconds(10));
}
