package ua.meterline.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
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
        ListText list = ListText.of(octets);
        if (list.text().indexOf('\0') >= 0) {
            throw notAList();
        }
        try (CSVParser beginning = list.lines();
                CSVParser lines = list.lines()) {
            ListHeader head = ListHeader.of(beginning);
            List<ListRow> rows = new ArrayList<>();
            for (CSVRecord line : lines) {
                list.checkQuotes(line);
                row(line, head).ifPresent(rows::add);
                if (rows.size() > atMost) {
                    throw tooMany(atMost);
                }
            }
            if (rows.isEmpty()) {
                throw notAList();
            }
            return rows;
        } catch (IOException | UncheckedIOException e) {
            throw notAList();
        }
    }

    /** Empty for records of the header and for blank ones. */
    private Optional<ListRow> row(CSVRecord line, ListHeader head) {
        List<String> cells = head.columns().cells(line);
        if (head.records().contains(line.getRecordNumber()) || cells.stream().allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new ListRow(line.getRecordNumber(), cells, content(cells)));
    }

    public static UnusableFileException tooMany(int atMost) {
        return new UnusableFileException(TOO_MANY, "There are more than " + atMost + " readings in it.");
    }

    private static UnusableFileException notAList() {
        return new UnusableFileException(
                "not-a-list", "It has no rows of account, reading, date and note, separated as in CSV.");
    }

    private Content content(List<String> cells) {
        Optional<AccountNumber> account = ListCells.account(cells.get(0));
        Optional<RegisterValue> value = ListCells.value(cells.get(1));
        if (account.isEmpty() || value.isEmpty()) {
            return new Content.Wrong(RejectionReason.WRONG_FORMAT);
        } else if (cells.get(2).isEmpty()) {
            return new Content.Reading(account.get(), value.get(), null);
        }
        return ListCells.date(cells.get(2))
                .filter(this::isRecent)
                .<Content>map(date -> new Content.Reading(account.get(), value.get(), date))
                .orElse(new Content.Wrong(RejectionReason.WRONG_DATE));
    }

    private boolean isRecent(LocalDate date) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return !date.isAfter(today) && !date.isBefore(today.minusDays(OLDEST_DAYS));
    }
}
