package ua.meterline.backoffice;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.meterline.reading.BillingCalendar;

/**
 * Filters a dossier by period. A message belongs to the periods of its readings, which a review may have changed;
 * without a reading, to the period in which it was received. Its consequences belong to it.
 */
public final class DossierPeriod {
    private final BillingCalendar calendar;

    public DossierPeriod(BillingCalendar calendar) {
        this.calendar = calendar;
    }

    /** @param period {@code YYYY-MM} */
    public List<DossierEntry> only(String period, List<DossierEntry> entries) {
        Map<Long, Set<String>> periods = new HashMap<>();
        entries.forEach(entry -> {
            Set<String> known = periods.computeIfAbsent(entry.message(), any -> new HashSet<>());
            if (entry.facts().get("period") instanceof String stated) {
                known.add(stated);
            }
        });
        entries.stream()
                .filter(entry -> entry.what().equals("message")
                        && periods.get(entry.message()).isEmpty())
                .forEach(entry -> periods.get(entry.message())
                        .add(calendar.periodOf(Instant.parse(entry.at())).toString()));
        return entries.stream()
                .filter(entry -> concerns(entry, period, periods))
                .toList();
    }

    private static boolean concerns(DossierEntry entry, String period, Map<Long, Set<String>> periods) {
        Object stated = entry.facts().get("period");
        return stated == null ? periods.get(entry.message()).contains(period) : stated.equals(period);
    }
}
