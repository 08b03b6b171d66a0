package ua.meterline.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import ua.meterline.config.SettingsException;
import ua.meterline.simulator.DurationText;

/**
 * One run of the demo, from its start to its summary. {@link #end} may be called from any thread.
 */
public final class Demo {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final DemoFolder folder;
    private final Screen screen;
    private final TypedInput input;
    private final ReviewDesk reviews;
    private final SentAndReceived traffic = new SentAndReceived();
    private volatile boolean databaseLost;

    /**
     * Directs the log of this process into the folder; create it before any logger.
     *
     * @param folder stays open
     */
    public Demo(DemoFolder folder, Screen screen, TypedInput input) {
        this.folder = folder;
        this.screen = screen;
        this.input = input;
        this.reviews = new ReviewDesk(folder, screen, input.isTerminal());
        System.setProperty("meterline.demo.log", folder.log().toString());
        System.setProperty("log4j2.configurationFile", "log4j2-demo.xml");
    }

    /**
     * Runs for the duration or until {@link #end} is called.
     *
     * @param duration null for no limit
     * @return the exit code: 1 if a reply is missing or the database differs from what was sent
     * @throws java.io.IOException when something cannot be started
     */
    public int run(Duration duration) throws Exception {
        int code = 1;
        // GreenMail's threads end with exceptions when the gateway disconnects; log them instead of printing them.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                LoggerFactory.getLogger(Demo.class).warn("{}: {}", thread.getName(), failure.toString()));
        ProgramFolder.endWhenRemoved(screen);
        try (DemoServers town = new DemoServers(folder)) {
            town.startGateway();
            announce(town, duration);
            watchDatabase(town);
            converse(town, duration);
            code = databaseLost ? endWithoutDatabase() : settleAndSumUp(town);
            return code;
        } finally {
            exitCode.complete(code);
        }
    }

    private int settleAndSumUp(DemoServers town) throws Exception {
        boolean settled = DemoServers.await(() -> databaseLost || traffic.isSettled() && allRepliesRecorded());
        settled &= DemoServers.await(() -> databaseLost || town.letters().showNews(screen));
        reviews.showNews();
        reviews.close();
        town.stopGateway();
        return databaseLost ? endWithoutDatabase() : sumUp(settled, town.letters());
    }

    private void watchDatabase(DemoServers town) {
        Thread watch = new Thread(
                () -> {
                    try {
                        town.awaitDatabaseLoss();
                        databaseLost = true;
                        ended.countDown();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "demo-database");
        watch.setDaemon(true);
        watch.start();
    }

    private int endWithoutDatabase() {
        screen.line("The files in " + folder.path() + " were removed while the demo ran: it ends without a summary.");
        return 1;
    }

    /** Ends the conversation early, and waits for the exit code. */
    public int end() throws Exception {
        ended.countDown();
        return exitCode.get(1, TimeUnit.MINUTES);
    }

    private void announce(DemoServers town, Duration duration) throws SettingsException {
        screen.line("Meterline demo: invented customers text to %s, through an SMSC simulator on port %s."
                .formatted(town.shortCode(), town.smppPort()));
        screen.line("Others send mails. Database, log and mails are in " + folder.path());
        screen.line("Health check: " + town.health());
        screen.line("Console of the office, in a browser: " + town.console());
        screen.line("Cabinet of the customers, in a browser: " + town.cabinet());
        if (input.isTerminal()) {
            screen.line("Type a message and press Enter, for example: 0501234567 12345");
            screen.line("Enter alone pauses the customers, help tells more, quit or Ctrl-C ends the demo.");
        }
        if (duration != null) {
            screen.line("It ends by itself after " + DurationText.show(duration) + ".");
        }
        screen.line("");
    }

    private void converse(DemoServers town, Duration duration) throws InterruptedException, SettingsException {
        Conversation conversation =
                new Conversation(town.smsc(), town.shortCode(), traffic, screen, reviews, ended::countDown);
        try (conversation) {
            conversation.start(this::sumUpSoFar, input);
            town.letters().start(screen);
            reviews.start();
            if (duration == null) {
                ended.await();
            } else {
                ended.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            town.letters().end();
        }
    }

    private boolean allRepliesRecorded() {
        try {
            return StoredRows.read(folder.database()).messages().stream()
                    .noneMatch(row -> "pending".equals(row.state()));
        } catch (SQLException e) {
            return false;
        }
    }

    private void sumUpSoFar() {
        try {
            screen.line("--- so far " + new Comparison(traffic, StoredRows.read(folder.database())).summary());
        } catch (SQLException e) {
            return; // the database is removed: the demo ends, and says so
        }
    }

    private int sumUp(boolean settled, DemoMail letters) throws SQLException {
        Comparison comparison = new Comparison(traffic, StoredRows.read(folder.database()));
        List<String> differences = comparison.differences();
        screen.line("");
        screen.line("In all " + comparison.summary());
        screen.line("       " + letters.summary());
        screen.line("       %d held messages accepted, %d waiting: %s"
                .formatted(
                        reviews.accepted(),
                        reviews.waiting(),
                        new OfficeCommand(folder.databaseUrl()).of("review list")));
        if (settled && differences.isEmpty()) {
            screen.line("Every message was answered once, and the database holds what was sent.");
            return 0;
        }
        screen.line("NOT as it should be; see " + folder.log());
        differences.forEach(line -> screen.line("  " + line));
        return 1;
    }
}
