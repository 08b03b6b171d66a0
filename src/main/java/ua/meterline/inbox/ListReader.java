package ua.meterline.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Answer;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;

/**
 * Reads a list of readings, as contact centres and caretakers keep them: account, reading, date and an optional note,
 * separated by commas, semicolons or tabs, with or without a header. Thread-safe.
 */
public final class ListReader {
    private static final int MOST_OCTETS = 20 * 1024 * 1024;
    private static final int MOST_ROWS = 100_000;
    /** What is older does not belong to a period that is still open. */
    private static final int OLDEST_DAYS = 62;

    private final InstantSource clock;
    private final ZoneId zone;

    public ListReader(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** @throws UnusableFileException when it is no list, or beyond the limits */
    public ReadList read(DroppedFile file) throws IOException, UnusableFileException {
        byte[] octets = FileReader.read(file, MOST_OCTETS);
        FileKeys keys = FileKeys.of(file.path().getFileName().toString(), octets);
        List<CustomerMessage> messages = new ArrayList<>();
        List<ListRow> rows = rows(octets);
        for (ListRow row : rows) {
            messages.add(message(file, row, keys.part((int) row.number())));
        }
        return new ReadList(rows, messages);
    }

    private static CustomerMessage message(DroppedFile file, ListRow row, List<String> keys) {
        return new CustomerMessage(
                Channel.FILE,
                "",
                file.safeName(),
                file.receivedAt(),
                row.text(),
                FileKeys.fingerprint(keys),
                new Imported(keys, row.content(), outcome -> Answer.none("no-address")));
    }

    List<ListRow> rows(byte[] octets) throws UnusableFileException {
        ListText list = ListText.of(octets);
        if (list.text().indexOf('\0') >= 0) {
            throw notAList();
        }
        try (CSVParser beginning = parser(list);
                CSVParser lines = parser(list)) {
            return rows(ListHead.of(beginning), lines, list);
        } catch (IOException | UncheckedIOException e) {
            throw notAList();
        }
    }

    private static CSVParser parser(ListText list) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(list.separator())
                .setIgnoreEmptyLines(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        return CSVParser.parse(list.text(), format);
    }

    private List<ListRow> rows(ListHead head, CSVParser lines, ListText list) throws UnusableFileException {
        List<ListRow> rows = new ArrayList<>();
        for (CSVRecord line : lines) {
            if (line.stream().anyMatch(list::hasSwallowedARow)) {
                throw new UnusableFileException(
                        "unbalanced-quotes",
                        "In row " + line.getRecordNumber() + " a quote begins that does not end before the next row.");
            }
            List<String> cells = head.columns().cells(line);
            if (head.records().contains(line.getRecordNumber())
                    || cells.stream().allMatch(String::isEmpty)) {
                continue;
            } else if (rows.size() == MOST_ROWS) {
                throw new UnusableFileException("too-large", "The list has more than " + MOST_ROWS + " rows.");
            }
            rows.add(new ListRow(line.getRecordNumber(), cells, content(cells)));
        }
        if (rows.isEmpty()) {
            throw notAList();
        }
        return rows;
    }

    private static UnusableFileException notAList() {
        return new UnusableFileException(
                "not-a-list", "There are no rows in it of account, reading, date and note, separated as in CSV.");
    }

    private Content content(List<String> cells) {
        Optional<AccountNumber> account = Cells.account(cells.get(0));
        Optional<RegisterValue> value = Cells.value(cells.get(1));
        if (account.isEmpty() || value.isEmpty()) {
            return new Content.Wrong(RejectionReason.WRONG_FORMAT);
        } else if (cells.get(2).isEmpty()) {
            return new Content.Reading(account.get(), value.get(), null);
        }
        return Cells.date(cells.get(2))
                .filter(this::isRecent)
                .<Content>map(date -> new Content.Reading(account.get(), value.get(), date))
                .orElse(new Content.Wrong(RejectionReason.WRONG_DATE));
    }

    private boolean isRecent(LocalDate date) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return !date.isAfter(today) && !date.isBefore(today.minusDays(OLDEST_DAYS));
    }
}
