/** The page of reminders. */
package ua.meterline.web.reminders;
