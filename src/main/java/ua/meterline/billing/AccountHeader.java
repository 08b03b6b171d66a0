package ua.meterline.billing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import ua.meterline.common.Printable;
import ua.meterline.common.UnusableFileException;

/**
 * The columns of an account file as its header names them. Immutable.
 *
 * @param columns in the order of the cells; empty for a column that is not read
 * @param unread the headings of those, for a note
 */
record AccountHeader(List<Optional<AccountColumn>> columns, List<String> unread) {
    /** Without a header. */
    static final AccountHeader IN_DEFAULT_ORDER =
            new AccountHeader(AccountColumn.ALL.stream().map(Optional::of).toList(), List.of());

    AccountHeader {
        columns = List.copyOf(columns);
        unread = List.copyOf(unread);
    }

    /**
     * Empty when the cells name no column.
     *
     * @throws UnusableFileException when they name some, but not the account, or one of them twice
     */
    static Optional<AccountHeader> of(List<String> cells) throws UnusableFileException {
        List<Optional<AccountColumn>> columns =
                cells.stream().map(AccountColumn::named).toList();
        List<AccountColumn> named = columns.stream().flatMap(Optional::stream).toList();
        if (named.isEmpty()) {
            return Optional.empty();
        } else if (!named.contains(AccountColumn.ACCOUNT)) {
            throw new UnusableFileException("no-header", "The header names no column 'account'.");
        } else if (new HashSet<>(named).size() < named.size()) {
            throw new UnusableFileException("no-header", "The header names a column twice.");
        }
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (columns.get(i).isEmpty() && !cells.get(i).isBlank()) {
                unread.add(Printable.quoted(cells.get(i).strip()));
            }
        }
        return Optional.of(new AccountHeader(columns, unread));
    }
}
