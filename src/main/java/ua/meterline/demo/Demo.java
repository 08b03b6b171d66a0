package ua.meterline.demo;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * One run of the demo, from its start to its summary. {@link #end} may be called from any thread.
 */
public final class Demo {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final DemoFolder folder;
    private final Screen screen;
    private final boolean spectator;
    private final SentAndReceived traffic = new SentAndReceived();

    /**
     * Directs the log of this process into the folder; create it before any logger.
     *
     * @param spectator whether a terminal is there to type in
     */
    public Demo(DemoFolder folder, Screen screen, boolean spectator) {
        this.folder = folder;
        this.screen = screen;
        this.spectator = spectator;
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
        try (DemoServers town = new DemoServers(folder)) {
            town.startGateway();
            announce(town, duration);
            converse(town, duration);
            boolean settled = DemoServers.await(() -> traffic.isSettled() && allRepliesRecorded());
            settled &= DemoServers.await(() -> town.letters().showNews(screen));
            town.stopGateway();
            code = sumUp(settled, town.letters());
            return code;
        } finally {
            exitCode.complete(code);
        }
    }

    /** Ends the conversation early, and waits for the exit code. */
    public int end() throws Exception {
        ended.countDown();
        return exitCode.get(1, TimeUnit.MINUTES);
    }

    private void announce(DemoServers town, Duration duration) {
        Path database = folder.database();
        screen.line("Meterline demo: invented customers text to %s, through an SMSC simulator on port %d."
                .formatted(town.settings().shortCode(), town.smsc().port()));
        screen.line("Others send mails, which are kept in " + folder.inbox());
        screen.line("Database %s, log %s, health http://localhost:%d/health/ready"
                .formatted(database, folder.log(), town.settings().httpPort()));
        if (spectator) {
            screen.line("Type a message and press Enter, for example: 0501234567 12345");
            screen.line("Enter alone pauses the customers, Ctrl-C ends the demo.");
        }
        if (duration != null) {
            screen.line("It ends by itself after " + duration.toSeconds() + " s.");
        }
        screen.line("");
    }

    private void converse(DemoServers town, Duration duration) throws InterruptedException {
        Conversation conversation =
                new Conversation(town.smsc(), town.settings().shortCode(), traffic, screen);
        try (conversation) {
            conversation.start(this::sumUpSoFar);
            town.letters().start(screen);
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
            screen.line("--- the database cannot be read: " + e.getMessage());
        }
    }

    private int sumUp(boolean settled, DemoMail letters) throws SQLException {
        Comparison comparison = new Comparison(traffic, StoredRows.read(folder.database()));
        List<String> differences = comparison.differences();
        screen.line("");
        screen.line("In all " + comparison.summary());
        screen.line("       " + letters.summary());
        if (settled && differences.isEmpty()) {
            screen.line("Every message was answered once, and the database holds what was sent.");
            return 0;
        }
        screen.line("NOT as it should be; see " + folder.log());
        differences.forEach(line -> screen.line("  " + line));
        return 1;
    }
}
