package ua.meterline.config;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import ua.meterline.reading.ReminderHours;
import ua.meterline.reading.language.MultilingualText;

/** Reminders by SMS to those who submitted in earlier periods and have not in this one. */
public record ReminderSettings(
        @Setting(
                section = "Reminders by SMS",
                name = "meterline.reminders.days",
                reload = true,
                pattern = "(([1-9]|[12][0-9]|3[01])(,([1-9]|[12][0-9]|3[01]))*)?",
                message = "must be days of the month, such as 3,5",
                help = """
                        The days of the month on which numbers that submitted in earlier periods and have not in this
                        one are reminded, separated by commas. Empty: only 'meterline reminders send' does.""")
        String days,

        @Setting(
                name = ReminderSettings.HOURS,
                reload = true,
                defaultValue = "09:00-20:00",
                pattern = "([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]",
                message = "must be two times of a day, such as 09:00-20:00",
                help = "Reminders are sent between these times, in local time. What is not sent by then is dropped.")
        String hours,

        @Setting(
                name = "meterline.reminders.daily-budget",
                reload = true,
                defaultValue = "1000",
                min = 1,
                max = 1_000_000_000,
                help = """
                        The most reminders a day. Where meterline.replies.daily-budget is set, reminders take only what
                        replies have left of it; replies do not count reminders.""")
        int dailyBudget,

        @Setting(
                name = "meterline.reminders.per-period",
                reload = true,
                defaultValue = "1",
                min = 1,
                max = 31,
                help = "The most reminders to one number for one period; at most one a day.")
        int perPeriod,

        @Setting(
                name = "meterline.reminders.text",
                reload = true,
                defaultValue = "Ждём показания счётчика до {until}. Не напоминать: СТОП",
                min = 1,
                max = ReplyTextSettings.LONGEST,
                placeholders = {"{until}"},
                help = """
                        The reminder, with {until} for the last day of the window, such as 05.12. At most 70 characters.
                        Of several languages the first one is used: the language of a number is not known.""")
        MultilingualText text) {
    static final String HOURS = "meterline.reminders.hours";

    public ReminderSettings {
        if (!from(hours).isBefore(until(hours))) {
            throw new InvalidGroupException(HOURS, "must end after they begin");
        }
    }

    private static LocalTime from(String hours) {
        return LocalTime.parse(hours.substring(0, hours.indexOf('-')));
    }

    private static LocalTime until(String hours) {
        return LocalTime.parse(hours.substring(hours.indexOf('-') + 1));
    }

    public ReminderHours hours(ZoneId zone) {
        Set<Integer> chosen = days.isEmpty()
                ? Set.of()
                : Arrays.stream(days.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
        return new ReminderHours(chosen, from(hours), until(hours), zone);
    }
}
