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
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.browser.ConsoleFixture;

/** People at the console, each on a thread: they open one page after the other, with a pause in between. */
final class ConsoleVisitors {
    private static final Pattern MENU = Pattern.compile("<li><a href=\"([^\"]+)\"");

    /** Makes the path of a page; another one each time. */
    @FunctionalInterface
    interface Path {
        String next(Random random);
    }

    private final URI console;
    private final Duration pause;
    private final Map<String, Path> pages = new TreeMap<>();
    private final Map<String, Histogram> times = new ConcurrentSkipListMap<>();
    private final List<ConsoleClient> clients = new ArrayList<>();
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean leaving;
    private volatile Exception failure;

    ConsoleVisitors(URI console, Duration pause, Map<String, Path> pages) {
        this.console = console;
        this.pause = pause;
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

    /** They sign in when they come first, and stay signed in. */
    void come(int number) throws Exception {
        leaving = false;
        people.clear();
        while (clients.size() < number) {
            clients.add(signedIn());
        }
        for (int i = 0; i < number; i++) {
            ConsoleClient client = clients.get(i);
            Random random = new Random(i);
            Thread person = new Thread(() -> visit(client, random), "person-" + i);
            people.add(person);
            person.start();
        }
    }

    private void visit(ConsoleClient client, Random random) {
        List<String> names = List.copyOf(pages.keySet());
        try {
            for (int i = random.nextInt(names.size()); !leaving; i++) {
                String name = names.get(i % names.size());
                open(client, name, pages.get(name).next(random));
                Thread.sleep(pause.toMillis());
            }
        } catch (Exception e) {
            failure = e;
        }
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
        leaving = true;
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
