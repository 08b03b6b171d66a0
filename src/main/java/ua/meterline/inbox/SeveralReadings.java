package ua.meterline.inbox;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RegisterValue;

/**
 * Holds all readings of an account that has several different ones for the same month: of two meters, or of one that
 * was corrected, only a person can tell which counts.
 */
public final class SeveralReadings {
    static final String REASON = "several-readings";
    /** A reading without a date may be of any month. */
    private static final YearMonth ANY = YearMonth.of(0, 1);

    private final Map<AccountNumber, Map<YearMonth, Set<RegisterValue>>> values = new HashMap<>();

    private SeveralReadings(List<Content> contents) {
        for (Content content : contents) {
            if (content instanceof Content.Reading read) {
                add(read.account(), month(read.readOn()), read.value());
            } else if (content instanceof Content.Unclear unclear && unclear.account() != null) {
                add(unclear.account(), month(unclear.readOn()), unclear.value());
            }
        }
    }

    /** The same contents in their order, with unclear ones in place of readings that contradict each other. */
    public static List<Content> held(List<Content> contents) {
        SeveralReadings several = new SeveralReadings(contents);
        return contents.stream()
                .map(content -> content instanceof Content.Reading read && several.contradict(read)
                        ? new Content.Unclear(read.account(), read.value(), read.readOn(), REASON)
                        : content)
                .toList();
    }

    static List<ListRow> heldRows(List<ListRow> rows) {
        List<Content> contents = held(rows.stream().map(ListRow::content).toList());
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).with(contents.get(i)))
                .toList();
    }

    private void add(AccountNumber account, YearMonth month, RegisterValue value) {
        values.computeIfAbsent(account, key -> new HashMap<>())
                .computeIfAbsent(month, key -> new HashSet<>())
                .add(value);
    }

    private boolean contradict(Content.Reading read) {
        Map<YearMonth, Set<RegisterValue>> ofAccount = values.get(read.account());
        YearMonth month = month(read.readOn());
        return ofAccount.entrySet().stream()
                        .filter(entry -> month.equals(ANY)
                                || entry.getKey().equals(ANY)
                                || entry.getKey().equals(month))
                        .flatMap(entry -> entry.getValue().stream())
                        .distinct()
                        .count()
                > 1;
    }

    private static YearMonth month(LocalDate day) {
        return day == null ? ANY : YearMonth.from(day);
    }
}
