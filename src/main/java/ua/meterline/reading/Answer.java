package ua.meterline.reading;

/**
 * How a message is answered where its channel decides that by itself.
 *
 * @param text what is answered
 * @param suppressed why it is not sent; null when it is
 * @param headers of a mail; null on other channels
 */
public record Answer(String text, String suppressed, MailHeaders headers) {
    /** No answer, and why. */
    public static Answer none(String reason) {
        return new Answer("", reason, null);
    }

    /**
     * What it takes to send a text as an answer to a mail, checked where the mail was read.
     *
     * @param subject decoded, one line
     * @param inReplyTo a message id with its brackets; empty for none
     * @param references message ids with their brackets, separated by blanks
     */
    public record MailHeaders(String subject, String inReplyTo, String references) {}
}
