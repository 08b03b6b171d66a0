package ua.meterline.reading;

import java.time.Instant;
import java.time.LocalTime;
import ua.meterline.reading.Imported.Content;

/** Judges messages that an edge has read already. Thread-safe. */
public final class ImportJudge {
    private final BillingCalendar calendar;

    public ImportJudge(BillingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Whether the message is one of those; all others are judged by their text. */
    public boolean isRead(CustomerMessage message) {
        return message.imported() != null;
    }

    /** A reading with a date counts for that date, even if its list arrived late. */
    public JudgedMessage judge(CustomerMessage message) {
        Content content = message.imported().content();
        if (content instanceof Content.Reading read) {
            Instant moment = read.readOn() == null
                    ? message.receivedAt()
                    : read.readOn()
                            .atTime(LocalTime.NOON)
                            .atZone(calendar.zone())
                            .toInstant();
            return new JudgedMessage(
                    message,
                    new ReadingOutcome.Accepted(new MeterReading(
                            read.account(), read.value(), calendar.periodOf(moment), calendar.isOnTime(moment))));
        } else if (content instanceof Content.Unclear unclear) {
            Instant moment = message.receivedAt();
            return new JudgedMessage(
                    message,
                    new ReadingOutcome.Unclear(
                            unclear.account(),
                            unclear.value(),
                            calendar.periodOf(moment),
                            calendar.isOnTime(moment),
                            unclear.reason()));
        }
        return new JudgedMessage(message, new ReadingOutcome.Rejected(((Content.Wrong) content).reason()));
    }
}
