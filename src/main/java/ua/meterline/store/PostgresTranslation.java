package ua.meterline.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the common statements write differently for PostgreSQL. {@code CROSS JOIN ... ON} tells SQLite in which order to
 * join; here it is a {@code JOIN}. The schema of temporary tables is {@code pg_temp}. A table that is hidden behind a
 * temporary one, {@code main.NAME}, is a temporary view there, see {@link ScratchDatabase}.
 */
final class PostgresTranslation {
    private static final Pattern CROSS_JOIN = Pattern.compile("\\bCROSS JOIN\\b");
    /** What may follow a joined table at the same depth of parentheses, or a parenthesis. */
    private static final Pattern NEXT = Pattern.compile("[()]|\\b(ON|JOIN|WHERE|GROUP|ORDER|UNION|LIMIT|RETURNING)\\b");

    private PostgresTranslation() {}

    static String of(String sql) {
        String joined =
                CROSS_JOIN.matcher(sql).replaceAll(found -> hasCondition(sql, found.end()) ? "JOIN" : "CROSS JOIN");
        return joined.replaceAll("\\btemp\\.", "pg_temp.").replaceAll("\\bmain\\.(?=\\w)", "pg_temp.main_");
    }

    private static boolean hasCondition(String sql, int from) {
        Matcher next = NEXT.matcher(sql);
        int depth = 0;
        for (boolean found = next.find(from); found && depth >= 0; found = next.find()) {
            switch (next.group()) {
                case "(" -> depth++;
                case ")" -> depth--;
                default -> {
                    if (depth == 0) {
                        return next.group().equals("ON");
                    }
                }
            }
        }
        return false;
    }
}
