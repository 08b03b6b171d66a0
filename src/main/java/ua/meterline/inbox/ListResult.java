package ua.meterline.inbox;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.commons.csv.CSVPrinter;
import ua.meterline.common.CsvDialect;
import ua.meterline.reading.CustomerMessage;

/** The outcome of each row of a list, as a list that spreadsheets can open. Thread-safe. */
public final class ListResult {
    private static final String[] HEADER = {"row", "account", "reading", "date", "note", "outcome", "reason"};

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{10}");

    private final CsvDialect dialect;

    public ListResult(CsvDialect dialect) {
        this.dialect = dialect;
    }

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
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = dialect.printer(text, HEADER)) {
            List<String> keys = keys(list);
            for (int i = 0; i < keys.size(); i++) {
                print(printer, list.rows().get(i), byKey.getOrDefault(keys.get(i), Map.of()));
            }
        }
        return text.toString();
    }

    private void print(CSVPrinter printer, ListRow row, Map<String, Object> stored) throws IOException {
        printer.print(row.number());
        String account = row.cells().get(0);
        printer.print(ACCOUNT.matcher(account).matches() ? dialect.account(account) : dialect.cell(account));
        for (String cell : row.cells().subList(1, row.cells().size())) {
            printer.print(dialect.cell(cell));
        }
        printer.print(stored.get("outcome"));
        printer.print(stored.get("reason"));
        printer.println();
    }
}
