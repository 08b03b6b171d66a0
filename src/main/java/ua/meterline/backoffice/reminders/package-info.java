/** Reminders by SMS to customers who have not submitted yet, and who wants none. */
package ua.meterline.backoffice.reminders;
