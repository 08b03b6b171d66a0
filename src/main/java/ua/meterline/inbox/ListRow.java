package ua.meterline.inbox;

import java.util.List;
import ua.meterline.reading.Imported.Content;

/**
 * A row of a list, as it stands there and as it was understood.
 *
 * @param number counted from 1, with the header and without empty rows
 * @param cells account, reading, date and note; empty where there is none
 */
public record ListRow(long number, List<String> cells, Content content) {
    private static final int LONGEST_TEXT = 1_000;

    /** For the column {@code message.text}. */
    public String text() {
        String text = String.join("; ", cells);
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
