package ua.meterline.backoffice.messages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import ua.meterline.backoffice.AccountMention;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/** Finds what matches a filter in a range of ids. Account, number and file are not its business. Immutable. */
final class MessageMatcher {
    private static final Sql MATCHING = Sql.named("select-matching-messages");
    private static final int MOST_ACCOUNTS = 50;

    private final MessageFilter filter;
    private final BillingCalendar calendar;
    private final Pattern text;
    private final Map<String, Object> parameters;

    MessageMatcher(MessageFilter filter, BillingCalendar calendar) {
        this.filter = filter;
        this.calendar = calendar;
        this.text = filter.text() == null
                ? null
                : Pattern.compile(filter.text(), Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.parameters = parameters();
    }

    private Map<String, Object> parameters() {
        Map<String, Object> row = new HashMap<>();
        row.put("channel", filter.channel());
        row.put("outcome", filter.outcome());
        row.put("reason", filter.reason());
        row.put("from", utc(filter.from()));
        row.put("until", utc(filter.until()));
        row.put("errors_only", filter.errorsOnly() ? 1 : 0);
        row.put("with_text", text != null || filter.period() != null ? 1 : 0);
        row.put("period_from", utc(periodStart(0)));
        row.put("period_until", utc(periodStart(1)));
        return row;
    }

    private static String utc(Instant instant) {
        return instant == null ? null : UtcTime.format(instant);
    }

    /** When a message must have been received to belong to the period without saying so; null for any period. */
    private Instant periodStart(int monthsLater) {
        ZoneId zone = calendar.zone();
        return filter.period() == null
                ? null
                : filter.period()
                        .plusMonths(monthsLater)
                        .month()
                        .atDay(1)
                        .minusDays(calendar.daysBefore())
                        .atStartOfDay(zone)
                        .toInstant();
    }

    /** The parameters of {@code select-message-parts.sql}; null when no part can be passed over. */
    Map<String, Object> parts() {
        if (filter.channel() == null
                && filter.outcome() == null
                && filter.from() == null
                && filter.until() == null
                && filter.period() == null) {
            return null;
        }
        Map<String, Object> row = new HashMap<>(parameters);
        row.put("from", filter.from() == null ? "" : hour(utc(filter.from())));
        row.put("until", filter.until() == null ? ":" : hour(utc(filter.until())));
        row.replaceAll((name, value) -> name.startsWith("period") && value != null ? hour((String) value) : value);
        return row;
    }

    private static String hour(String utc) {
        return utc.substring(0, "YYYY-MM-DDTHH".length());
    }

    /**
     * The ids that match, newest first.
     *
     * @param most the search ends with so many
     */
    List<Long> among(Connection connection, long first, long last, int most) throws SQLException {
        Map<String, Object> row = new HashMap<>(parameters);
        row.put("first", first);
        row.put("last", last);
        List<Long> found = new ArrayList<>();
        try (PreparedStatement query = MATCHING.prepare(connection, row);
                ResultSet message = query.executeQuery()) {
            while (found.size() < most && message.next()) {
                if (matches(connection, message)) {
                    found.add(message.getLong("id"));
                }
            }
        }
        return found;
    }

    private boolean matches(Connection connection, ResultSet message) throws SQLException {
        return (text == null || text.matcher(message.getString("text")).find())
                && (filter.period() == null || isOfPeriod(connection, message));
    }

    private boolean isOfPeriod(Connection connection, ResultSet message) throws SQLException {
        String channel = message.getString("channel");
        String wanted = filter.period().toString();
        if (channel.equals("email")
                || channel.equals("file")
                || message.getString("outcome").equals("held")) {
            Set<String> stated = periods(connection, message.getLong("id"), message.getString("text"));
            if (!stated.isEmpty()) {
                return stated.contains(wanted);
            }
        }
        return calendar.periodOf(UtcTime.parse(message.getString("received_at")))
                .toString()
                .equals(wanted);
    }

    private static Set<String> periods(Connection connection, long message, String text) throws SQLException {
        String accounts = Rows.json(List.copyOf(AccountMention.allIn(text, MOST_ACCOUNTS)));
        Set<String> periods = new HashSet<>();
        try (PreparedStatement query =
                        Sql.prepare(connection, "select-message-periods", "message_id", message, "accounts", accounts);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                periods.add(row.getString(1));
            }
        }
        return periods;
    }
}
