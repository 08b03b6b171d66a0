package ua.meterline.backoffice.submission;

import java.util.List;

/**
 * What became of a submitted reading.
 *
 * @param message the id of the message
 * @param outcome {@code accepted}, {@code held} or {@code duplicate}
 * @param reasons the names of the rules that hold it, or remarks
 * @param period {@code YYYY-MM}
 * @param meter the number of the meter among those of the account
 * @param isRepeat whether the same key submitted it before, and nothing was stored now
 */
public record SubmittedReading(
        long message, String outcome, List<String> reasons, String period, int meter, boolean isRepeat) {
    public SubmittedReading {
        reasons = List.copyOf(reasons);
    }
}
