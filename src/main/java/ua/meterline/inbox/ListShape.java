package ua.meterline.inbox;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import ua.meterline.common.UnusableFileException;

/** Collects which columns of a list hold accounts, numbers and dates in rows that have an account. For one thread. */
final class ListShape {
    private final Set<Integer> accounts = new TreeSet<>();
    private final Set<Integer> numbers = new TreeSet<>();
    private final Set<Integer> dates = new TreeSet<>();

    void add(ListRecord row) {
        row.where(cell -> ListCells.account(cell).isPresent()).forEach(accounts::add);
        row.where(ListCells::isNumber).forEach(numbers::add);
        row.where(cell -> ListCells.date(cell).isPresent()).forEach(dates::add);
    }

    boolean isEmpty() {
        return accounts.isEmpty();
    }

    boolean isDated() {
        return !dates.isEmpty();
    }

    Set<Integer> accounts() {
        return accounts;
    }

    /** Including accounts. */
    Set<Integer> numeric() {
        return numbers;
    }

    /**
     * In the usual order where no row has an account: then the rows are rejected one by one.
     *
     * @throws UnusableFileException when the shape allows more than one reading of the list
     */
    ListColumns columns() throws UnusableFileException {
        if (isEmpty()) {
            return ListColumns.shaped(0, 1, 2);
        }
        Set<Integer> readings = new HashSet<>(numbers);
        readings.removeAll(accounts);
        if (accounts.size() > 1 || readings.size() > 1 || dates.size() > 1) {
            throw ListColumns.unknown("It has no header, and more columns of numbers than account and reading");
        }
        return ListColumns.shaped(only(accounts), only(readings), only(dates));
    }

    private static int only(Set<Integer> columns) {
        return columns.isEmpty() ? -1 : columns.iterator().next();
    }
}
