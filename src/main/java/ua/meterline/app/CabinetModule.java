package ua.meterline.app;

import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import ua.meterline.backoffice.AccountBindings;
import ua.meterline.backoffice.cabinet.CabinetSessions;
import ua.meterline.backoffice.cabinet.CodeLimits;
import ua.meterline.backoffice.cabinet.DigitsAloneSwitch;
import ua.meterline.backoffice.cabinet.LoginCodes;
import ua.meterline.backoffice.cabinet.OwnReadings;
import ua.meterline.backoffice.cabinet.ReadingReceipts;
import ua.meterline.backoffice.cabinet.StrangerSubmissions;
import ua.meterline.backoffice.cabinet.SubmissionLimits;
import ua.meterline.backoffice.limit.RateLimits;
import ua.meterline.backoffice.staff.SessionTimeouts;
import ua.meterline.config.CabinetLimitSettings;
import ua.meterline.config.CabinetLoginSettings;
import ua.meterline.config.CabinetSettings;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.outbox.Notices;
import ua.meterline.sms.NumberPlan;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.web.CabinetPages;
import ua.meterline.web.CabinetServer;
import ua.meterline.web.WebListener;
import ua.meterline.web.cabinet.LoginByCodePages;
import ua.meterline.web.cabinet.OwnReadingsPages;
import ua.meterline.web.cabinet.ReceiptPages;
import ua.meterline.web.cabinet.StampNumbers;
import ua.meterline.web.cabinet.SubmitPages;

/** Wires the cabinet of the customers: its server, and the pages of each feature. */
public final class CabinetModule implements AutoCloseable {
    private final CabinetServer server;

    private CabinetModule(
            LiveSettings live, Database database, CamelContext camel, Notices notices, InstantSource clock)
            throws SQLException {
        Settings settings = live.get();
        CabinetLimitSettings limited = settings.cabinet().limits();
        DatabaseAccess access = new DatabaseAccess(database);
        RateLimits rates = RateLimits.of(access);
        SubmissionLimits limits =
                new SubmissionLimits(rates, limited.perAddress(), limited.perAccount(), limited.perSecond());
        StrangerSubmissions submissions = new StrangerSubmissions(new CabinetIntake(camel), limits, clock);
        Stream<CabinetPages> forStrangers = Stream.of(
                new SubmitPages(submissions, limits, SiteModule.stamps(access), limited.fillingTime(), clock),
                new ReceiptPages(new ReadingReceipts(access, rates, limited.perAddress(), clock)));
        this.server = new CabinetServer(
                listener(settings.cabinet()),
                SiteModule.site(database, "cabinet", StampNumbers.LIFETIME, clock),
                settings.timezone(),
                Stream.concat(forStrangers, ownPages(live, access, submissions, notices, clock))
                        .toList());
    }

    /** For customers who log in. */
    private static Stream<CabinetPages> ownPages(
            LiveSettings live,
            DatabaseAccess database,
            StrangerSubmissions submissions,
            Notices notices,
            InstantSource clock) {
        Settings settings = live.get();
        CabinetLoginSettings login = settings.cabinetLogin();
        CabinetSessions sessions =
                new CabinetSessions(database, new SessionTimeouts(login.sessionIdle(), login.sessionLifetime()), clock);
        CodeLimits limits = new CodeLimits(
                RateLimits.of(database), login.codesPerNumber(), login.codesPerDay(), login.codesPerAddress());
        NumberPlan numbers = new NumberPlan(settings.addresses().region(), settings.shortCode());
        return Stream.of(
                new LoginByCodePages(
                        new LoginCodes(database, notices, limits, sessions, clock), sessions, numbers::subscriber),
                new OwnReadingsPages(
                        sessions,
                        new OwnReadings(database, clock),
                        submissions,
                        new DigitsAloneSwitch(
                                new AccountBindings(database, clock),
                                () -> live.get().bindings().digitsOnly())));
    }

    /** @throws IOException when the cabinet cannot listen, naming the setting */
    static void requireFree(CabinetSettings cabinet) throws IOException {
        if (!cabinet.isOff()) {
            listener(cabinet).requireFree();
        }
    }

    private static WebListener listener(CabinetSettings cabinet) {
        return new WebListener(
                "meterline.cabinet",
                cabinet.address(),
                cabinet.port(),
                cabinet.tls().orElse(null),
                cabinet.trustedProxy());
    }

    /**
     * Not started; empty when the cabinet is off.
     *
     * @param camel with all routes
     */
    static Optional<CabinetModule> of(
            LiveSettings live, Database database, CamelContext camel, Notices notices, InstantSource clock)
            throws SQLException {
        return live.get().cabinet().isOff()
                ? Optional.empty()
                : Optional.of(new CabinetModule(live, database, camel, notices, clock));
    }

    void start() throws IOException {
        server.start();
    }

    /** Where customers open it, on this machine. */
    String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
