package ua.meterline.inbox;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ua.meterline.common.TermFile;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;

/** Reads the rows of one list in their order. For one thread. */
final class RowReader {
    private static final Pattern TOTAL = Pattern.compile(
            "^ *" + TermFile.read("inbox/columns.txt").anyOf("total"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final ListHeader header;
    private final ListColumns columns;
    private final Predicate<LocalDate> isPossible;
    /** Of the row before; null when that has none. */
    private AccountNumber accountAbove;

    /** @param isPossible whether a reading may have this date */
    RowReader(ListHeader header, Predicate<LocalDate> isPossible) {
        this.header = header;
        this.columns = header.columns();
        this.isPossible = isPossible;
    }

    /** Empty for records of the header, totals, and blank ones. */
    Optional<ListRow> read(ListRecord line) {
        boolean isRow = !header.records().contains(line.number())
                && !columns.shown(line).stream().allMatch(String::isEmpty)
                && (line.hasAnAccount()
                        || !TOTAL.matcher(String.join(" ", line.cells())).find());
        return isRow ? Optional.of(new ListRow(line.number(), columns.shown(line), content(line))) : Optional.empty();
    }

    private Content content(ListRecord row) {
        Optional<AccountNumber> account = account(row);
        Optional<RegisterValue> value = ListCells.value(columns.cell(ColumnMatcher.READING, row));
        String day = columns.cell(ColumnMatcher.DATE, row);
        Optional<LocalDate> date = ListCells.date(day).filter(isPossible);
        if (account.isEmpty() || value.isEmpty()) {
            return new Content.Wrong(RejectionReason.WRONG_FORMAT);
        } else if (!day.isEmpty() && date.isEmpty()) {
            return new Content.Wrong(RejectionReason.WRONG_DATE);
        }
        return doubt(row, value.get())
                .<Content>map(reason -> new Content.Unclear(account.get(), value.get(), date.orElse(null), reason))
                .orElseGet(() -> new Content.Reading(account.get(), value.get(), date.orElse(null)));
    }

    /** A second meter of an account often stands in a row of its own, below a cell that is merged or left empty. */
    private Optional<AccountNumber> account(ListRecord row) {
        if (isBelowItsAccount(row)) {
            return Optional.ofNullable(accountAbove);
        }
        Optional<AccountNumber> account = ListCells.account(columns.cell(ColumnMatcher.ACCOUNT, row));
        accountAbove = account.orElse(null);
        return account;
    }

    /** A number alone is a total. */
    private boolean isBelowItsAccount(ListRecord row) {
        return columns.cell(ColumnMatcher.ACCOUNT, row).isEmpty()
                && row.where(cell -> !cell.isEmpty()).count() > 1;
    }

    private Optional<String> doubt(ListRecord row, RegisterValue value) {
        if (Stream.of(ColumnMatcher.ACCOUNT, ColumnMatcher.READING, ColumnMatcher.DATE)
                .anyMatch(column -> row.formulas().contains(columns.place(column)))) {
            return Optional.of("formula");
        } else if (columns.isShifted(row)) {
            return Optional.of("shifted-row");
        } else if (isBelowItsAccount(row)) {
            return Optional.of(SeveralReadings.REASON);
        } else if (IntStream.range(0, row.cells().size())
                .anyMatch(column -> columns.isOfAnotherUtility(column, row.cell(column)))) {
            return Optional.of("other-utility");
        } else if (IntStream.range(0, row.cells().size())
                .anyMatch(column -> columns.isDoubt(column, row.cell(column)))) {
            return Optional.of("doubtful-note");
        }
        return ListCells.value(columns.cell(ColumnMatcher.PREVIOUS, row))
                .filter(previous -> previous.value() > value.value())
                .map(previous -> "below-previous");
    }
}
