package ua.meterline.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.rules.ConsumptionLimits;
import ua.meterline.reading.rules.RuleSettings;

/** The submission window and the validation rules. */
public record BillingSettings(
        @Setting(
                section = "Billing window and validation rules",
                name = "meterline.timezone",
                defaultValue = "Europe/Kyiv",
                help = "The time zone of billing dates. Times are stored in UTC.")
        ZoneId timezone,

        @Setting(name = "meterline.billing.window-first-day", defaultValue = "1", min = 1, max = 31, help = """
                        Readings are taken as of the 1st of a month. They are on time from the first to the last day of
                        the window, in local time.""")
        int windowFirstDay,

        @Setting(
                name = "meterline.billing.window-last-day",
                defaultValue = "5",
                min = 1,
                max = 31,
                help = "The last day of the window, included.")
        int windowLastDay,

        @Setting(
                name = "meterline.billing.days-before",
                defaultValue = "0",
                max = 20,
                help = "How many days before the 1st already belong to the window of the next month.")
        int daysBefore,

        @Setting(name = "meterline.billing.extend-after", defaultValue = "0s", max = 86_400_000, help = """
                        If the gateway can receive no messages for longer than this on the last day of the window, the
                        window ends later by that time. 0s: it always ends with its last day.""")
        Duration extendAfter,

        @Setting(name = "meterline.rules.off", reload = true, format = TextFormat.RULE_NAMES, help = """
                        Rules that do not run, separated by commas. The rules are: unknown-account, late-correction,
                        too-many-digits, below-previous, above-next, use-too-high""")
        Set<String> rulesOff,

        @Setting(name = "meterline.rules.unknown-account", reload = true, defaultValue = "refuse", help = """
                        What happens to a reading for an account that is not in the registry: refuse, or accept (with a
                        remark). Without a registry all accounts are accepted.""")
        UnknownAccounts unknownAccounts,

        @Setting(
                name = "meterline.rules.use-factor",
                reload = true,
                defaultValue = "5",
                min = 1,
                max = 1000,
                help = "A reading is held if consumption exceeds the usual consumption this many times.")
        double useFactor,

        @Setting(
                name = "meterline.rules.use-limit",
                reload = true,
                defaultValue = "2000",
                min = 1,
                max = 99_999,
                help = "A reading is held if the consumption of a month exceeds this limit, in units of the meter.")
        int useLimit,

        @Setting(
                name = "meterline.rules.use-unremarkable",
                reload = true,
                defaultValue = "300",
                max = 99_999,
                help = """
                        Consumption up to this much a month is not compared with the usual one, because the consumption
                        of a winter cannot be predicted without earlier years.""")
        int useUnremarkable) {
    enum UnknownAccounts {
        REFUSE,
        ACCEPT
    }

    public BillingSettings {
        try {
            new BillingCalendar(timezone, windowFirstDay, windowLastDay, daysBefore);
        } catch (IllegalArgumentException e) {
            throw new InvalidGroupException("meterline.billing.window-first-day", e.getMessage());
        }
    }

    public BillingCalendar calendar() {
        return new BillingCalendar(timezone, windowFirstDay, windowLastDay, daysBefore);
    }

    /** Whether downtimes extend windows. */
    public boolean extendsWindows() {
        return !extendAfter.isZero();
    }

    public RuleSettings rules() {
        return new RuleSettings(
                rulesOff,
                unknownAccounts == UnknownAccounts.REFUSE,
                new ConsumptionLimits(useFactor, useLimit, useUnremarkable));
    }
}
