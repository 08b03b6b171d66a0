package ua.meterline.backoffice.reminders;

import ua.meterline.reading.ReminderHours;

/**
 * What the settings say about reminders.
 *
 * @param dailyBudget how many a day at most
 * @param repliesPerDay the daily budget of replies, of which reminders take what is left; 0 for no limit
 * @param perPeriod how many to one number for one period at most
 * @param text with {@code {until}} for the last day of the window
 */
public record ReminderTerms(ReminderHours hours, int dailyBudget, int repliesPerDay, int perPeriod, String text) {}
