package ua.meterline.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    /** Older dates belong to a closed period. */
    private static final int OLDEST_DAYS = 62;

    private static final Pattern TOTAL = Pattern.compile(
            "^ *(?:всього|усього|разом|итого|всего|сума|сумма|загалом|total|sum\\b|[öo]sszesen)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final InstantSource clock;
    private final ZoneId zone;

    public ListReader(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** Whether a file is a list, and not a mail. */
    public boolean isList(InboxFile file) {
        return file.isList();
    }

    /** @throws UnusableFileException when it is not a list, or exceeds the limits */
    public ParsedList read(InboxFile file) throws IOException, UnusableFileException {
        byte[] octets = FileReader.read(file, MOST_OCTETS);
        FileFingerprint keys = FileFingerprint.of(file.path().getFileName().toString(), octets);
        List<CustomerMessage> messages = new ArrayList<>();
        List<ListRow> rows = rows(octets, MOST_ROWS);
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

    public List<ListRow> rows(byte[] octets, int atMost) throws UnusableFileException {
        try {
            return rows(ListText.of(octets).table(), atMost);
        } catch (UncheckedIOException e) {
            throw notAList();
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
                .<Content>map(reason -> new Content.Unclear(account.get(), value.get(), reason))
                .orElseGet(() -> new Content.Reading(account.get(), value.get(), date.orElse(null)));
    }

    private static Optional<String> doubt(ListRecord row, ListColumns columns, RegisterValue value) {
        Optional<RegisterValue> previous = ListCells.value(columns.cell(ColumnMatcher.PREVIOUS, row));
        if (columns.isShifted(row)) {
            return Optional.of("shifted-row");
        } else if (previous.isPresent() && previous.get().value() > value.value()) {
            return Optional.of("below-previous");
        }
        return Optional.empty();
    }

    private boolean isRecent(LocalDate date) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return !date.isAfter(today) && !date.isBefore(today.minusDays(OLDEST_DAYS));
    }
}
