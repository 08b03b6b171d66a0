package ua.meterline.config;

import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.rules.RuleSettings;

/** The submission window and the validation rules. */
public record BillingSettings(BillingCalendar calendar, RuleSettings rules) {}
