package ua.meterline.backoffice.messages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    private static final Sql PERIODS = Sql.named("select-message-periods");
    /** Whose periods are looked up at once. */
    private static final int MOST_AT_ONCE = 100;

    private static final int MOST_ACCOUNTS = 50;
    private static final int ASCII = 0x7F;
    private static final int LONGEST_PATTERN = 200;
    /** Characters that LIKE takes for others, or databases do not write small as Java does. */
    private static final Pattern SEVERAL_FORMS = Pattern.compile("(?:[^ -~]|[%_\\\\iks])+");

    /**
     * A message that matches but for the period.
     *
     * @param text null, like {@code received}, where no period is searched for
     */
    private record Match(long id, boolean mayStateAPeriod, String text, Instant received) {
        static Match of(long id) {
            return new Match(id, false, null, null);
        }

        static Match of(ResultSet message) throws SQLException {
            String channel = message.getString("channel");
            return new Match(
                    message.getLong("id"),
                    channel.equals("email")
                            || channel.equals("file")
                            || message.getString("outcome").equals("held"),
                    message.getString("text"),
                    UtcTime.parse(message.getString("received_at")));
        }
    }

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
        row.put("like_text", text == null ? null : like(filter.text()));
        row.put("beyond_ascii", text != null && isBeyondAscii(filter.text()) ? 1 : 0);
        row.put("with_text", text != null || filter.period() != null ? 1 : 0);
        row.put("period_from", utc(periodStart(0)));
        row.put("period_until", utc(periodStart(1)));
        return row;
    }

    /** Whether a text in which the wanted one is found has characters beyond ASCII: few have, most are digits. */
    private static boolean isBeyondAscii(String wanted) {
        return wanted.chars().anyMatch(c -> Character.toLowerCase(Character.toUpperCase(c)) > ASCII);
    }

    /** A pattern that each text matches in which the wanted one is found, in lower or upper case. */
    private static String like(String wanted) {
        String beginning = wanted.substring(0, Math.min(wanted.length(), LONGEST_PATTERN));
        return "%" + SEVERAL_FORMS.matcher(beginning.toLowerCase(Locale.ROOT)).replaceAll("%") + "%";
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
            List<Match> some;
            do {
                some = next(message, filter.period() == null ? most - found.size() : MOST_AT_ONCE);
                Map<Long, Set<String>> stated = statedPeriods(connection, some);
                some.stream()
                        .filter(match -> filter.period() == null || isOfPeriod(match, stated))
                        .limit(most - found.size())
                        .forEach(match -> found.add(match.id));
            } while (found.size() < most && !some.isEmpty());
        }
        return found;
    }

    /** Matches but for the period. */
    private List<Match> next(ResultSet message, int most) throws SQLException {
        List<Match> matches = new ArrayList<>();
        while (matches.size() < most && message.next()) {
            if (text == null || text.matcher(message.getString("text")).find()) {
                matches.add(filter.period() == null ? Match.of(message.getLong("id")) : Match.of(message));
            }
        }
        return matches;
    }

    /**
     * The periods that readings of the messages are of, by message. One statement for all of them: most are mails, of
     * which each may be of any period.
     */
    private static Map<Long, Set<String>> statedPeriods(Connection connection, List<Match> matches)
            throws SQLException {
        List<List<Object>> wanted = new ArrayList<>();
        for (Match match : matches) {
            if (match.mayStateAPeriod) {
                wanted.add(Arrays.asList(match.id, null));
                AccountMention.allIn(match.text, MOST_ACCOUNTS)
                        .forEach(account -> wanted.add(List.of(match.id, account)));
            }
        }
        Map<Long, Set<String>> periods = new HashMap<>();
        if (wanted.isEmpty()) {
            return periods;
        }
        try (PreparedStatement query = PERIODS.prepare(connection, Rows.row("wanted", Rows.json(wanted)));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                periods.computeIfAbsent(row.getLong("message_id"), any -> new HashSet<>())
                        .add(row.getString("period"));
            }
        }
        return periods;
    }

    private boolean isOfPeriod(Match match, Map<Long, Set<String>> stated) {
        String wanted = filter.period().toString();
        Set<String> periods = stated.get(match.id);
        return periods == null ? calendar.periodOf(match.received).toString().equals(wanted) : periods.contains(wanted);
    }
}
