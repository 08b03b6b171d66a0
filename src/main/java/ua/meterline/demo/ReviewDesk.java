package ua.meterline.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ua.meterline.app.ReadingModule;
import ua.meterline.backoffice.Correction;
import ua.meterline.backoffice.DecisionTerms;
import ua.meterline.backoffice.HeldMessage;
import ua.meterline.backoffice.HeldMessages;
import ua.meterline.backoffice.OpeningReading;
import ua.meterline.backoffice.OpeningReadings;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.Reviews;
import ua.meterline.config.Settings;
import ua.meterline.config.SettingsException;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.Database;
import ua.meterline.store.ExistingDatabase;

/**
 * Shows held messages and the decisions of all clerks about them, and stores typed decisions. Works on the database
 * beside the gateway, as the commands of the office do. Thread-safe.
 */
final class ReviewDesk implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long NEWS_MILLIS = 250;
    private static final Reviewer SPECTATOR = new Reviewer("demo", "typed in the demo");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-reviews");
        thread.setDaemon(true);
        return thread;
    });
    /** The messages that are shown, with the decision as shown. */
    private final Map<Long, String> shown = new HashMap<>();

    private final BillingCalendar calendar;
    private final DemoFolder folder;
    private final Screen screen;
    private final boolean typing;
    private final OfficeCommand command;
    private Connection reading;

    /** @param typing whether a person can type */
    ReviewDesk(DemoFolder folder, Screen screen, boolean typing) {
        this.calendar = calendar();
        this.folder = folder;
        this.screen = screen;
        this.typing = typing;
        this.command = new OfficeCommand(folder.databaseUrl());
    }

    /** That of the default settings, which a demo has. */
    private static BillingCalendar calendar() {
        try {
            return ReadingModule.calendar(Settings.load(null, Map.of()));
        } catch (SettingsException e) {
            throw new IllegalStateException(e);
        }
    }

    void start() {
        clock.scheduleWithFixedDelay(this::showNews, NEWS_MILLIS, NEWS_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Shows what was held or decided since the last call. */
    synchronized void showNews() {
        try {
            if (reading == null) {
                reading = ExistingDatabase.read(folder.databaseUrl(), TIMEOUT);
            }
            heldMessages().forEach(this::show);
        } catch (SQLException e) {
            return; // the database is removed: the demo ends, and says so
        }
    }

    private List<HeldMessage> heldMessages() throws SQLException {
        List<HeldMessage> found = new ArrayList<>();
        new HeldMessages(reading).forEach(null, true, found::add);
        return found;
    }

    private void show(HeldMessage message) {
        if (!shown.containsKey(message.id()) && message.decided() == null) {
            showHeld(message);
        }
        String decision = message.decided() == null
                ? ""
                : message.decided().decision() + " by " + message.decided().by();
        if (!decision.equals(shown.getOrDefault(message.id(), ""))) {
            screen.review("message " + message.id() + ": " + decision);
        }
        shown.put(message.id(), decision);
    }

    private void showHeld(HeldMessage message) {
        boolean first = shown.isEmpty();
        screen.held("message %d waits for a clerk: %s%s"
                .formatted(
                        message.id(),
                        why(message),
                        typing ? "; type accept %1$d or reject %1$d".formatted(message.id()) : ""));
        if (first) {
            screen.review((typing ? "or" : "decide it") + " in another terminal: " + command.accept(message.id()));
        }
    }

    private static String why(HeldMessage message) {
        return message.rules() == null || message.rules().isEmpty() ? message.reason() : message.rules();
    }

    /** Shows the commands that decide, for the database of the demo. */
    void showCommands() {
        screen.line("Held messages are decided by commands, in another terminal:");
        screen.line("  " + command.of("review list"));
        screen.line("  " + command.accept(1));
    }

    /** As {@code meterline readings import} does. */
    void load(OpeningReading opening) {
        try (Database database = Database.openBesideGateway(folder.databaseUrl(), TIMEOUT)) {
            new OpeningReadings(database, Clock.systemUTC(), (row, problem) -> screen.line(problem))
                    .load(List.of(opening), "the demo", SPECTATOR);
        } catch (SQLException e) {
            return; // the database is removed: the demo ends, and says so
        }
    }

    void accept(long message) {
        decide(
                message,
                reviews -> reviews.accept(message, SPECTATOR, new Correction(null, null, null), DecisionTerms.FIRST));
    }

    void reject(long message) {
        decide(message, reviews -> reviews.reject(message, SPECTATOR, DecisionTerms.FIRST));
    }

    /** What is decided. */
    @FunctionalInterface
    private interface Verdict {
        void by(Reviews reviews) throws SQLException, RefusedException;
    }

    private void decide(long message, Verdict verdict) {
        try (Connection connection = ExistingDatabase.write(folder.databaseUrl(), TIMEOUT)) {
            verdict.by(new Reviews(connection, calendar, RuleSettings.DEFAULT, Clock.systemUTC()));
            showNews();
        } catch (RefusedException e) {
            screen.line(e.getMessage());
        } catch (SQLException e) {
            screen.line("message " + message + ": the database cannot be written: " + e.getMessage());
        }
    }

    /** How many held messages were accepted. */
    synchronized long accepted() {
        return shown.values().stream()
                .filter(decision -> decision.startsWith("accept"))
                .count();
    }

    /** How many held messages wait for a decision. */
    synchronized long waiting() {
        return shown.values().stream().filter(String::isEmpty).count();
    }

    /** No more news. */
    @Override
    public synchronized void close() {
        clock.shutdown();
        if (reading != null) {
            try {
                reading.close();
            } catch (SQLException e) {
                screen.line("the database cannot be closed: " + e.getMessage());
            }
        }
    }
}
