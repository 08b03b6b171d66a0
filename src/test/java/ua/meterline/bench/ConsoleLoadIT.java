package ua.meterline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Meterline;
import ua.meterline.backoffice.messages.KeysAhead;
import ua.meterline.backoffice.messages.MessageIndexer;
import ua.meterline.backoffice.phone.AccountIndex;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.backoffice.staff.WeakHashing;
import ua.meterline.browser.ConsoleFixture;
import ua.meterline.common.Progress;
import ua.meterline.fixture.FreePort;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/**
 * Five people at the console of a gateway that takes messages, over a database with a year of history: how long each
 * page takes at a steady rate, and what they cost the throughput of the whole loop, in one run.
 *
 * <p>{@code mvn -Pbench verify -Dit.test=ConsoleLoadIT} runs it on a small database; {@code -Dbench.accounts=1000000
 * -Dbench.history=9999000 -Dbench.folder=/somewhere} on a large one, which is made once and kept.
 */
class ConsoleLoadIT {
    private static final int ACCOUNTS = Integer.getInteger("bench.accounts", 20_000);
    private static final int HISTORY = Integer.getInteger("bench.history", 200_000);
    private static final int WARM_UP = 150_000;
    /** In each phase of full load. */
    private static final int MESSAGES = Integer.getInteger("bench.messages", 60_000);
    /** Each with two phases without people and two with them. */
    private static final int ROUNDS = 3;

    private static final int RATE = Integer.getInteger("bench.rate", 1_000);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
    private static final int MONTHS = 12;
    private static final int PEOPLE = 5;
    /** In a minute, each page is to be opened some twenty times. */
    private static final Duration PAUSE_AT_STEADY_RATE = Duration.ofMillis(400);
    /** Of somebody who reads little of each page. */
    private static final Duration PAUSE_AT_FULL_LOAD = Duration.ofSeconds(2);

    private static final int WINDOW = 200;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @TempDir
    Path temporary;

    private Path folder;
    /** The phase before this one. */
    private String before = "start";

    @Test
    void everyPageAnswersOverALittleHistory() throws Exception {
        int accounts = 1_000;
        int messages = 12_000;
        folder = temporary;
        prepare(accounts, messages);
        try (ConsoleFixture console = ConsoleFixture.start(folder)) {
            ConsoleVisitors people = new ConsoleVisitors(URI.create(console.address()), pages(accounts, messages));
            people.addMenu();
            people.come(PEOPLE, Duration.ZERO);
            Awaitility.await().atMost(TIMEOUT).until(people::haveSeenAll);
            people.leave();
        }
    }

    @Test
    @Tag("bench")
    void pagesAnswerAtOnceAndCostTheIntakeNextToNothing() throws Exception {
        folder = System.getProperty("bench.folder") == null ? temporary : Path.of(System.getProperty("bench.folder"));
        prepare(ACCOUNTS, HISTORY);
        addPerson();
        int port = FreePort.next();
        ConsoleVisitors people = new ConsoleVisitors(URI.create("http://127.0.0.1:" + port), pages(ACCOUNTS, HISTORY));
        Map<String, Map<String, Histogram>> times = new HashMap<>();
        List<String> loads = loads();
        List<Map<String, Double>> measured = BenchmarkRun.of(
                WINDOW,
                loads,
                List.of(),
                List.of(Meterline.class.getName(), "run"),
                Map.of(
                        "METERLINE_DATA_DIR",
                        folder.toString(),
                        "METERLINE_HTTP_PORT",
                        "0",
                        "METERLINE_CONSOLE_PORT",
                        "" + port,
                        "METERLINE_RETENTION_CRON",
                        ""),
                phase -> visit(phase, people, times));
        Map<String, Map<String, Double>> phases = new LinkedHashMap<>();
        for (int i = 0; i < loads.size(); i++) {
            phases.put(loads.get(i).split("=")[0], measured.get(i));
        }

        Map<String, Histogram> steady = times.get("steady");
        print(times.get("warm-up"), steady);
        double alone = perSecond(phases, "alone");
        double visited = perSecond(phases, "visited");
        double aloneMicros = average(phases, "alone", "gateway_us");
        double visitedMicros = average(phases, "visited", "gateway_us");
        long pages = times.keySet().stream()
                .filter(phase -> phase.startsWith("visited"))
                .mapToLong(phase -> pages(times.get(phase)))
                .sum();
        phases.forEach((phase, result) -> System.out.printf(
                "%-10s %6.0f messages/s, %5.1f us%n", phase, result.get("per_second"), result.get("gateway_us")));
        System.out.printf(
                "%nmessages a second: alone %.0f, visited %.0f, ratio %.3f;"
                        + " CPU us a message: alone %.1f, visited %.1f; CPU ms for each of %d pages: %.1f%n",
                alone,
                visited,
                visited / alone,
                aloneMicros,
                visitedMicros,
                pages,
                (visitedMicros - aloneMicros) * 2 * ROUNDS * MESSAGES / pages / 1_000);
        assertThat(steady.keySet())
                .as("pages with a p95 of 150 ms or more")
                .filteredOn(page -> ConsoleVisitors.millis(steady.get(page), 95) >= 150)
                .isEmpty();
        assertThat(visited / alone).as("share of the throughput").isGreaterThanOrEqualTo(0.95);
    }

    /**
     * As {@link LoadGenerator} takes them. With and without people take turns, in an order in which neither gains from
     * a gateway that gets faster, or from a machine that gets slower.
     */
    private static List<String> loads() {
        List<String> loads = new ArrayList<>(List.of("warm-up=" + WARM_UP, "steady=" + RATE * SECONDS + "@" + RATE));
        for (int i = 1; i <= 2 * ROUNDS; i += 2) {
            loads.add("alone-" + i + "=" + MESSAGES);
            loads.add("visited-" + i + "=" + MESSAGES);
            loads.add("visited-" + (i + 1) + "=" + MESSAGES);
            loads.add("alone-" + (i + 1) + "=" + MESSAGES);
        }
        loads.add("end=1");
        return loads;
    }

    private static double perSecond(Map<String, Map<String, Double>> phases, String kind) {
        return average(phases, kind, "messages") / average(phases, kind, "seconds");
    }

    private static double average(Map<String, Map<String, Double>> phases, String kind, String figure) {
        return phases.keySet().stream()
                .filter(phase -> phase.startsWith(kind))
                .mapToDouble(phase -> phases.get(phase).get(figure))
                .average()
                .orElseThrow();
    }

    private static long pages(Map<String, Histogram> times) {
        return times.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    /**
     * Each page is opened at full load before it is measured: Java loads and compiles it then. That time is printed, and
     * not judged, because it occurs once after a start.
     *
     * @param times by the phase that has ended, and by page
     */
    private void visit(String phase, ConsoleVisitors people, Map<String, Map<String, Histogram>> times)
            throws Exception {
        if (phase.equals("warm-up")) {
            Awaitility.await().atMost(TIMEOUT).ignoreExceptions().untilAsserted(people::addMenu);
        } else if (phase.equals("steady")) {
            Awaitility.await().atMost(TIMEOUT).until(people::haveSeenAll);
        }
        people.leave();
        times.put(before, people.times());
        before = phase;
        if (phase.startsWith("visited")) {
            people.come(PEOPLE, PAUSE_AT_FULL_LOAD);
        } else if (!phase.startsWith("alone") && !phase.equals("end")) {
            people.come(PEOPLE, PAUSE_AT_STEADY_RATE);
        }
    }

    private void prepare(int accounts, int messages) throws Exception {
        long start = System.nanoTime();
        ConsoleHistory.fill(folder, accounts, MONTHS, messages);
        System.out.printf(
                "%nfilled in %.0f s: %.2f GB%n", seconds(start), Files.size(folder.resolve("meterline.db")) / 1e9);
        try (Database database =
                Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(30))) {
            DatabaseAccess access = new DatabaseAccess(database);
            start = System.nanoTime();
            new AccountIndex(database).refresh(Progress.NONE);
            System.out.printf("accounts indexed in %.0f s%n", seconds(start));
            start = System.nanoTime();
            MessageIndexer indexer = new MessageIndexer(access, new KeysAhead());
            while (isBehind(database)) {
                indexer.run();
            }
            System.out.printf("messages indexed in %.0f s%n", seconds(start));
        }
    }

    private void addPerson() throws Exception {
        try (Database database =
                Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(30))) {
            StaffDirectory staff =
                    new StaffDirectory(new DatabaseAccess(database), WeakHashing.create(), Clock.systemUTC());
            if (staff.list().stream().noneMatch(member -> member.login().equals("admin"))) {
                staff.add("admin", "Admin", Set.of(Role.values()), ConsoleFixture.PASSWORD, Actor.commandLine("bench"));
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static boolean isBehind(Database database) throws Exception {
        try (Connection connection = database.readers().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT max(id) FROM message)"
                        + " - coalesce((SELECT keyed_up_to FROM message_index), 0) >= 1024")) {
            return row.getBoolean(1);
        }
    }

    /** Besides those of the navigation. */
    private static Map<String, ConsoleVisitors.Path> pages(int accounts, int messages) {
        Map<String, ConsoleVisitors.Path> pages = new HashMap<>();
        pages.put("/messages?account", random -> "/messages?account=" + account(random.nextInt(accounts)));
        pages.put("/messages?number", random -> "/messages?number=050" + "%07d".formatted(random.nextInt(accounts)));
        pages.put("/messages?text", random -> "/messages?text=needle" + random.nextInt());
        pages.put("/messages?text common", random -> "/messages?text=" + 10 * random.nextInt(100));
        pages.put("/messages?outcome=held", random -> "/messages?outcome=held");
        pages.put("/messages?channel=file&outcome=held", random -> "/messages?channel=file&outcome=held");
        pages.put("/messages?errors", random -> "/messages?errors=1");
        pages.put("/messages?period", random -> "/messages?channel=email&period=" + month(random.nextInt(MONTHS)));
        pages.put("/messages?from", random -> {
            String month = month(random.nextInt(MONTHS));
            return "/messages?outcome=rejected&from=" + month + "-02&until=" + month + "-03";
        });
        pages.put("/messages?at", random -> "/messages?at=before-" + random.nextInt(1, messages));
        pages.put("/messages/{id}", random -> "/messages/" + random.nextInt(1, messages));
        pages.put(
                "/reviews/{id}",
                random -> "/reviews/" + (messages / MONTHS * random.nextInt(MONTHS) + 98 + 100 * random.nextInt(10)));
        pages.put("/reviews?order", random -> "/reviews?order=stake");
        pages.put("/phone?q", random -> "/phone?q=Customer+" + random.nextInt(100));
        pages.put("/phone/missing", random -> "/phone/missing");
        pages.put("/phone/missing?text", random -> "/phone/missing?text=nowhere" + random.nextInt());
        pages.put("/phone/callbacks", random -> "/phone/callbacks");
        pages.put("/billing/batches/{id}", random -> "/billing/batches/" + random.nextInt(1, MONTHS));
        pages.put("/accounts", random -> "/accounts?account=" + account(random.nextInt(accounts)));
        return pages;
    }

    private static String account(int number) {
        return "05%08d".formatted(number * 7_368_787L % 100_000_000L);
    }

    private static String month(int ago) {
        return YearMonth.now(ZoneId.of("Europe/Kiev")).minusMonths(1 + ago).toString();
    }

    private static void print(Map<String, Histogram> first, Map<String, Histogram> times) {
        System.out.printf(
                "%n%-45s %6s %9s %9s %9s%n",
                "page at " + RATE + " messages a second", "", "p50 ms", "p95 ms", "cold ms");
        new ArrayList<>(times.keySet()).stream().sorted().forEach(page -> {
            Histogram time = times.get(page);
            System.out.printf(
                    "%-45s %6d %9.1f %9.1f %9.1f%n",
                    page,
                    time.getTotalCount(),
                    ConsoleVisitors.millis(time, 50),
                    ConsoleVisitors.millis(time, 95),
                    ConsoleVisitors.millis(first.get(page), 100));
        });
    }
}
