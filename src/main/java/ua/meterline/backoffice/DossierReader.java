package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ua.meterline.common.Progress;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.store.Sql;

/** Collects everything stored about an account. For use by one thread, like its connection. */
public final class DossierReader {
    private static final List<String> BY_MESSAGE = List.of(
            "select-dossier-messages",
            "select-dossier-held",
            "select-dossier-replies",
            "select-dossier-receipts",
            "select-dossier-reviews");
    private static final List<String> BY_ACCOUNT =
            List.of("select-dossier-readings", "select-dossier-batches", "select-dossier-meters");

    private final Connection connection;
    private final ReadingFormat format;
    private final Progress progress;

    /**
     * @param format parses the text of duplicates, because their value is not stored in a row of its own
     * @param progress receives how many messages were scanned
     */
    public DossierReader(Connection connection, ReadingFormat format, Progress progress) {
        this.connection = connection;
        this.format = format;
        this.progress = progress;
    }

    /** The entry of the registry, by name; empty when the account is unknown or there is no registry. */
    public Optional<Map<String, Object>> registered(AccountNumber account) throws SQLException {
        try (PreparedStatement statement =
                        Sql.prepare(connection, "select-dossier-account", "account", account.digits());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(facts(row, 1)) : Optional.empty();
        }
    }

    /** All entries in order of time; empty when nothing is stored. */
    public List<DossierEntry> of(AccountNumber account) throws SQLException {
        Set<Long> messages = new DossierMessages(connection, new MessageScan(connection, "", progress)).of(account);
        List<DossierEntry> entries = new ArrayList<>();
        for (String statement : BY_MESSAGE) {
            add(entries, Sql.prepare(connection, statement, "messages", messages.toString()));
        }
        for (String statement : BY_ACCOUNT) {
            add(entries, Sql.prepare(connection, statement, "account", account.digits()));
        }
        entries.stream().filter(DossierReader::isDuplicate).forEach(this::addStatement);
        entries.sort(DossierEntry.IN_ORDER);
        return entries;
    }

    private static boolean isDuplicate(DossierEntry entry) {
        return entry.what().equals("message")
                && "duplicate".equals(entry.facts().get("outcome"));
    }

    private void addStatement(DossierEntry duplicate) {
        try {
            ReadingFormat.Reading repeated =
                    format.read((String) duplicate.facts().get("text"));
            duplicate.facts().put("repeats", repeated.value().value());
        } catch (IllegalArgumentException e) {
            // Another notation, or another format at that time: the text is listed anyway.
            duplicate.facts().put("repeats", "unknown");
        }
    }

    /** The statement's first three columns are time, kind and message; the others are facts. */
    private static void add(List<DossierEntry> entries, PreparedStatement statement) throws SQLException {
        try (statement;
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                entries.add(new DossierEntry(row.getString(1), row.getString(2), row.getLong(3), facts(row, 4)));
            }
        }
    }

    private static Map<String, Object> facts(ResultSet row, int firstColumn) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int column = firstColumn; column <= columns.getColumnCount(); column++) {
            Object fact = row.getObject(column);
            if (fact != null) {
                facts.put(columns.getColumnLabel(column).replace('_', '-'), fact);
            }
        }
        return facts;
    }
}
