package ua.meterline.mail.content;

/**
 * A file attached to a mail.
 *
 * @param name from the mail, without folders and control characters; safe for a log line, but not for a path
 * @param bytes the content, with the transfer encoding undone; not copied
 */
public record Attachment(String name, byte[] bytes) {
    @Override
    public String toString() {
        return name + " of " + bytes.length + " bytes";
    }
}
