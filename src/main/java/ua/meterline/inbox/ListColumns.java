package ua.meterline.inbox;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * The columns of account, reading, date and note in a list.
 *
 * @param places the index of each, from 0; -1 when missing
 */
record ListColumns(List<Integer> places) {
    /** Without a header. */
    static final ListColumns USUAL = new ListColumns(List.of(0, 1, 2, 3));

    /**
     * The columns of a header.
     *
     * @param headings the heading of each column
     * @throws UnusableFileException when account or reading is missing or ambiguous
     */
    static ListColumns named(List<String> headings) throws UnusableFileException {
        List<Integer> places = new ArrayList<>();
        for (ColumnMatcher heading : ColumnMatcher.values()) {
            places.add(heading.place(headings));
        }
        if (places.get(ColumnMatcher.ACCOUNT.ordinal()) < 0 || places.get(ColumnMatcher.READING.ordinal()) < 0) {
            throw unknown();
        }
        return new ListColumns(List.copyOf(places));
    }

    static UnusableFileException unknown() {
        return new UnusableFileException(
                "unknown-columns",
                "Its header names no account or no reading. Head the columns account;reading;date;note, in whatever "
                        + "order.");
    }

    /** Account, reading, date and note of a row. */
    List<String> cells(CSVRecord row) {
        return places.stream()
                .map(place -> place >= 0 && place < row.size() ? ListCells.plain(row.get(place)) : "")
                .toList();
    }
}
