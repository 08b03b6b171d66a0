package ua.meterline;

import ua.meterline.reading.BillingCalendar;
import ua.meterline.settings.Settings;

/** The parts that judge a message, made of the settings: one assembly for the gateway and for whoever asks what it would do. */
public final class Judging {
    private Judging() {}

    /** Which period a message counts for. */
    public static BillingCalendar calendar(Settings settings) {
        return new BillingCalendar(settings.timezone());
    }
}
