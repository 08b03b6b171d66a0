package ua.meterline.backoffice.reminders;

import java.time.format.DateTimeFormatter;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.ReminderHours.Span;

/** The reminders of one day for a period. */
record ReminderRun(BillingPeriod period, Span span, ReminderTerms terms, BillingCalendar calendar) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM");

    /** Of each SMS. */
    String text() {
        return terms.text().replace("{until}", DAY.format(calendar.announcedLastDay(period)));
    }
}
