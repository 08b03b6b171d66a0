package ua.meterline.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.browser.ConsoleFixture;

/**
 * People at the console: each opens one page after the other, with a pause in between, and has the overview open beside
 * it, which renews itself.
 */
final class ConsoleVisitors {
    /** As the page of the overview does. */
    private static final Duration POLL = Duration.ofSeconds(3);

    /** Another one than the server's, so that it renders the fragment each time. */
    private static final String OVERVIEW = "/overview/now?version=0";

    private static final Pattern MENU = Pattern.compile("<li><a href=\"([^\"]+)\"");

    /** Makes the path of a page; another one each time. */
    @FunctionalInterface
    interface Path {
        String next(Random random);
    }

    private final URI console;
    private final Map<String, Path> pages = new TreeMap<>();
    private final Map<String, Histogram> times = new ConcurrentSkipListMap<>();
    private final List<ConsoleClient> clients = new ArrayList<>();
    private final List<Thread> people = new ArrayList<>();
    private volatile CountDownLatch left = new CountDownLatch(1);
    private volatile Exception failure;

    ConsoleVisitors(URI console, Map<String, Path> pages) {
        this.console = console;
        this.pages.putAll(pages);
    }

    /** Adds what the navigation leads to. */
    void addMenu() throws Exception {
        String page = signedIn().get("/").body();
        MENU.matcher(page).results().forEach(found -> {
            String path = found.group(1);
            pages.put(path, random -> path);
        });
    }

    private ConsoleClient signedIn() throws Exception {
        ConsoleClient client = new ConsoleClient(console);
        client.signIn("admin", ConsoleFixture.PASSWORD);
        return client;
    }

    /**
     * They sign in when they come first, and stay signed in.
     *
     * @param pause of each of them between two pages
     */
    void come(int number, Duration pause) throws Exception {
        left = new CountDownLatch(1);
        people.clear();
        while (clients.size() < number) {
            clients.add(signedIn());
        }
        for (int i = 0; i < number; i++) {
            ConsoleClient client = clients.get(i);
            Random random = new Random(i);
            List<String> names = List.copyOf(pages.keySet());
            AtomicInteger page = new AtomicInteger(random.nextInt(names.size()));
            start("person-" + i, pause, () -> {
                String name = names.get(page.getAndIncrement() % names.size());
                open(client, name, pages.get(name).next(random));
            });
            start("overview-" + i, POLL, () -> open(client, OVERVIEW, OVERVIEW));
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private void start(String name, Duration pause, Action action) {
        Thread person = new Thread(
                () -> {
                    try {
                        do {
                            action.run();
                        } while (!left.await(pause.toMillis(), TimeUnit.MILLISECONDS));
                    } catch (Exception e) {
                        failure = e;
                    }
                },
                name);
        people.add(person);
        person.start();
    }

    private void open(ConsoleClient client, String name, String path) throws Exception {
        long start = System.nanoTime();
        try {
            int status = client.get(path).statusCode();
            if (status != 200) {
                throw new IOException("status " + status);
            }
        } catch (IOException e) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            throw new IOException("%s failed after %d ms: %s".formatted(path, millis, e.getMessage()), e);
        }
        times.computeIfAbsent(name, any -> new ConcurrentHistogram(3)).recordValue(System.nanoTime() - start);
    }

    /** @throws Exception when a page failed */
    void leave() throws Exception {
        left.countDown();
        for (Thread person : people) {
            person.join();
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether somebody opened each page, or one failed. */
    boolean haveSeenAll() {
        return failure != null || times.keySet().containsAll(pages.keySet());
    }

    /** By page, since the last call. */
    Map<String, Histogram> times() {
        Map<String, Histogram> all = new TreeMap<>(times);
        times.clear();
        return all;
    }

    static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
