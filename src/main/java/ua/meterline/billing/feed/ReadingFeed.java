package ua.meterline.billing.feed;

import static ua.meterline.store.Rows.row;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import ua.meterline.billing.feed.ReadingEvent.Kind;
import ua.meterline.store.Sql;

/**
 * Turns changes of readings into records of a topic, and into the rows that note what was published. Several changes of
 * one reading that wait together are published as one. Thread-safe.
 */
public final class ReadingFeed {
    private static final int MOST_AT_ONCE = 1_000;
    private static final String FORMAT = "meterline.reading/" + ReadingEvent.VERSION;

    /** Whether changes of readings are noted. */
    public static boolean isOn(Connection connection) throws SQLException {
        return Sql.named("select-reading-feed").number(connection, Map.of()) == 1;
    }

    /** Has them noted by all transactions that begin later, or not. Returns how many rows were changed. */
    public static int switchTo(Connection connection, boolean on) throws SQLException {
        return Sql.named("update-reading-feed").update(connection, row("is_on", on ? 1 : 0));
    }

    /** The parameters of {@code select-reading-changes.sql}. */
    public Map<String, Object> wanted() {
        return row("limit", MOST_AT_ONCE);
    }

    /** @param changes the rows of {@code select-reading-changes.sql} */
    public boolean isPresent(@Body List<Map<String, Object>> changes) {
        return !changes.isEmpty();
    }

    /** The records to append, in order; none where the value that counts is the published one. */
    public List<Message> records(@Variable("changes") List<Map<String, Object>> changes, Exchange exchange) {
        return changes.stream()
                .flatMap(change -> event(change).stream())
                .map(event -> message(event, exchange))
                .toList();
    }

    public boolean hasRecords(@Body List<Message> records) {
        return !records.isEmpty();
    }

    private static Message message(ReadingEvent event, Exchange exchange) {
        Message message = new DefaultMessage(exchange);
        message.setHeader(KafkaConstants.KEY, event.key());
        message.setHeader("format", FORMAT);
        message.setBody(event.toJson());
        return message;
    }

    private static Optional<ReadingEvent> event(Map<String, Object> change) {
        Object value = change.get("value");
        Object published = change.get("published_value");
        if (isEqual(value, published)) {
            return Optional.empty();
        }
        Kind kind = published == null ? Kind.ACCEPTED : value == null ? Kind.WITHDRAWN : Kind.CORRECTED;
        return Optional.of(new ReadingEvent(kind, change));
    }

    /** The driver returns an Integer or a Long. */
    private static boolean isEqual(Object one, Object other) {
        return one == null || other == null
                ? Objects.equals(one, other)
                : ((Number) one).longValue() == ((Number) other).longValue();
    }

    /** The rows of {@code upsert-published-reading.sql}. */
    public List<Map<String, Object>> published(@Variable("changes") List<Map<String, Object>> changes) {
        return changes.stream()
                .filter(change -> event(change).isPresent())
                .map(change -> row(
                        "account", change.get("account"),
                        "period", change.get("period"),
                        "meter", change.get("meter"),
                        "value", change.get("value")))
                .toList();
    }

    /** The parameters of {@code delete-reading-changes.sql}. */
    public Map<String, Object> done(@Variable("changes") List<Map<String, Object>> changes) {
        String ids = changes.stream()
                .flatMap(change -> Stream.of(((String) change.get("ids")).split(",")))
                .collect(Collectors.joining("\",\"", "[\"", "\"]"));
        return row("ids", ids);
    }
}
