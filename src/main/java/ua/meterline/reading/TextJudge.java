package ua.meterline.reading;

import ua.meterline.reading.ReadingFormat.Reading;

/** Judges a message by its text, once the validator has told whether it has the announced format. Thread-safe. */
public final class TextJudge {
    private final ReadingFormat format;
    private final BillingCalendar calendar;

    public TextJudge(ReadingFormat format, BillingCalendar calendar) {
        this.format = format;
        this.calendar = calendar;
    }

    /** For a text of the announced format: its reading, for the period in which it was received. */
    public JudgedMessage accept(CustomerMessage message) {
        Reading read = format.read(message.text());
        MeterReading reading = new MeterReading(
                read.account(),
                read.value(),
                calendar.periodOf(message.receivedAt()),
                calendar.isOnTime(message.receivedAt()));
        return new JudgedMessage(message, new ReadingOutcome.Accepted(reading));
    }

    /** For any other text. */
    public JudgedMessage reject(CustomerMessage message) {
        RejectionReason reason = message.text().isBlank() ? RejectionReason.EMPTY : RejectionReason.WRONG_FORMAT;
        return new JudgedMessage(message, new ReadingOutcome.Rejected(reason));
    }
}
