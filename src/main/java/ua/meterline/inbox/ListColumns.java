package ua.meterline.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import ua.meterline.common.UnusableFileException;

/**
 * The columns of a list.
 *
 * @param places the index of each {@link ColumnMatcher}, from 0; -1 when missing
 * @param headings of all columns; empty for a list without a header
 * @param numeric the indexes of columns with numbers
 */
record ListColumns(List<Integer> places, List<String> headings, Set<Integer> numeric) {
    private static final int SHOWN = 4;

    /**
     * The columns of a header. Each column with numbers must have a heading that tells what they are.
     *
     * @param headings the heading of each column
     * @param shape of the rows
     * @throws UnusableFileException when account or reading is missing or ambiguous, or other numbers are unexplained
     */
    static ListColumns named(List<String> headings, ListShape shape) throws UnusableFileException {
        List<Integer> places = new ArrayList<>();
        for (ColumnMatcher heading : ColumnMatcher.values()) {
            places.add(heading.place(headings));
        }
        ListColumns columns = new ListColumns(places, headings, shape.numeric());
        columns.check(shape.accounts());
        return columns;
    }

    /** Without a header: account and reading are told by their shape. The reading is -1 when there is none. */
    static ListColumns shaped(int account, int reading, int date) {
        int note = IntStream.range(0, SHOWN)
                .filter(i -> i != account && i != reading && i != date)
                .max()
                .orElseThrow();
        return new ListColumns(List.of(account, reading, date, note, -1), List.of(), Set.of());
    }

    /** @param what is unknown */
    static UnusableFileException unknown(String what) {
        return new UnusableFileException(
                "unknown-columns", what + ". Head the columns account;reading;date;note, in whatever order.");
    }

    private void check(Set<Integer> accounts) throws UnusableFileException {
        if (place(ColumnMatcher.ACCOUNT) < 0 || place(ColumnMatcher.READING) < 0) {
            throw unknown("Its header names no account or no reading");
        } else if (accounts.stream().anyMatch(this::isOtherAccount)) {
            throw unknown("Its header names several accounts, such as an old and a new one");
        } else if (ColumnMatcher.isOfLastReading(headings.get(place(ColumnMatcher.READING)))) {
            throw unknown("Its header does not tell whether the last reading is the current one");
        }
        boolean severalUtilities = headings.stream().anyMatch(ColumnMatcher::isOfAnotherUtility);
        if (severalUtilities && !ColumnMatcher.isOfGas(headings.get(place(ColumnMatcher.READING)))) {
            throw unknown("Its header names another utility, and does not tell which reading is that of gas");
        }
        for (int column : numeric) {
            if (!isExplained(column)) {
                throw unknown("Column " + (column + 1) + " has numbers, and no heading that tells what they are");
            }
        }
    }

    private boolean isOtherAccount(int column) {
        return column != place(ColumnMatcher.ACCOUNT)
                && column < headings.size()
                && ColumnMatcher.ACCOUNT.isMentionedIn(headings.get(column));
    }

    /** Includes a reading that is not headed as the current one. */
    private boolean isExplained(int column) {
        return places.contains(column)
                || ColumnMatcher.READING.places(headings).contains(column)
                || column < headings.size() && ColumnMatcher.isIrrelevant(headings.get(column));
    }

    /** Whether a cell names water, electricity or heat. Streets, people and notes may be called alike. */
    boolean isOfAnotherUtility(int column, String cell) {
        String heading = column < headings.size() ? headings.get(column) : "";
        return column != place(ColumnMatcher.NOTE)
                && ColumnMatcher.isOfAnotherUtility(cell)
                && !ColumnMatcher.isOfPlaceOrPerson(heading);
    }

    /** Whether a cell says that the reading is wrong, estimated or of another meter. */
    boolean isDoubt(int column, String cell) {
        String heading = column < headings.size() ? headings.get(column) : "";
        return !ColumnMatcher.isOfPlaceOrPerson(heading) && ColumnMatcher.isDoubt(cell);
    }

    /** Empty without a header. */
    String headingOfReading() {
        return headings.isEmpty() ? "" : headings.get(place(ColumnMatcher.READING));
    }

    /** The cells of account, reading, date and note. */
    List<String> shown(ListRecord row) {
        return places.subList(0, SHOWN).stream().map(row::cell).toList();
    }

    String cell(ColumnMatcher column, ListRecord row) {
        return row.cell(place(column));
    }

    int place(ColumnMatcher column) {
        return places.get(column.ordinal());
    }

    /**
     * Whether the row may have moved against the header: it has more cells, or one is missing and a number stands to
     * the right of the reading.
     */
    boolean isShifted(ListRecord row) {
        if (headings.isEmpty()) {
            return false;
        }
        return row.width() > headings.size()
                || row.cells().size() < headings.size()
                        && numeric.stream()
                                .anyMatch(column -> column > place(ColumnMatcher.READING)
                                        && column != place(ColumnMatcher.ACCOUNT));
    }
}
