package ua.meterline.backoffice;

import java.util.List;

/**
 * What became of a reading that was entered for a customer.
 *
 * @param message the id of the message; of no meaning in a preview
 * @param outcome {@code accepted}, {@code held} or {@code duplicate}
 * @param reasons the names of the rules that hold it, or remarks
 * @param period {@code YYYY-MM}
 * @param customer the name in the registry, or null
 * @param meter the number of the meter among those of the account
 * @param previous the effective reading of this meter in the latest earlier period, or null
 * @param before the effective reading of this meter in the period before the entry, or null
 * @param replaced the meters before this one, the last one first
 * @param known the same entry of some minutes ago, in place of which nothing was stored; or null
 */
public record PhoneEntry(
        long message,
        String outcome,
        List<String> reasons,
        String period,
        String customer,
        int meter,
        EffectiveReading previous,
        EffectiveReading before,
        List<Replaced> replaced,
        Known known) {
    /**
     * A replaced meter.
     *
     * @param last its last effective reading, or null
     * @param end its last register value
     * @param start the first register value of the meter that replaced it
     */
    public record Replaced(int meter, EffectiveReading last, int end, int start) {}

    /** Who entered the same, and when, a UTC text. */
    public record Known(String by, String at) {}

    public boolean isHeld() {
        return outcome.equals("held");
    }
}
