package ua.meterline.reading.rules;

import java.util.Set;

/**
 * The settings of the rules.
 *
 * @param off the names of disabled rules
 * @param refuseUnknownAccounts whether to reject readings of unknown accounts; otherwise they are accepted with a
 *     remark
 */
public record RuleSettings(Set<String> off, boolean refuseUnknownAccounts, ConsumptionLimits limits) {
    /** As in {@code application.properties}. */
    public static final RuleSettings DEFAULT = new RuleSettings(Set.of(), true, new ConsumptionLimits(5, 2_000, 300));

    public RuleSettings {
        off = Set.copyOf(off);
    }
}
