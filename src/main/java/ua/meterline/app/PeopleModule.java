package ua.meterline.app;

import ua.meterline.backoffice.staff.ApiTokens;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.backoffice.staff.StaffSessions;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.people.AuditPages;
import ua.meterline.web.people.PeoplePages;
import ua.meterline.web.people.TokenPages;
import ua.meterline.web.settings.SettingsPages;
import ua.meterline.web.settings.ShownSetting;

/** Wires the pages of the console about people, and those that only administrators and auditors see. */
final class PeopleModule {
    private PeopleModule() {}

    static ConsolePages settings(LiveSettings live) {
        return new SettingsPages(() -> live.effective().stream()
                .map(setting -> new ShownSetting(setting.name(), setting.value(), setting.origin(), setting.reload()))
                .toList());
    }

    static ConsolePages users(StaffDirectory directory, StaffSessions sessions) {
        return new PeoplePages(directory, sessions);
    }

    static ConsolePages tokens(ApiTokens tokens) {
        return new TokenPages(tokens);
    }

    static ConsolePages audit(AuditLog log, Settings settings) {
        return new AuditPages(log, settings.csv().dialect());
    }
}
