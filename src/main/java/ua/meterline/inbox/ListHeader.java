package ua.meterline.inbox;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ua.meterline.common.UnusableFileException;

/**
 * What tells the columns of a list: a header of one or more lines, below a title of any length, or the shape of the
 * rows. The whole list is looked at, since a number in a single row may be one that the header does not explain.
 *
 * @param columns of all rows
 * @param records the numbers of the records that are not rows
 * @param titles what stands above the list
 * @param dated whether any row has a date
 */
record ListHeader(ListColumns columns, Set<Long> records, List<String> titles, boolean dated) {
    /** The part of a longer title that is not looked at holds no header. */
    private static final int LONGEST_HEAD = 1_000;

    /**
     * @param title what stands above the list, outside of it; may be empty
     * @throws UnusableFileException when account and reading cannot be identified
     */
    static ListHeader of(Iterable<ListRecord> list, String title) throws UnusableFileException {
        List<ListRecord> head = new ArrayList<>();
        List<ListRecord> later = new ArrayList<>();
        ListShape shape = new ListShape();
        for (ListRecord record : list) {
            if (record.isRow() || record.hasAnAccount() && !shape.isEmpty()) {
                shape.add(record);
            } else if (shape.isEmpty() && head.size() < LONGEST_HEAD) {
                head.add(record);
            } else if (isHeader(record)) {
                later.add(record);
            }
        }
        int header = indexOfHeader(head);
        List<String> titles = titles(title, header < 0 ? head : head.subList(0, header));
        if (ColumnMatcher.isOfAnotherUtility(String.join(" ", titles))) {
            throw ListColumns.unknown("Its title names another utility");
        }
        return header < 0
                ? new ListHeader(withoutHeader(head, later, shape), rest(head), titles, shape.isDated())
                : withHeader(head, header, later, shape, titles);
    }

    /**
     * @param now the month of arrival
     * @throws UnusableFileException when rows without dates stand below the name of an older month
     */
    void requireMonth(YearMonth now) throws UnusableFileException {
        if (!dated && NamedMonths.areOthersThan(now, titles, columns.headingOfReading())) {
            throw new UnusableFileException(
                    "other-month", "It names a month that is neither this one nor the last. Add a column of dates.");
        }
    }

    /** Whether the list has a header above its rows. */
    static boolean isIn(Iterable<ListRecord> list) {
        int lines = 0;
        for (ListRecord record : list) {
            if (isHeader(record)) {
                return true;
            } else if (record.isRow() || ++lines == LONGEST_HEAD) {
                return false;
            }
        }
        return false;
    }

    /** The last one: a title may name account and reading, too. */
    private static int indexOfHeader(List<ListRecord> head) {
        return IntStream.range(0, head.size())
                .filter(i -> isHeader(head.get(i)))
                .max()
                .orElse(-1);
    }

    /** Account and reading are in different cells. */
    private static boolean isHeader(ListRecord line) {
        Set<Integer> accounts = mentions(line, ColumnMatcher.ACCOUNT);
        Set<Integer> both = mentions(line, ColumnMatcher.READING);
        boolean readings = !both.isEmpty();
        both.addAll(accounts);
        return line.isInWords() && !line.hasAnAccount() && !accounts.isEmpty() && readings && both.size() > 1;
    }

    private static Set<Integer> mentions(ListRecord line, ColumnMatcher heading) {
        return line.where(heading::isMentionedIn).boxed().collect(Collectors.toCollection(HashSet::new));
    }

    private static List<String> titles(String title, List<ListRecord> above) {
        return Stream.concat(
                        Stream.of(title),
                        above.stream()
                                .map(line -> String.join(" ", line.cells()).strip()))
                .toList();
    }

    private static ListHeader withHeader(
            List<ListRecord> head, int header, List<ListRecord> later, ListShape shape, List<String> titles)
            throws UnusableFileException {
        ListRecord first = head.get(header);
        int account = mentions(first, ColumnMatcher.ACCOUNT).iterator().next();
        int end = header + 1;
        while (end < head.size() && isContinued(head.get(end), account)) {
            end++;
        }
        List<ListRecord> lines = head.subList(header, end);
        if (end < head.size() && head.get(end).countsColumns()) {
            end++;
        }
        if (later.stream().anyMatch(other -> !other.cells().equals(first.cells()))) {
            throw ListColumns.unknown("It has several tables with different headers");
        }
        Set<Long> records = numbers(head.subList(0, end));
        records.addAll(numbers(later));
        return new ListHeader(ListColumns.named(headings(lines), shape), records, titles, shape.isDated());
    }

    /** The second line of merged cells, or of units. */
    private static boolean isContinued(ListRecord line, int account) {
        return line.cell(account).isEmpty() && line.cells().stream().noneMatch(ListCells::isNumber);
    }

    /** A cell merged over several columns stands in the first of them. */
    private static List<String> headings(List<ListRecord> lines) {
        int columns = lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
        String merged = "";
        List<String> headings = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            int column = i;
            String first = lines.get(0).cell(column);
            String others = lines.stream()
                    .skip(1)
                    .map(line -> line.cell(column))
                    .collect(Collectors.joining(" "))
                    .strip();
            merged = first.isEmpty() ? merged : first;
            headings.add(others.isEmpty() ? first : merged + " " + others);
        }
        return headings;
    }

    /** Words in several cells above the rows are a header, even if it is not understood. */
    private static ListColumns withoutHeader(List<ListRecord> head, List<ListRecord> later, ListShape shape)
            throws UnusableFileException {
        if (!later.isEmpty() || head.stream().anyMatch(ListRecord::isInWords)) {
            throw ListColumns.unknown("Its header names no account or no reading");
        }
        return shape.columns();
    }

    /** Lines with numbers above the rows are rows that are wrong. */
    private static Set<Long> rest(List<ListRecord> head) {
        return numbers(head.stream()
                .filter(line -> line.where(ListCells::isNumber).findAny().isEmpty())
                .toList());
    }

    private static Set<Long> numbers(List<ListRecord> lines) {
        return lines.stream().map(ListRecord::number).collect(Collectors.toSet());
    }
}
