package ua.meterline.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import ua.meterline.common.UnusableFileException;
import ua.meterline.common.workbook.Workbook;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported;
import ua.meterline.reading.Imported.Content;
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

    private final InstantSource clock;
    private final ZoneId zone;
    private final boolean ofPast;

    /** For lists that are handed in. */
    public ListReader(InstantSource clock, ZoneId zone) {
        this(clock, zone, false);
    }

    private ListReader(InstantSource clock, ZoneId zone, boolean ofPast) {
        this.clock = clock;
        this.zone = zone;
        this.ofPast = ofPast;
    }

    /** For lists of past periods: no date and no name of a month is too old. */
    public static ListReader ofPast(InstantSource clock, ZoneId zone) {
        return new ListReader(clock, zone, true);
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
            List<ListTable> lists = workbook.sheets().stream()
                    .map(ListTable::of)
                    .filter(ListTable::hasAccounts)
                    .toList();
            if (lists.isEmpty()) {
                throw notAList();
            }
            List<ListRow> rows = new ArrayList<>(rows(lists.get(0), atMost));
            if (lists.size() > 1) {
                Set<AccountNumber> read = lists.get(0).accounts();
                lists.stream()
                        .skip(1)
                        .filter(other -> !read.containsAll(other.accounts()))
                        .findFirst()
                        .ifPresent(other -> rows.add(unread(other)));
            }
            return rows;
        } catch (ExcelReaderException | IllegalStateException | IndexOutOfBoundsException e) {
            throw Workbook.malformed();
        }
    }

    private List<ListRow> rows(ListTable table, int atMost) throws UnusableFileException {
        ListHeader header = ListHeader.of(table.records(), table.title());
        if (!ofPast) {
            header.requireMonth(YearMonth.from(today()));
        }
        RowReader reader = new RowReader(header, this::isPossible);
        List<ListRow> rows = new ArrayList<>();
        for (ListRecord line : table.records()) {
            reader.read(line).ifPresent(rows::add);
            if (rows.size() > atMost) {
                throw tooMany(atMost);
            }
        }
        if (rows.isEmpty()) {
            throw notAList();
        }
        return SeveralReadings.heldRows(rows);
    }

    private static ListRow unread(ListTable sheet) {
        return new ListRow(0, List.of(sheet.title(), "", "", ""), new Content.Unclear(null, null, "other-sheet"));
    }

    public static UnusableFileException tooMany(int atMost) {
        return new UnusableFileException(TOO_MANY, "There are more than " + atMost + " readings in it.");
    }

    static UnusableFileException notAList() {
        return new UnusableFileException(
                "not-a-list", "It has no rows of account, reading, date and note, separated as in CSV.");
    }

    private boolean isPossible(LocalDate date) {
        return !date.isAfter(today()) && (ofPast || !date.isBefore(today().minusDays(OLDEST_DAYS)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
