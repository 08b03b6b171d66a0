package ua.meterline.backoffice;

import java.util.List;

/**
 * What became of a reading that was entered for a customer.
 *
 * @param message the id of the message; of a dry run, the id that it would have
 * @param outcome {@code accepted}, {@code held} or {@code duplicate}
 * @param reasons the names of the rules that hold it, or remarks
 * @param period {@code YYYY-MM}
 * @param customer the name in the registry, or null
 * @param previous the effective reading of the latest earlier period, or null
 * @param before the effective reading of the period before the entry, or null
 * @param known the same entry of some minutes ago, in place of which nothing was stored; or null
 */
public record PhoneEntry(
        long message,
        String outcome,
        List<String> reasons,
        String period,
        String customer,
        EffectiveReading previous,
        EffectiveReading before,
        Known known) {
    /** Who entered the same, and when, a UTC text. */
    public record Known(String by, String at) {}

    public boolean isHeld() {
        return outcome.equals("held");
    }
}
