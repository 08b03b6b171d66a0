package ua.meterline.inbox;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import ua.meterline.reading.CustomerMessage;

/** The outcome of each row of a list, as a list that spreadsheets can open. Thread-safe. */
public final class ListResult {
    /** The byte order mark: without it, spreadsheets do not recognise UTF-8. */
    private static final String MARK = "\uFEFF";

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setHeader("row", "account", "reading", "date", "note", "outcome", "reason")
            .get();

    /** One for each row. */
    public List<CustomerMessage> messages(ParsedList list) {
        return list.messages();
    }

    /** The keys by which the rows' messages are found in the database. */
    public List<String> keys(@Variable("list") ParsedList list) {
        return list.messages().stream()
                .map(message -> message.imported().keys().get(0))
                .toList();
    }

    /**
     * The text of the result; the outcomes are logged.
     *
     * @param stored the answer to {@code select-imported.sql}
     */
    public String text(
            @Variable("file") InboxFile file, @Variable("list") ParsedList list, @Body List<Map<String, Object>> stored)
            throws IOException {
        ListTally.log(
                file.safeName(),
                stored.stream().map(row -> String.valueOf(row.get("outcome"))).toList());
        Map<Object, Map<String, Object>> byKey = new HashMap<>();
        stored.forEach(row -> byKey.put(row.get("key"), row));
        StringBuilder text = new StringBuilder(MARK);
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            List<String> keys = keys(list);
            for (int i = 0; i < keys.size(); i++) {
                print(printer, list.rows().get(i), byKey.getOrDefault(keys.get(i), Map.of()));
            }
        }
        return text.toString();
    }

    private static void print(CSVPrinter printer, ListRow row, Map<String, Object> stored) throws IOException {
        printer.print(row.number());
        for (String cell : row.cells()) {
            printer.print(harmless(cell));
        }
        printer.print(stored.get("outcome"));
        printer.print(stored.get("reason"));
        printer.println();
    }

    /** Prevents formula injection (OWASP, "CSV injection"). */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
