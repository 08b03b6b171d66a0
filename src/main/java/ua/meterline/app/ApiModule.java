package ua.meterline.app;

import java.time.Duration;
import java.time.InstantSource;
import ua.meterline.backoffice.limit.RateLimits;
import ua.meterline.backoffice.messages.MessageDossierReader;
import ua.meterline.backoffice.staff.ApiTokens;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.submission.PeriodReadings;
import ua.meterline.backoffice.submission.Submissions;
import ua.meterline.billing.BatchArchive;
import ua.meterline.billing.BatchFiles;
import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.web.ConsoleApi;
import ua.meterline.web.api.Api;

/** Wires the HTTP API for other programs. */
final class ApiModule {
    private ApiModule() {}

    static ConsoleApi api(Settings settings, DatabaseAccess database, ConsoleEntries entries, InstantSource clock) {
        Api.Services services = new Api.Services(
                new Submissions(entries, settings.billing().calendar(), clock),
                new PeriodReadings(database),
                new MessageDossierReader(database, settings.readingFormat()),
                new BatchArchive(database),
                new BatchFiles(BillingModule.exportFolder(settings)),
                new AuditLog(database, clock));
        int perSecond = settings.console().apiRate();
        return new ConsoleApi(
                new ApiTokens(database, clock),
                perSecond,
                RateLimits.of(database).limit("calls", perSecond, Duration.ofSeconds(1)),
                new Api(services));
    }
}
