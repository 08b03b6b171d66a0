package ua.meterline.backoffice.review;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ua.meterline.store.StoreUnavailableException;

/** What came with a message, beside its text: the letter with its attachments, or the list. Thread-safe. */
public interface CasePapers {
    /** Empty for an SMS, and for a file that is no longer kept. */
    Optional<Papers> of(long messageId) throws IOException, StoreUnavailableException;

    /**
     * A picture that is attached to the letter, drawn anew as JPEG.
     *
     * @param number of the file within the letter, from 1
     * @return empty where there is none, or it cannot be drawn
     */
    Optional<byte[]> picture(long messageId, int number) throws IOException, StoreUnavailableException;

    /**
     * An attached file as it came; for number 0, the letter or list itself.
     *
     * @return empty where there is none
     */
    Optional<Original> original(long messageId, int number) throws IOException, StoreUnavailableException;

    /**
     * A file for a person who looks at it. All texts are as foreigners wrote them, and no markup.
     *
     * @param file its name in our folder
     * @param from empty, like date and subject, for a list
     * @param text of a letter; empty for a list
     * @param rows of a list, or of the lists attached to a letter
     * @param problem why it cannot be shown, a word such as {@code message.reason} has it, or null
     */
    record Papers(
            String file,
            String from,
            String date,
            String subject,
            String text,
            List<AttachedFile> attached,
            List<ListedRow> rows,
            String problem) {}

    /** @param number within the letter, from 1 */
    record AttachedFile(int number, String name, long octets, Kind kind) {}

    /** What can be done with a file. */
    enum Kind {
        /** It can be drawn. */
        PICTURE,
        /** Its rows are shown. */
        LIST,
        /** It can only be saved. */
        OTHER
    }

    /**
     * A row of a list.
     *
     * @param cells account, reading, date and note
     * @param concerned whether it is the one of the message
     */
    record ListedRow(long number, List<String> cells, boolean concerned) {}

    /** @param name for a download */
    record Original(String name, byte[] octets) {}
}
