package ua.meterline.mail.mime;

import java.util.List;

/**
 * A mail, or a part of one.
 *
 * @param content with the transfer encoding undone, not copied; empty for containers and for content that is not needed
 * @param children of a multipart, or the mail within a {@code message/rfc822}
 */
public record MimePart(MimeHeader header, byte[] content, List<MimePart> children) {}
