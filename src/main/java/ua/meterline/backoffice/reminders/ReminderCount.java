package ua.meterline.backoffice.reminders;

import java.time.Instant;

/**
 * A count of whom to remind.
 *
 * @param asOf when it began
 */
public record ReminderCount(ReminderPreview preview, Instant asOf) {}
