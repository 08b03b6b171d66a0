package ua.meterline.app;

import java.time.InstantSource;
import ua.meterline.backoffice.AccountBindings;
import ua.meterline.backoffice.messages.InboxFiles;
import ua.meterline.backoffice.messages.KeysAhead;
import ua.meterline.backoffice.messages.MessageSearch;
import ua.meterline.backoffice.phone.CallbackCandidates;
import ua.meterline.backoffice.phone.CallbackDesk;
import ua.meterline.backoffice.phone.MissingList;
import ua.meterline.backoffice.phone.PhoneDesk;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.web.phone.CallbackPages;
import ua.meterline.web.phone.MissingPages;
import ua.meterline.web.phone.PhonePages;

/** Wires the contact centre. */
final class PhoneModule {
    private PhoneModule() {}

    static PhonePages pages(
            LiveSettings live,
            DatabaseAccess database,
            ConsoleEntries entries,
            CallbackCandidates callbacks,
            KeysAhead ahead,
            InstantSource clock) {
        Settings settings = live.get();
        BillingCalendar calendar = ReadingModule.calendar(settings);
        return new PhonePages(
                desk(live, database, entries, ahead, clock),
                new CallbackPages(new CallbackDesk(database, callbacks, clock)),
                new MissingPages(
                        new MissingList(database),
                        new AuditLog(database, clock),
                        calendar,
                        settings.csv().dialect(),
                        clock),
                new AccountBindings(database, clock));
    }

    private static PhoneDesk desk(
            LiveSettings live, DatabaseAccess database, ConsoleEntries entries, KeysAhead ahead, InstantSource clock) {
        Settings settings = live.get();
        BillingCalendar calendar = ReadingModule.calendar(settings).with(database.extensions());
        return new PhoneDesk(
                database,
                entries,
                new MessageSearch(
                        database, calendar, new InboxFiles(settings.inbox().dir()), ahead),
                new PhoneDesk.Judging(
                        ReadingModule.decider(live),
                        calendar,
                        () -> live.get().billing().rules()),
                clock);
    }
}
