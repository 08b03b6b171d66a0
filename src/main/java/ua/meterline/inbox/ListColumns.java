package ua.meterline.inbox;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * Where account, reading, date and note stand in a list.
 *
 * @param places the column of each, counted from 0; -1 where there is none
 */
record ListColumns(List<Integer> places) {
    /** Where there is no header. */
    static final ListColumns USUAL = new ListColumns(List.of(0, 1, 2, 3));

    /**
     * What a header says.
     *
     * @param headings what stands above each column
     * @throws UnusableFileException when account or reading are not among them, or cannot be told from another column
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
                "Its header names no account or no reading. Head the columns account;reading;date;note, in whatever order.");
    }

    /** Account, reading, date and note of a row. */
    List<String> cells(CSVRecord row) {
        return places.stream()
                .map(place -> place >= 0 && place < row.size() ? ListCells.plain(row.get(place)) : "")
                .toList();
    }
}
