package ua.meterline.backoffice.messages;

import java.util.Comparator;
import java.util.List;
import ua.meterline.backoffice.RegisteredAccount;

/**
 * What is stored about an account besides its messages.
 *
 * @param registered null where the registry does not know it
 * @param readings of all meters and periods, the newest period first
 */
public record AccountStory(String account, RegisteredAccount registered, List<Reading> readings) {
    /**
     * An accepted reading.
     *
     * @param counts whether it is the effective one of its meter and period
     * @param message that brought it
     */
    public record Reading(
            long message, int meter, int value, String period, boolean onTime, boolean reviewed, boolean counts) {}

    /** The effective readings of the last meter, the oldest first. */
    public List<Reading> counting() {
        int meter = readings.stream().mapToInt(Reading::meter).max().orElse(1);
        return readings.stream()
                .filter(reading -> reading.counts() && reading.meter() == meter)
                .sorted(Comparator.comparing(Reading::period))
                .toList();
    }
}
