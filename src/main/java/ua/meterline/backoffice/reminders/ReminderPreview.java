package ua.meterline.backoffice.reminders;

import ua.meterline.reading.BillingPeriod;

/**
 * How many numbers would be reminded now, and why the others would not.
 *
 * @param earlier numbers that submitted by SMS in earlier periods; the sum of the following
 * @param submitted of them, those of which an account has a reading of this period, held ones included
 * @param optedOut those that want no reminders
 * @param reminded those that were reminded today, or often enough for this period
 * @param overBudget those for which the budget of today does not suffice
 * @param due those that would be reminded
 * @param text that they would get
 */
public record ReminderPreview(
        BillingPeriod period,
        long earlier,
        long submitted,
        long optedOut,
        long reminded,
        long overBudget,
        long due,
        String text) {}
