package ua.meterline.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.Downtime;
import ua.meterline.reading.WindowExtension;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.StoredExtensions;

/**
 * Records when the gateway could receive no messages, and extends the window whose last day that was. The time in which
 * the process did not run counts from its last write, to five seconds, whether it was stopped or crashed: for a
 * customer that is the same. Thread-safe.
 */
public final class DowntimeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DowntimeWatch.class);
    private static final String NOT_RUNNING = "not running";
    /** The cause of a downtime in which nothing can be recorded. */
    public static final String DATABASE = "database";

    /** Shorter ones are not recorded: a link that breaks again and again would fill the table. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private final DatabaseAccess database;
    private final StoredExtensions extensions;
    private final BillingCalendar calendar;
    private final Duration limit;
    private final Supplier<Optional<String>> cause;
    private final InstantSource clock;

    /** Null while messages can be received. */
    private Instant began;

    private String why;
    private boolean recorded;
    /** Those before the one that lasts; null until they are read. */
    private List<Downtime> earlier;

    /**
     * @param extensions which the judges of messages ask
     * @param limit longer downtimes count
     * @param cause why no message can be received now; empty while they can
     */
    public DowntimeWatch(
            DatabaseAccess database,
            StoredExtensions extensions,
            BillingCalendar calendar,
            Duration limit,
            Supplier<Optional<String>> cause,
            InstantSource clock) {
        this.database = database;
        this.extensions = extensions;
        this.calendar = calendar;
        this.limit = limit;
        this.cause = cause;
        this.clock = clock;
    }

    /**
     * Finds since when the gateway did not run, and extends the window by it. To be called once, before messages are
     * received: those that waited at the SMSC meanwhile are on time then. What cannot be recorded now is recorded
     * later.
     *
     * @throws StoreUnavailableException when the database cannot be read
     */
    public synchronized void recall() throws StoreUnavailableException {
        Instant now = clock.instant();
        Optional<Instant> last = database.read(connection -> DowntimeRows.lastSignOfLife(connection, now));
        if (last.isEmpty()) {
            return;
        }
        begin(last.get(), NOT_RUNNING);
        earlier = database.read(connection -> earlier(connection, now));
        extend(now);
        try {
            recorded = database.transaction(connection -> record(connection, now));
        } catch (StoreUnavailableException e) {
            LOG.warn("Downtime: not recorded yet: {}", e.getMessage());
        }
    }

    /**
     * Looks whether messages can be received now; to be called every second or so.
     *
     * @throws StoreUnavailableException when a downtime cannot be recorded; the next call repeats it
     */
    public synchronized void sample() throws StoreUnavailableException {
        Instant now = clock.instant();
        Optional<String> current = cause.get();
        if (began == null) {
            current.ifPresent(reason -> begin(now, reason));
        } else if (current.isEmpty()) {
            end(now);
        } else {
            goOn(now, current.get());
        }
    }

    /**
     * Another node watches: takes over the extensions that it recorded, for messages that are judged here.
     *
     * @throws StoreUnavailableException when the database cannot be read
     */
    public synchronized void follow() throws StoreUnavailableException {
        began = null;
        database.read(connection -> {
            extensions.refresh(connection);
            return null;
        });
    }

    private void begin(Instant moment, String reason) {
        began = moment;
        why = reason;
        recorded = false;
        earlier = null;
    }

    /** Messages that come by other ways than SMS are judged meanwhile, so the window is extended while it lasts. */
    private void goOn(Instant now, String current) throws StoreUnavailableException {
        if (earlier == null) {
            earlier = database.read(connection -> earlier(connection, now));
        }
        extend(now);
        if (!recorded && !current.equals(DATABASE)) {
            recorded = database.transaction(connection -> record(connection, now));
        }
    }

    private void end(Instant now) throws StoreUnavailableException {
        if (recorded || isLong(now)) {
            database.transaction(connection -> {
                record(connection, now);
                DowntimeRows.end(connection, now);
                return null;
            });
        }
        began = null;
    }

    /** Whether it is recorded now; a short one is not. */
    private boolean record(Connection connection, Instant now) throws SQLException {
        if (!recorded && !isLong(now)) {
            return false;
        }
        if (!recorded) {
            // A crash left it open.
            DowntimeRows.end(connection, began);
            DowntimeRows.begin(connection, began, why);
        }
        earlier = earlier(connection, now);
        Optional<WindowExtension> longer = extend(now);
        if (longer.isPresent() && DowntimeRows.record(connection, longer.get(), now)) {
            LOG.info(
                    "Window of {}: extended by {} minutes, until {}",
                    longer.get().period(),
                    longer.get().minutes(),
                    longer.get().until());
        }
        return true;
    }

    private Optional<WindowExtension> extend(Instant now) {
        List<Downtime> all = new ArrayList<>(earlier);
        all.add(new Downtime(began, now.isBefore(began) ? began : now, why));
        Optional<WindowExtension> longer = WindowExtension.of(calendar.lastEnding(now), calendar, all, limit);
        longer.ifPresent(some -> extensions.extend(some.period(), some.until()));
        return longer;
    }

    private List<Downtime> earlier(Connection connection, Instant now) throws SQLException {
        return DowntimeRows.endedSince(connection, calendar.beginOfLastDay(calendar.lastEnding(now)));
    }

    /** A stop is recorded in any case: the record ends a downtime that a crash left open. */
    private boolean isLong(Instant now) {
        return why.equals(NOT_RUNNING) || !now.isBefore(began.plus(SHORTEST));
    }
}
