package ua.meterline.inbox;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import ua.meterline.common.workbook.WorkbookRow;

/**
 * A line of a list, whatever the format of the file.
 *
 * @param number from 1, as an editor or a spreadsheet shows it
 * @param cells stripped, without the markers of spreadsheets; empty where there is nothing
 * @param formulas the indexes of the cells that a formula computes
 */
record ListRecord(long number, List<String> cells, Set<Integer> formulas) {
    ListRecord(long number, List<String> cells) {
        this(number, cells, Set.of());
    }

    static ListRecord of(WorkbookRow row) {
        return new ListRecord(
                row.number(), row.cells().stream().map(ListCells::plain).toList(), row.formulas());
    }

    /** Empty beyond the end of the line, and for an index below 0. */
    String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }

    /** How many cells there are up to the last that is not empty. */
    int width() {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    /** Whether it has an account: then it is a row. */
    boolean hasAnAccount() {
        return cells.stream().anyMatch(cell -> ListCells.account(cell).isPresent());
    }

    /** Whether it has an account and another number: a title may have a telephone number. */
    boolean isRow() {
        return hasAnAccount() && where(ListCells::isNumber).count() > 1;
    }

    /** Several cells, most of them in words. */
    boolean isInWords() {
        long filled = where(cell -> !cell.isEmpty()).count();
        return filled > 1 && where(ListCells::isWords).count() * 2 > filled;
    }

    /** The line below a header of printed forms: 1, 2, 3, 4. */
    boolean countsColumns() {
        int width = width();
        return width > 1 && IntStream.range(0, width).allMatch(i -> cells.get(i).equals(String.valueOf(i + 1)));
    }

    /** The indexes of cells with this property. */
    IntStream where(Predicate<String> property) {
        return IntStream.range(0, cells.size()).filter(i -> property.test(cells.get(i)));
    }
}
