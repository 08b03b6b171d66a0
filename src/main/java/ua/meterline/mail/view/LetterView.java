package ua.meterline.mail.view;

import java.util.List;
import ua.meterline.mail.content.Attachment;

/**
 * A mail for the eyes of a person. Nothing in it is markup: HTML has become text.
 *
 * @param from the field as the sender wrote it, decoded, on one line
 * @param date likewise
 * @param subject likewise
 * @param text at most 65,536 characters
 * @param files attached files and pictures, in the order of the mail; names are as in the mail and not unique
 */
public record LetterView(String from, String date, String subject, String text, List<Attachment> files) {
    public LetterView {
        files = List.copyOf(files);
    }
}
