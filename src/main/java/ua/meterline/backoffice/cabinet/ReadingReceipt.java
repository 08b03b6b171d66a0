package ua.meterline.backoffice.cabinet;

import java.time.Instant;
import java.util.List;

/**
 * One reading that came by SMS, as a page shows it to those who have its code.
 *
 * @param text as it was sent
 * @param account as it was read
 * @param period {@code YYYY-MM}
 * @param value as it was read
 * @param rules the names of the rules that hold it; empty for none
 * @param counting the value that counts for the period; null where that is not this message's
 */
public record ReadingReceipt(
        String text,
        Instant received,
        String account,
        String period,
        int value,
        boolean onTime,
        OwnReading.State state,
        List<String> rules,
        Integer counting) {
    public ReadingReceipt {
        rules = List.copyOf(rules);
    }
}
