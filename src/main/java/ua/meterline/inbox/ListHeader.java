package ua.meterline.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * The header of a list: one or two lines, which may follow a title.
 *
 * @param records the numbers of records that are not rows
 */
record ListHeader(ListColumns columns, Set<Long> records) {
    private static final int MAX_HEADER_RECORDS = 10;

    /** @throws UnusableFileException when account and reading cannot be identified in the header */
    static ListHeader of(Iterable<CSVRecord> list) throws UnusableFileException {
        List<CSVRecord> first = first(list);
        for (int i = 0; i < first.size(); i++) {
            if (isHeader(first.get(i))) {
                return withHeader(first, i);
            }
        }
        if (first.stream().anyMatch(ListHeader::isIncompleteHeader)) {
            throw ListColumns.unknown();
        }
        return new ListHeader(ListColumns.USUAL, numbers(first.subList(0, endOfWords(first, 0))));
    }

    private static List<CSVRecord> first(Iterable<CSVRecord> list) {
        List<CSVRecord> first = new ArrayList<>();
        for (CSVRecord line : list) {
            first.add(line);
            if (first.size() == MAX_HEADER_RECORDS) {
                break;
            }
        }
        return first;
    }

    private static ListHeader withHeader(List<CSVRecord> first, int header) throws UnusableFileException {
        int end = header + 1;
        int account = mentions(first.get(header), ColumnMatcher.ACCOUNT).get(0);
        while (end < endOfWords(first, end) && cell(first.get(end), account).isEmpty()) {
            end++; // second line of a merged cell
        }
        Set<Long> records = numbers(first.subList(header, end));
        records.addAll(numbers(first.subList(0, header).stream()
                .filter(title -> !hasAnAccount(title))
                .toList()));
        return new ListHeader(ListColumns.named(headings(first.subList(header, end))), records);
    }

    private static List<String> headings(List<CSVRecord> lines) {
        int columns = lines.stream().mapToInt(CSVRecord::size).max().orElse(0);
        return IntStream.range(0, columns)
                .mapToObj(column -> String.join(
                        " ", lines.stream().map(line -> cell(line, column)).toList()))
                .toList();
    }

    /** Account and reading are in different cells. */
    private static boolean isHeader(CSVRecord line) {
        Set<Integer> both = new HashSet<>(mentions(line, ColumnMatcher.ACCOUNT));
        both.addAll(mentions(line, ColumnMatcher.READING));
        return !hasAnAccount(line)
                && both.size() > 1
                && !mentions(line, ColumnMatcher.ACCOUNT).isEmpty()
                && !mentions(line, ColumnMatcher.READING).isEmpty();
    }

    /** Several cells that mention account or reading, but not a row with a wrong account and a note. */
    private static boolean isIncompleteHeader(CSVRecord line) {
        boolean mentioned = !mentions(line, ColumnMatcher.ACCOUNT).isEmpty()
                || !mentions(line, ColumnMatcher.READING).isEmpty();
        boolean isARow = line.stream()
                .anyMatch(cell -> ListCells.account(cell).isPresent()
                        || ListCells.value(cell).isPresent());
        return mentioned
                && !isARow
                && line.stream().filter(cell -> !cell.isBlank()).count() > 1;
    }

    private static List<Integer> mentions(CSVRecord line, ColumnMatcher heading) {
        return IntStream.range(0, line.size())
                .filter(i -> heading.isMentionedIn(cell(line, i)))
                .boxed()
                .toList();
    }

    private static boolean hasAnAccount(CSVRecord line) {
        return line.stream().anyMatch(cell -> ListCells.account(cell).isPresent());
    }

    private static String cell(CSVRecord line, int column) {
        return column < line.size() ? ListCells.plain(line.get(column)) : "";
    }

    /** Lines without any digit hold no reading. */
    private static int endOfWords(List<CSVRecord> lines, int start) {
        int end = start;
        while (end < lines.size()
                && lines.get(end).stream().allMatch(cell -> cell.chars().noneMatch(Character::isDigit))) {
            end++;
        }
        return end;
    }

    private static Set<Long> numbers(List<CSVRecord> lines) {
        Set<Long> numbers = new HashSet<>();
        lines.forEach(line -> numbers.add(line.getRecordNumber()));
        return numbers;
    }
}
