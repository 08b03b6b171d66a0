package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.bench.ConsoleHistory;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.store.Database;
import ua.meterline.store.ShortTransactions;

/** The write-ahead log while pages are open and messages come in: it begins anew only when no read is open. */
class WriteAheadLogIT {
    private static final int MESSAGES_AT_ONCE = 30;
    private static final long EVERY_MILLIS = 100;
    /** Each is an eighth of what the log may hold before a commit copies it. */
    private static final int WRITES = 16;

    /** Pages that read much, with what their browser asks for while they are open. */
    private static final Map<String, String> PAGES = Map.of(
            "/", "/overview/now?version=",
            "/messages", "/messages?text=needle",
            "/messages?errors=1", "/messages?outcome=held",
            "/reviews", "/reviews",
            "/billing", "/billing/counts",
            "/phone/missing", "/phone/missing?text=nowhere",
            "/replay", "/replay/state");

    private static final ConditionFactory AWAIT = Awaitility.await().atMost(Deadline.LENGTH);

    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static Database beside;
    private static ScheduledExecutorService others;
    private static List<OpenPage> pages;

    @BeforeAll
    static void start() throws Exception {
        ConsoleHistory.fill(folder, 1_000, 12, 12_000);
        console = ConsoleFixture.start(folder);
        beside = Database.openBesideGateway("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(20));
        others = Executors.newScheduledThreadPool(PAGES.size() + 1);
        ConsoleClient shift = console.signedIn(Role.SHIFT);
        shift.post("/replay", Map.of("since", LocalDate.now().minusYears(1)));
        pages = PAGES.entrySet().stream()
                .map(page -> new OpenPage(page.getKey(), page.getValue()))
                .toList();
        pages.forEach(OpenPage::open);
        AtomicInteger customer = new AtomicInteger();
        every(() -> {
            for (int i = 0; i < MESSAGES_AT_ONCE; i++) {
                console.gateway().smsc().enqueue(CustomerSms.reading(customer.incrementAndGet()));
            }
        });
    }

    @AfterAll
    static void stop() throws Exception {
        others.shutdownNow();
        others.awaitTermination(20, TimeUnit.SECONDS);
        beside.close();
        console.close();
    }

    private static void every(Runnable work) {
        others.scheduleWithFixedDelay(work, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A page in the browser of one person, who looks at it all the time. */
    private static final class OpenPage {
        private final String path;
        private final String poll;
        private final AtomicInteger answers = new AtomicInteger();
        private volatile Exception failure;

        private OpenPage(String path, String poll) {
            this.path = path;
            this.poll = poll;
        }

        void open() {
            try {
                ConsoleClient client = console.signedIn(Role.ADMIN);
                request(client, path);
                every(() -> request(client, poll));
            } catch (Exception e) {
                failure = e;
            }
        }

        private void request(ConsoleClient client, String what) {
            try {
                assertThat(client.getPart(what).statusCode()).as(what).isLessThan(300);
                answers.incrementAndGet();
            } catch (Exception e) {
                failure = e;
                throw new IllegalStateException(e);
            }
        }

        void awaitAnswer() {
            int before = answers.get();
            AWAIT.until(() -> failure != null || answers.get() > before);
            assertThat(failure).as(path).isNull();
        }
    }

    @Test
    void doesNotGrowBecauseAPageIsOpen() throws Exception {
        long stored = console.database().storedMessages();
        long bound = pragma("wal_autocheckpoint") * pragma("page_size");
        long largest = 0;
        for (int i = 0; i < WRITES; i++) {
            write(bound / 8);
            pages.forEach(OpenPage::awaitAnswer);
            largest = Math.max(largest, Files.size(folder.resolve("meterline.db-wal")));
        }
        // Twice the bound was written. A commit exceeds it, and the next ones, until no read is open for a moment.
        assertThat(largest).isBetween(bound / 8, bound + bound / 2);
        assertThat(console.database().storedMessages() - stored).isGreaterThan(MESSAGES_AT_ONCE);
    }

    /** Like an import beside the gateway. */
    private static void write(long octets) throws SQLException {
        new ShortTransactions(beside).write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO delivery_receipt (id, received_at, source, destination, raw)"
                            + " VALUES (1, '', '', '', randomblob(?)) ON CONFLICT DO UPDATE SET raw = excluded.raw")) {
                statement.setLong(1, octets);
                return statement.executeUpdate();
            }
        });
    }

    private static long pragma(String name) throws SQLException {
        try (Connection connection = beside.writer().getConnection();
                Statement statement = connection.createStatement();
                ResultSet value = statement.executeQuery("PRAGMA " + name)) {
            return value.getLong(1);
        }
    }
}
