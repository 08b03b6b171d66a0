package ua.meterline.billing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ua.meterline.common.UnusableFileException;

/**
 * Whether the columns of an account file without a header are in the default order, by what is in them: otherwise a
 * reading would be stored as a name.
 */
final class ColumnOrder {
    /** Fewer rows may be equal by chance. */
    private static final int TELLING = 3;

    private static final Set<CellLook> TEXTS = EnumSet.of(CellLook.NAME, CellLook.ADDRESS, CellLook.UNCLEAR);
    private static final Set<CellLook> NUMBERS = EnumSet.of(CellLook.DIGITS, CellLook.USE, CellLook.UNCLEAR);

    /** Ten digits are a number, too. */
    private static final Set<CellLook> PHONES = EnumSet.of(CellLook.ACCOUNT, CellLook.METER_NUMBER, CellLook.UNCLEAR);

    private ColumnOrder() {}

    /** @throws UnusableFileException when the order is another, or cannot be told */
    static void require(List<List<String>> rows) throws UnusableFileException {
        List<CellLook> looks = IntStream.range(0, AccountColumn.ALL.size())
                .mapToObj(column -> CellLook.ofMost(cells(rows, column)))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (int column = 0; column < looks.size(); column++) {
            if (!fits(AccountColumn.ALL.get(column), looks)) {
                wrong.add("column %d looks like %s, not %s"
                        .formatted(
                                column + 1,
                                looks.get(column).words(),
                                AccountColumn.ALL.get(column).label()));
            }
        }
        if (!wrong.isEmpty()) {
            throw unknown(String.join("; ", wrong));
        } else if (isAmbiguous(rows, looks)) {
            throw unknown("columns 4 and 5 both look like the digits of a dial");
        }
    }

    private static UnusableFileException unknown(String problem) {
        return new UnusableFileException(
                "unknown-columns",
                "it has no header, and %s; put a first line that names the columns, such as %s"
                        .formatted(
                                problem,
                                AccountColumn.ALL.stream()
                                        .map(AccountColumn::label)
                                        .collect(Collectors.joining(";"))));
    }

    private static List<String> cells(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .map(row -> row.get(column))
                .toList();
    }

    private static boolean fits(AccountColumn column, List<CellLook> looks) {
        CellLook look = looks.get(column.ordinal());
        return switch (column) {
            // Where no column has accounts, each line tells what is wrong with its own.
            case ACCOUNT -> look == CellLook.ACCOUNT || !looks.contains(CellLook.ACCOUNT);
            case NAME -> TEXTS.contains(look) && !(look == CellLook.ADDRESS && addressOf(looks) == CellLook.NAME);
            case ADDRESS -> TEXTS.contains(look);
            case METER_DIGITS, USUAL_USE -> NUMBERS.contains(look);
            case METER_NUMBER -> look != CellLook.NAME && look != CellLook.ADDRESS;
            case PHONE -> PHONES.contains(look);
        };
    }

    private static CellLook addressOf(List<CellLook> looks) {
        return looks.get(AccountColumn.ADDRESS.ordinal());
    }

    private static boolean isAmbiguous(List<List<String>> rows, List<CellLook> looks) {
        return looks.get(AccountColumn.METER_DIGITS.ordinal()) == CellLook.DIGITS
                && looks.get(AccountColumn.USUAL_USE.ordinal()) == CellLook.DIGITS
                && cells(rows, AccountColumn.USUAL_USE.ordinal()).stream()
                                .filter(cell -> !cell.isBlank())
                                .count()
                        >= TELLING;
    }
}
