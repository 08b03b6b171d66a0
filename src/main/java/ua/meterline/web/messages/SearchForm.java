package ua.meterline.web.messages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ua.meterline.backoffice.messages.MessageFilter;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.web.BadInputException;
import ua.meterline.web.Page;
import ua.meterline.web.Visit;

/**
 * The fields of the search as they were typed, and what is wrong with them. The field {@code sender-of} names a message
 * whose sender is meant, so that no number stands in a link.
 *
 * @param values by field; empty where nothing is typed
 * @param errors the key of a text, by field
 */
public record SearchForm(Map<String, String> values, Map<String, String> errors) {
    static final String SENDER_OF = "sender-of";
    private static final List<String> FIELDS = List.of(
            "account", "number", SENDER_OF, "text", "file", "channel", "outcome", "reason", "period", "from", "until",
            "errors");

    static SearchForm of(Visit visit) throws BadInputException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FIELDS) {
            values.put(field, visit.param(field));
        }
        return new SearchForm(values, new LinkedHashMap<>());
    }

    public String value(String field) {
        return values.get(field);
    }

    /** What is wrong with a field, and what to type; null where it is right. */
    public String problem(Page page, String field) {
        return errors.containsKey(field) ? page.text(errors.get(field)) : null;
    }

    public boolean isErrorsOnly() {
        return !value("errors").isEmpty();
    }

    /** Whether nothing is typed. */
    public boolean isEmpty() {
        return values.values().stream().allMatch(String::isEmpty);
    }

    /** Whether fields are used that are folded away otherwise. */
    public boolean isDetailed() {
        return List.of("file", "reason", "period", "from", "until").stream()
                .anyMatch(field -> !value(field).isEmpty());
    }

    /**
     * What is searched for; fields that are wrong are noted in {@link #errors}, and left out.
     *
     * @param sender of the message that {@code sender-of} names; empty for none
     */
    MessageFilter filter(ZoneId zone, String sender) {
        LocalDate from = parsed("from", LocalDate::parse);
        LocalDate until = parsed("until", LocalDate::parse);
        if (from != null && until != null && until.isBefore(from)) {
            errors.put("until", "messages.error.order");
        }
        String number = value("number").isEmpty() ? sender : value("number");
        return new MessageFilter(
                parsed("account", text -> new AccountNumber(text.replaceAll("[\\s-]", ""))),
                emptyToNull(number),
                emptyToNull(value("text")),
                emptyToNull(value("file")),
                emptyToNull(value("channel")),
                emptyToNull(value("outcome")),
                emptyToNull(value("reason")),
                parsed("period", BillingPeriod::parse),
                start(from, zone),
                until == null ? null : start(until.plusDays(1), zone),
                isErrorsOnly());
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @FunctionalInterface
    private interface Parser<T> {
        T parse(String text);
    }

    private <T> T parsed(String field, Parser<T> parser) {
        if (value(field).isEmpty()) {
            return null;
        }
        try {
            return parser.parse(value(field));
        } catch (DateTimeException | IllegalArgumentException e) {
            errors.put(field, "messages.error." + field);
            return null;
        }
    }

    /** The query string of this search, to be followed by {@code &at=POSITION}. */
    public String query() {
        return values.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
