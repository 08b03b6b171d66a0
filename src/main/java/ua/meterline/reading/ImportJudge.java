package ua.meterline.reading;

import java.time.Instant;
import java.time.LocalDate;
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

    /** Whether the next message of its mail or list must be stored after it. */
    public boolean isFromFile(JudgedMessage judged) {
        return judged.message().isFromFile();
    }

    /** A date chooses the period. Whether the reading is on time follows from when the message was received. */
    public JudgedMessage judge(CustomerMessage message) {
        return new JudgedMessage(
                message,
                outcome(message.imported().content(), message.receivedAt()),
                message.imported().numbers());
    }

    private ReadingOutcome outcome(Content content, Instant receivedAt) {
        if (content instanceof Content.Reading read) {
            BillingPeriod period = period(read.readOn(), receivedAt);
            return new ReadingOutcome.Accepted(
                    new MeterReading(read.account(), read.value(), period, calendar.isOnTime(period, receivedAt)));
        } else if (content instanceof Content.Unclear unclear) {
            BillingPeriod period = period(unclear.readOn(), receivedAt);
            return new ReadingOutcome.Unclear(
                    unclear.account(),
                    unclear.value(),
                    period,
                    calendar.isOnTime(period, receivedAt),
                    unclear.reason());
        }
        return new ReadingOutcome.Rejected(((Content.Wrong) content).reason());
    }

    private BillingPeriod period(LocalDate readOn, Instant receivedAt) {
        return calendar.periodOf(
                readOn == null
                        ? receivedAt
                        : readOn.atTime(LocalTime.NOON).atZone(calendar.zone()).toInstant());
    }
}
