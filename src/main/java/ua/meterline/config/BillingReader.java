package ua.meterline.config;

import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;
import ua.meterline.reading.rules.UseLimits;

/** Reads what is set for billing: the window, the forgiving format, the rules. */
record BillingReader(SettingsReader values) {
    /** @param zone the billing time zone; null when it was wrong */
    BillingSettings read(ZoneId zone) {
        return new BillingSettings(calendar(zone), rules());
    }

    private BillingCalendar calendar(ZoneId zone) {
        int first = values.number("meterline.billing.window-first-day", 1, 31);
        int last = values.number("meterline.billing.window-last-day", 1, 31);
        int before = values.number("meterline.billing.days-before", 0, 20);
        try {
            return new BillingCalendar(zone, first, last, before);
        } catch (IllegalArgumentException e) {
            values.complain("meterline.billing.window-first-day", e.getMessage());
            return null;
        }
    }

    private RuleSettings rules() {
        Set<String> off = values.read("meterline.rules.off", BillingReader::ruleNames);
        return new RuleSettings(
                off == null ? Set.of() : off,
                values.choice("meterline.rules.unknown-account", "refuse", "accept"),
                new UseLimits(
                        values.decimal("meterline.rules.use-factor", 1, 1_000),
                        values.number("meterline.rules.use-limit", 1, 99_999),
                        values.number("meterline.rules.use-unremarkable", 0, 99_999)));
    }

    private static Set<String> ruleNames(String text) {
        Set<String> names = new TreeSet<>();
        for (String name : text.isEmpty() ? new String[0] : text.split("\\s*,\\s*")) {
            if (!Rules.names().contains(name)) {
                throw new IllegalArgumentException(
                        "must name rules, separated by commas, of: " + String.join(", ", Rules.names()));
            }
            names.add(name);
        }
        return names;
    }
}
