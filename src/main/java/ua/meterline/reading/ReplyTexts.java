package ua.meterline.reading;

/**
 * What customers are answered.
 *
 * @param accepted for a reading that is stored, now or before
 * @param rejected for everything else
 */
public record ReplyTexts(String accepted, String rejected) {
    public String textFor(ReadingOutcome outcome) {
        return outcome instanceof ReadingOutcome.Rejected ? rejected : accepted;
    }
}
