package ua.meterline.inbox;

import java.util.List;
import ua.meterline.reading.Imported.Content;

/**
 * A row of a list, as written and as understood.
 *
 * @param number from 1, counting the header but not empty rows
 * @param cells account, reading, date and note; empty when missing
 */
public record ListRow(long number, List<String> cells, Content content) {
    private static final int LONGEST_TEXT = 1_000;

    /** For the column {@code message.text}. */
    public String text() {
        String text = String.join("; ", cells);
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    ListRow with(Content other) {
        return new ListRow(number, cells, other);
    }
}
