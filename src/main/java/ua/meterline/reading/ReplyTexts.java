package ua.meterline.reading;

import ua.meterline.reading.ReadingOutcome.Rejected;

/**
 * What customers are answered.
 *
 * @param accepted for a reading that is stored, now or before, or held for a person to decide
 * @param rejected for everything else
 * @param ownNumber for who wrote his own telephone number in the place of his account; empty: as for everything else
 */
public record ReplyTexts(String accepted, String rejected, String ownNumber) {
    /** The two texts that were announced. */
    public ReplyTexts(String accepted, String rejected) {
        this(accepted, rejected, "");
    }

    public String textFor(ReadingOutcome outcome) {
        if (outcome instanceof Rejected refusal) {
            boolean hint = refusal.reason() == RejectionReason.OWN_NUMBER && !ownNumber.isEmpty();
            return hint ? ownNumber : rejected;
        }
        return accepted;
    }
}
