package ua.meterline.reading.rules;

import java.util.Set;

/**
 * What may be set about the rules.
 *
 * @param off the names of rules that do not run
 * @param refuseUnknownAccounts or else such readings are taken, with a remark
 */
public record RuleSettings(Set<String> off, boolean refuseUnknownAccounts, UseLimits limits) {
    /** As in {@code application.properties}. */
    public static final RuleSettings DEFAULT = new RuleSettings(Set.of(), true, new UseLimits(5, 2_000, 300));

    public RuleSettings {
        off = Set.copyOf(off);
    }
}
