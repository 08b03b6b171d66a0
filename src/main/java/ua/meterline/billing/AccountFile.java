package ua.meterline.billing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** A row: an account, or the problem with it. */
    record Line(long number, Optional<AccountRow> account, String problem) {}

    private final AccountRows rows;
    private final AccountImport.Complaints notes;
    private final Set<AccountColumn> filled = EnumSet.noneOf(AccountColumn.class);
    private AccountHeader header = AccountHeader.IN_DEFAULT_ORDER;
    private boolean inHead = true;
    private Row lastHeading;

    private AccountFile(AccountRows rows, AccountImport.Complaints notes) {
        this.rows = rows;
        this.notes = notes;
    }

    /**
     * @param notes receives what is remarkable about the header
     * @throws IOException when the file cannot be read
     * @throws UnusableFileException when it is no list
     */
    static AccountFile open(Path file, AccountImport.Complaints notes) throws IOException, UnusableFileException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnusableFileException("not-a-list", "It is no regular file.");
        } else if (Files.exists(file) && Files.size(file) == 0) {
            throw new UnusableFileException("not-a-list", "It is empty.");
        }
        return new AccountFile(AccountRows.open(file), notes);
    }

    /** The next row that is neither empty nor a heading; empty at the end. */
    Optional<Line> next() throws IOException, UnusableFileException {
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            if (!isHeading(row.get())) {
                return Optional.of(read(row.get()));
            }
        }
        return Optional.empty();
    }

    /** The columns that the file has: those of its header, or up to the widest row. Known at the end of the file. */
    Set<AccountColumn> columns() {
        return EnumSet.copyOf(filled);
    }

    /** Above the first account, a row without a digit in its first cell is a heading; it may name the columns. */
    private boolean isHeading(Row row) throws UnusableFileException {
        if (!inHead || row.cells() == null || row.number() > MOST_HEADINGS) {
            return false;
        } else if (row.cells().get(0).chars().anyMatch(Character::isDigit)) {
            inHead = false;
            requireKnownOrder();
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

    private void begin(AccountHeader found) {
        header = found;
        inHead = false;
        found.columns().forEach(column -> column.ifPresent(filled::add));
    }

    private Line read(Row row) {
        inHead = false;
        if (row.cells() == null) {
            return new Line(row.number(), Optional.empty(), "a quotation mark is not closed on this line");
        }
        try {
            AccountRow account = AccountRow.of(header.columns(), row.cells());
            List<Optional<AccountColumn>> present =
                    header.columns().subList(0, row.cells().size());
            present.forEach(column -> column.ifPresent(filled::add));
            return new Line(row.number(), Optional.of(account), null);
        } catch (IllegalArgumentException e) {
            return new Line(row.number(), Optional.empty(), e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
