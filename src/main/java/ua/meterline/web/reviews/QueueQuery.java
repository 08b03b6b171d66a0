package ua.meterline.web.reviews;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import ua.meterline.backoffice.review.CaseQueue.Cursor;
import ua.meterline.backoffice.review.QueueFilter;
import ua.meterline.backoffice.review.QueueOrder;
import ua.meterline.backoffice.review.QueuedCase;
import ua.meterline.web.BadInputException;
import ua.meterline.web.Visit;

/**
 * Which part of the queue a person works on, as the query of a link has it. Immutable.
 *
 * @param mine only those that the person works on
 */
public record QueueQuery(
        String rule,
        String channel,
        String period,
        String file,
        boolean mine,
        boolean deferred,
        QueueOrder order,
        Cursor after) {
    private static final int LONGEST = 1_000;

    static QueueQuery of(Visit visit) throws BadInputException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : new String[] {"rule", "channel", "period", "file", "mine", "deferred", "order", "after"}) {
            fields.put(name, visit.param(name));
        }
        return of(fields);
    }

    /** @param query as {@link #text} writes it; anything else is the whole queue */
    static QueueQuery parse(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : query.substring(0, Math.min(query.length(), LONGEST)).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return of(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static QueueQuery of(Map<String, String> fields) {
        return new QueueQuery(
                fields.getOrDefault("rule", ""),
                fields.getOrDefault("channel", ""),
                fields.getOrDefault("period", ""),
                fields.getOrDefault("file", ""),
                fields.getOrDefault("mine", "").equals("1"),
                fields.getOrDefault("deferred", "").equals("1"),
                fields.getOrDefault("order", "").equals("stake") ? QueueOrder.STAKE : QueueOrder.OLDEST,
                cursor(fields.getOrDefault("after", "")));
    }

    private static Cursor cursor(String text) {
        String[] parts = text.split("-", 2);
        try {
            return parts.length == 2 ? new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1])) : Cursor.START;
        } catch (NumberFormatException e) {
            return Cursor.START;
        }
    }

    QueueFilter filter(String person) {
        return new QueueFilter(given(rule), given(channel), given(period), given(file), mine ? person : null, deferred);
    }

    private static String given(String text) {
        return text.isEmpty() ? null : text;
    }

    public boolean isFirstPage() {
        return after.equals(Cursor.START);
    }

    public boolean isByStake() {
        return order == QueueOrder.STAKE;
    }

    public QueueQuery fromStart() {
        return behind(Cursor.START);
    }

    public QueueQuery behind(QueuedCase last) {
        return behind(new Cursor(last.messageId(), last.stake()));
    }

    private QueueQuery behind(Cursor cursor) {
        return new QueueQuery(rule, channel, period, file, mine, deferred, order, cursor);
    }

    /** For a link, without the question mark; empty for the beginning of the whole queue. */
    public String text() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rule", rule);
        fields.put("channel", channel);
        fields.put("period", period);
        fields.put("file", file);
        fields.put("mine", mine ? "1" : "");
        fields.put("deferred", deferred ? "1" : "");
        fields.put("order", isByStake() ? "stake" : "");
        fields.put("after", isFirstPage() ? "" : after.messageId() + "-" + after.stake());
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The path of the list. */
    public String path() {
        return path("/reviews");
    }

    /** The path with this query. */
    public String path(String base) {
        String query = text();
        return query.isEmpty() ? base : base + "?" + query;
    }
}
