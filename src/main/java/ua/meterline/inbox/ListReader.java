package ua.meterline.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.Suppression;

/**
 * Reads a list of readings, as contact centres and caretakers keep them: account, reading, date and an optional note,
 * separated by commas, semicolons or tabs, with or without a header. Thread-safe.
 */
public final class ListReader {
    /** A reason. */
    public static final String TOO_MANY = "too-many-readings";

    private static final int MOST_OCTETS = 20 * 1024 * 1024;
    private static final int MOST_ROWS = 100_000;
    /** Older dates of a list that is handed in are mistakes. */
    private static final int OLDEST_DAYS = 62;

    private static final Pattern TOTAL = Pattern.compile(
            "^ *(?:всього|усього|разом|итого|всего|сума|сумма|загалом|total|sum\\b|[öo]sszesen)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final InstantSource clock;
    private final ZoneId zone;
    private final int oldestDays;

    /** For lists that are handed in. */
    public ListReader(InstantSource clock, ZoneId zone) {
        this(clock, zone, OLDEST_DAYS);
    }

    /** @param oldestDays rows with older dates are wrong */
    public ListReader(InstantSource clock, ZoneId zone, int oldestDays) {
        this.clock = clock;
        this.zone = zone;
        this.oldestDays = oldestDays;
    }

    /** Whether a file is a list, and not a mail. */
    public boolean isList(InboxFile file) {
        return file.isList();
    }

    /** @throws UnusableFileException when it is not a list, or exceeds the limits */
    public ParsedList read(InboxFile file) throws IOException, UnusableFileException {
        String name = file.path().getFileName().toString();
        byte[] octets = FileReader.read(file, MOST_OCTETS);
        FileFingerprint keys = FileFingerprint.of(name, octets);
        List<CustomerMessage> messages = new ArrayList<>();
        List<ListRow> rows = rows(name, octets, MOST_ROWS);
        for (ListRow row : rows) {
            messages.add(message(file, row, keys.part((int) row.number())));
        }
        return new ParsedList(rows, messages);
    }

    private static CustomerMessage message(InboxFile file, ListRow row, List<String> keys) {
        return new CustomerMessage(
                Channel.FILE,
                "",
                file.safeName(),
                file.receivedAt(),
                row.text(),
                FileFingerprint.fingerprint(keys),
                Suppression.NO_ADDRESS,
                new Imported(keys, row.content()));
    }

    /**
     * The rows of a list, or of the first sheet with accounts.
     *
     * @param name of the file, which tells its kind; a name that does not is that of a list as text
     * @param atMost how many rows
     * @throws UnusableFileException when it is not a list, or exceeds the limits
     */
    public List<ListRow> rows(String name, byte[] octets, int atMost) throws UnusableFileException {
        FileKind kind = FileKind.of(name).orElse(FileKind.LIST);
        try {
            return switch (kind) {
                case WORKBOOK -> rowsOfWorkbook(octets, atMost);
                case UNSUPPORTED ->
                    throw new UnusableFileException(
                            "unsupported-format", "Files of this kind are not read. Save the list as .xlsx or .csv.");
                default -> rowsOfText(kind, octets, atMost);
            };
        } catch (UncheckedIOException e) {
            throw notAList();
        }
    }

    private List<ListRow> rowsOfText(FileKind kind, byte[] octets, int atMost) throws UnusableFileException {
        ListTable table = ListText.of(octets).table();
        if (kind == FileKind.TEXT && !table.hasAccounts()) {
            throw notAList();
        }
        return rows(table, atMost);
    }

    /** Accounts in further sheets are not read; a person is told when they are others. */
    private List<ListRow> rowsOfWorkbook(byte[] octets, int atMost) throws UnusableFileException {
        try (Workbook workbook = Workbook.open(octets)) {
            List<ListTable> lists =
                    workbook.tables().stream().filter(ListTable::hasAccounts).toList();
            if (lists.isEmpty()) {
                throw notAList();
            }
            List<ListRow> rows = new ArrayList<>(rows(lists.get(0), atMost));
            Set<AccountNumber> read = lists.get(0).accounts();
            lists.stream()
                    .skip(1)
                    .filter(other -> !read.containsAll(other.accounts()))
                    .findFirst()
                    .ifPresent(other -> rows.add(new ListRow(
                            0, List.of(other.title(), "", "", ""), new Content.Unclear(null, null, "other-sheet"))));
            return rows;
        } catch (ExcelReaderException | IllegalStateException | IndexOutOfBoundsException e) {
            throw WorkbookScan.malformed();
        }
    }

    private List<ListRow> rows(ListTable table, int atMost) throws UnusableFileException {
        ListHeader header = ListHeader.of(table.records(), table.title());
        List<ListRow> rows = new ArrayList<>();
        for (ListRecord line : table.records()) {
            if (isRow(line, header)) {
                rows.add(new ListRow(line.number(), header.columns().shown(line), content(line, header.columns())));
            }
            if (rows.size() > atMost) {
                throw tooMany(atMost);
            }
        }
        if (rows.isEmpty()) {
            throw notAList();
        }
        return SeveralReadings.heldRows(rows);
    }

    private static boolean isRow(ListRecord line, ListHeader header) {
        return !header.records().contains(line.number())
                && !header.columns().shown(line).stream().allMatch(String::isEmpty)
                && (line.hasAnAccount()
                        || !TOTAL.matcher(String.join(" ", line.cells())).find());
    }

    public static UnusableFileException tooMany(int atMost) {
        return new UnusableFileException(TOO_MANY, "There are more than " + atMost + " readings in it.");
    }

    static UnusableFileException notAList() {
        return new UnusableFileException(
                "not-a-list", "It has no rows of account, reading, date and note, separated as in CSV.");
    }

    private Content content(ListRecord row, ListColumns columns) {
        Optional<AccountNumber> account = ListCells.account(columns.cell(ColumnMatcher.ACCOUNT, row));
        Optional<RegisterValue> value = ListCells.value(columns.cell(ColumnMatcher.READING, row));
        String day = columns.cell(ColumnMatcher.DATE, row);
        Optional<LocalDate> date = ListCells.date(day).filter(this::isRecent);
        if (account.isEmpty() || value.isEmpty()) {
            return new Content.Wrong(RejectionReason.WRONG_FORMAT);
        } else if (!day.isEmpty() && date.isEmpty()) {
            return new Content.Wrong(RejectionReason.WRONG_DATE);
        }
        return doubt(row, columns, value.get())
                .<Content>map(reason -> new Content.Unclear(account.get(), value.get(), date.orElse(null), reason))
                .orElseGet(() -> new Content.Reading(account.get(), value.get(), date.orElse(null)));
    }

    private static Optional<String> doubt(ListRecord row, ListColumns columns, RegisterValue value) {
        Optional<RegisterValue> previous = ListCells.value(columns.cell(ColumnMatcher.PREVIOUS, row));
        boolean computed = Stream.of(ColumnMatcher.ACCOUNT, ColumnMatcher.READING, ColumnMatcher.DATE)
                .anyMatch(column -> row.formulas().contains(columns.place(column)));
        if (computed) {
            return Optional.of("formula");
        } else if (columns.isShifted(row)) {
            return Optional.of("shifted-row");
        } else if (previous.isPresent() && previous.get().value() > value.value()) {
            return Optional.of("below-previous");
        }
        return Optional.empty();
    }

    private boolean isRecent(LocalDate date) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return !date.isAfter(today) && !date.isBefore(today.minusDays(oldestDays));
    }
}
