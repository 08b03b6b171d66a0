package ua.meterline.app;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ua.meterline.backoffice.messages.KeysAhead;
import ua.meterline.backoffice.messages.MessageCounts;
import ua.meterline.backoffice.overview.LiveFigures;
import ua.meterline.backoffice.overview.OverviewFigures;
import ua.meterline.backoffice.overview.ProgressCount;
import ua.meterline.backoffice.phone.CallbackCandidates;
import ua.meterline.backoffice.reminders.ReminderDesk;
import ua.meterline.backoffice.reminders.Reminders;
import ua.meterline.backoffice.replay.ReplayJobs;
import ua.meterline.backoffice.staff.ApiTokens;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.LoginLimit;
import ua.meterline.backoffice.staff.PasswordHashing;
import ua.meterline.backoffice.staff.SessionTimeouts;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.backoffice.staff.StaffSessions;
import ua.meterline.billing.ScheduledExport;
import ua.meterline.config.ConsoleSettings;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.store.BackgroundPace;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.ConsoleServer;
import ua.meterline.web.Route;
import ua.meterline.web.SharedSite;
import ua.meterline.web.WebListener;
import ua.meterline.web.overview.OverviewPages;
import ua.meterline.web.reminders.ReminderPages;
import ua.meterline.web.replay.ReplayPages;

/** Wires the console of the office: its server, people, and the pages of each feature. */
public final class ConsoleModule implements AutoCloseable {
    /** How long a form is known as handled: as long as its answer is kept. */
    private static final Duration FORMS = Duration.ofHours(12);

    private final LiveSettings live;
    private final Settings settings;
    private final DatabaseAccess database;
    private final ConsoleEntries entries;
    private final Running running;
    private final InstantSource clock;
    private final PasswordHashing hashing = new PasswordHashing();
    private final AuditLog audit;
    private final StaffSessions sessions;
    private final OverviewFigures overview;
    private final ReplayJobs replays;
    private final ReminderDesk reminders;
    private final ConsoleExports exports;
    private final ConsoleServer server;

    /**
     * What the gateway does by itself, and pages show.
     *
     * @param callbacks whom to call back, as the gateway follows its messages
     * @param keysAhead of the messages that the index does not have yet
     */
    record Running(
            LiveFigures figures,
            ScheduledExport scheduledExport,
            CallbackCandidates callbacks,
            KeysAhead keysAhead,
            Reminders reminders) {}

    private ConsoleModule(
            LiveSettings live,
            DatabaseAccess database,
            SharedSite shared,
            ConsoleEntries entries,
            ConsoleExports exports,
            Running running,
            BackgroundPace pace,
            InstantSource clock) {
        this.live = live;
        this.settings = live.get();
        this.database = database;
        this.entries = entries;
        this.exports = exports;
        this.running = running;
        this.clock = clock;
        this.audit = new AuditLog(database, clock);
        this.sessions = sessions(settings.console());
        this.overview = new OverviewFigures(
                running.figures,
                new MessageCounts(database),
                new ProgressCount(database, pace, settings.billing().calendar().with(database.extensions()), clock),
                settings.timezone(),
                clock);
        this.replays = new ReplayJobs(new ReplayPreparation(live), audit, clock);
        this.reminders = new ReminderDesk(running.reminders, pace, clock);
        this.server = server(shared);
    }

    /** @throws IOException when the console cannot listen, naming the setting */
    static void requireFree(ConsoleSettings console) throws IOException {
        if (!console.isOff()) {
            listener(console).requireFree();
        }
    }

    private static WebListener listener(ConsoleSettings console) {
        return new WebListener(
                "meterline.console",
                console.address(),
                console.port(),
                console.tls().orElse(null),
                console.trustedProxy());
    }

    /** Not started; empty when the console is off. */
    static Optional<ConsoleModule> of(
            LiveSettings live, Database database, ConsoleEntries entries, Running running, InstantSource clock)
            throws SQLException {
        if (live.get().console().isOff()) {
            return Optional.empty();
        }
        DatabaseAccess access = new DatabaseAccess(database);
        BackgroundPace pace = new BackgroundPace(access);
        return Optional.of(new ConsoleModule(
                live,
                access,
                SiteModule.site(database, "console", FORMS, clock),
                entries,
                new ConsoleExports(live.get(), database, running.scheduledExport, pace, clock),
                running,
                pace,
                clock));
    }

    void start() throws IOException {
        overview.start();
        server.start();
    }

    /** Where people open it. */
    String url() {
        return server.url();
    }

    /** All paths, and who may use each. */
    List<Route> routes() {
        return server.routes();
    }

    @Override
    public void close() {
        server.close();
        exports.close();
        overview.close();
        replays.close();
        reminders.close();
    }

    private ConsoleServer server(SharedSite shared) {
        return new ConsoleServer(
                listener(settings.console()),
                shared,
                sessions,
                audit,
                settings.timezone(),
                pages(),
                ApiModule.api(settings, database, entries, clock));
    }

    private StaffSessions sessions(ConsoleSettings console) {
        return new StaffSessions(
                database,
                hashing,
                LoginLimit.of(database),
                new SessionTimeouts(console.sessionIdle(), console.sessionLifetime()),
                clock);
    }

    /** In the order of the navigation. */
    private List<ConsolePages> pages() {
        return List.of(
                new OverviewPages(overview::current),
                SearchModule.pages(settings, database, running.keysAhead, clock),
                ReviewModule.pages(live, database, clock),
                PhoneModule.pages(live, database, entries, running.callbacks, running.keysAhead, clock),
                exports.pages(),
                new ReminderPages(reminders),
                new ReplayPages(replays),
                PeopleModule.settings(live),
                PeopleModule.users(new StaffDirectory(database, hashing, clock), sessions),
                PeopleModule.tokens(new ApiTokens(database, clock)),
                PeopleModule.audit(audit, settings));
    }

    /** People who may use the console, for commands and the demo. */
    public static StaffDirectory people(Database database, InstantSource clock) {
        return new StaffDirectory(new DatabaseAccess(database), new PasswordHashing(), clock);
    }
}
