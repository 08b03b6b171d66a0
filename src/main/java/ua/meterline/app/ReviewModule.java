package ua.meterline.app;

import java.sql.Connection;
import java.time.InstantSource;
import ua.meterline.backoffice.Reviews;
import ua.meterline.backoffice.review.ReviewDesk;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.inbox.KeptFiles;
import ua.meterline.inbox.ListReader;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.reviews.ReviewPages;

/** Wires reviews, for commands and for the console. */
public final class ReviewModule {
    private ReviewModule() {}

    /** @param connection whose transactions start with the write lock */
    public static Reviews reviews(Settings settings, Connection connection, InstantSource clock) {
        return new Reviews(
                connection, settings.billing().calendar(), settings.billing().rules(), clock);
    }

    static ConsolePages pages(LiveSettings live, DatabaseAccess database, InstantSource clock) {
        Settings settings = live.get();
        ReviewDesk desk = new ReviewDesk(
                database,
                settings.billing().calendar(),
                () -> live.get().billing().rules(),
                clock,
                settings.review().claim());
        CasePaperFiles papers = new CasePaperFiles(
                database,
                new KeptFiles(settings.inbox().dir(), settings.timezone()),
                ListReader.ofPast(clock, settings.timezone()));
        return new ReviewPages(desk, papers, new AuditLog(database, clock), clock);
    }
}
