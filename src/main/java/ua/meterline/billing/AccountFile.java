package ua.meterline.billing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ua.meterline.billing.AccountRows.Row;
import ua.meterline.common.UnusableFileException;

/**
 * Reads an account file row by row, one account per row: CSV with commas, semicolons, tabs or bars, in UTF-8, UTF-16 or
 * a Cyrillic charset, or a workbook. A title and a header may come first. For use by one thread.
 */
final class AccountFile implements Closeable {
    private static final int MOST_HEADINGS = 10;
    private static final int ROWS_OF_THE_SAMPLE = 500;

    /**
     * A row of the file.
     *
     * @param account empty where the row is of no use
     * @param problems why it is, or what of the account was left out
     */
    record Line(long number, Optional<AccountRow> account, List<String> problems) {}

    private final AccountRows rows;
    private final PhoneNumbers phones;
    private final AccountImport.Complaints notes;
    private final Set<AccountColumn> filled = EnumSet.noneOf(AccountColumn.class);
    private AccountHeader header = AccountHeader.IN_DEFAULT_ORDER;
    private boolean inHead = true;
    private Row lastHeading;
    /** Rows that were read to tell the order of the columns. */
    private final Deque<Row> ahead = new ArrayDeque<>();

    private AccountFile(AccountRows rows, PhoneNumbers phones, AccountImport.Complaints notes) {
        this.rows = rows;
        this.phones = phones;
        this.notes = notes;
    }

    /**
     * @param notes receives what is remarkable about the header
     * @throws IOException when the file cannot be read
     * @throws UnusableFileException when it is no list
     */
    static AccountFile open(Path file, PhoneNumbers phones, AccountImport.Complaints notes)
            throws IOException, UnusableFileException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnusableFileException("not-a-list", "It is no regular file.");
        } else if (Files.exists(file) && Files.size(file) == 0) {
            throw new UnusableFileException("not-a-list", "It is empty.");
        }
        return new AccountFile(AccountRows.open(file), phones, notes);
    }

    /** The next row that is neither empty nor a heading; empty at the end. */
    Optional<Line> next() throws IOException, UnusableFileException {
        for (Optional<Row> row = nextRow(); row.isPresent(); row = nextRow()) {
            if (!isHeading(row.get())) {
                return Optional.of(read(row.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Row> nextRow() throws IOException {
        return ahead.isEmpty() ? rows.next() : Optional.of(ahead.remove());
    }

    /** The columns that the file has: those of its header, or up to the widest row. Known at the end of the file. */
    Set<AccountColumn> columns() {
        return EnumSet.copyOf(filled);
    }

    /** Above the first account, a row without a digit in its first cell is a heading; it may name the columns. */
    private boolean isHeading(Row row) throws IOException, UnusableFileException {
        if (!inHead || row.cells() == null || row.number() > MOST_HEADINGS) {
            return false;
        } else if (row.cells().get(0).chars().anyMatch(Character::isDigit)) {
            inHead = false;
            requireKnownOrder();
            requireDefaultOrder(row);
            return false;
        }
        lastHeading = row;
        Optional<AccountHeader> named = AccountHeader.of(row.cells());
        named.ifPresent(this::begin);
        if (named.isEmpty()) {
            notes.about(row.number(), "taken for a heading; the columns are " + AccountColumn.names());
        } else if (!header.unread().isEmpty()) {
            notes.about(row.number(), "columns that are not read: " + String.join(", ", header.unread()));
        }
        return true;
    }

    /** Cells below headings that name no column would be stored by their place: a reading as the address. */
    private void requireKnownOrder() throws UnusableFileException {
        if (lastHeading != null
                && lastHeading.cells().stream().filter(cell -> !cell.isBlank()).count() > 1) {
            throw new UnusableFileException(
                    "unknown-columns",
                    "line %d names none of the columns %s; name them, or remove the line where they are in this order"
                            .formatted(lastHeading.number(), AccountColumn.names()));
        }
    }

    private void requireDefaultOrder(Row first) throws IOException, UnusableFileException {
        List<List<String>> sample = new ArrayList<>(List.of(first.cells()));
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            ahead.add(row.get());
            if (row.get().cells() != null) {
                sample.add(row.get().cells());
            }
            if (ahead.size() == ROWS_OF_THE_SAMPLE) {
                break;
            }
        }
        ColumnOrder.require(sample);
    }

    private void begin(AccountHeader found) {
        header = found;
        inHead = false;
        found.columns().forEach(column -> column.ifPresent(filled::add));
    }

    private Line read(Row row) {
        inHead = false;
        if (row.cells() == null) {
            return new Line(row.number(), Optional.empty(), List.of("a quotation mark is not closed on this line"));
        }
        try {
            List<String> problems = new ArrayList<>(0);
            AccountRow account = AccountRow.of(header.columns(), row.cells(), phones, problems::add);
            List<Optional<AccountColumn>> present =
                    header.columns().subList(0, row.cells().size());
            present.forEach(column -> column.ifPresent(filled::add));
            return new Line(row.number(), Optional.of(account), problems);
        } catch (IllegalArgumentException e) {
            return new Line(row.number(), Optional.empty(), List.of(e.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
