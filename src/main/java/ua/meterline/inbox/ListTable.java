package ua.meterline.inbox;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import ua.meterline.common.workbook.WorkbookSheet;
import ua.meterline.reading.AccountNumber;

/**
 * A table that may be a list of readings.
 *
 * @param title what its file says about it outside of the table, such as the name of a sheet; may be empty
 * @param records the lines, which can be iterated several times
 */
record ListTable(String title, Iterable<ListRecord> records) {
    static ListTable of(WorkbookSheet sheet) {
        Iterable<ListRecord> records = () -> StreamSupport.stream(sheet.rows().spliterator(), false)
                .map(ListRecord::of)
                .iterator();
        return new ListTable(sheet.title(), records);
    }

    boolean hasAccounts() {
        return found().findAny().isPresent();
    }

    Set<AccountNumber> accounts() {
        return found().collect(Collectors.toSet());
    }

    private Stream<AccountNumber> found() {
        return StreamSupport.stream(records.spliterator(), false)
                .flatMap(record -> record.cells().stream())
                .flatMap(cell -> ListCells.account(cell).stream());
    }
}
