package ua.meterline.mail.mime;

/**
 * A file that came with a mail.
 *
 * @param name as the mail gives it, without folders and control characters; fit for a log line, but not for a path
 * @param bytes its content, with the transfer encoding undone; not copied
 */
public record Attachment(String name, byte[] bytes) {
    @Override
    public String toString() {
        return name + " of " + bytes.length + " bytes";
    }
}
