package ua.meterline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ua.meterline.common.FolderLock;
import ua.meterline.common.Printable;
import ua.meterline.config.Settings;
import ua.meterline.operations.GatewayProbe;
import ua.meterline.operations.GatewayStatus;
import ua.meterline.operations.GatewayStatus.Count;
import ua.meterline.operations.GatewayStatus.State;
import ua.meterline.operations.StatusReader;
import ua.meterline.store.DatabaseFile;

/** Shows how the gateway is and what waits. */
@Command(
        name = "status",
        header = "Shows how the gateway is and what waits.",
        description = {
            "Gateway and links, what waits and since when, the last message, today's messages by channel and outcome, "
                    + "replies to messages of the last 24 hours that failed, and the end of a window that was "
                    + "extended after a downtime, until it is over. The links are those that the gateway "
                    + "reports at meterline.http.port; all else is read from the database, also while the gateway is "
                    + "stopped.",
            "Exit codes: 0 the gateway is ready, or runs without an HTTP port; 1 refused for the reason given, as "
                    + "without a database; 2 wrong options or settings; 3 it runs and is not ready; 4 it does not run."
        },
        footer = {"", "Examples:", "  meterline status", "  meterline status --format json"})
final class StatusCommand extends SettingsCommand {
    private static final int NOT_READY = 3;
    private static final int STOPPED = 4;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        Instant now = clock().instant();
        GatewayStatus status =
                CommandDatabase.read(settings, connection -> reader(settings).at(now, connection));
        if (format.isJson()) {
            out().println(Json.line(facts(status)));
        } else {
            print(status, now, times(settings, false));
        }
        return exitCode(status.state());
    }

    private static StatusReader reader(Settings settings) {
        Optional<GatewayProbe> probe = settings.httpPort() == 0
                ? Optional.empty()
                : Optional.of(new GatewayProbe(settings.httpAddress(), settings.httpPort()));
        return new StatusReader(() -> isRunning(settings), settings.inbox().dir(), settings.timezone(), probe);
    }

    /** On a server, others may run: this one has the data folder. */
    private static boolean isRunning(Settings settings) throws IOException {
        return settings.database().isServer()
                ? FolderLock.isHeldByGateway(settings.dataDir())
                : FolderLock.isDatabaseLocked(DatabaseFile.of(settings.databaseUrl()));
    }

    private static int exitCode(State state) {
        return switch (state) {
            case READY, RUNNING -> 0;
            case NOT_READY, STOPPING, SILENT -> NOT_READY;
            case STOPPED -> STOPPED;
        };
    }

    private void print(GatewayStatus status, Instant now, DisplayTime times) {
        line("gateway", status.state().words());
        status.links().forEach((name, state) -> line("link " + Printable.plain(name), state));
        if (status.database() != null) {
            line("database", status.database());
        }
        status.waiting()
                .forEach((name, waiting) -> line(
                        name,
                        waiting.count()
                                + (waiting.oldest() == null ? "" : ", oldest " + time(waiting.oldest(), now, times))));
        line(
                "last message",
                status.lastMessage() == null
                        ? "none"
                        : status.lastChannel() + " " + time(status.lastMessage(), now, times));
        line("messages today", counts(status.today()));
        line("replies failed in 24 h", counts(status.failures()));
        line(
                "last batch",
                status.lastBatch() == null
                        ? "none"
                        : status.lastBatch().id() + ", "
                                + time(status.lastBatch().at(), now, times));
        if (status.extended() != null) {
            line(
                    "window of " + status.extended().period(),
                    "extended until " + times.of(status.extended().until()));
        }
    }

    private void line(String name, String text) {
        PrintWriter out = out();
        out.println("%-25s  %s".formatted(name, text));
    }

    private static String counts(List<Count> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.stream()
                        .map(count ->
                                "%s %s %d".formatted(count.channel(), Printable.plain(count.what()), count.count()))
                        .collect(Collectors.joining(", "));
    }

    private static String time(Instant time, Instant now, DisplayTime times) {
        Duration age = Duration.between(time, now);
        String ago = age.toDays() > 1
                ? age.toDays() + " days"
                : age.toHours() > 1 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
        return times.of(time) + " (" + ago + ")";
    }

    private static Map<String, Object> facts(GatewayStatus status) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("gateway", status.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        facts.put("links", status.links());
        facts.put("database", status.database());
        Map<String, Object> waiting = new LinkedHashMap<>();
        status.waiting().forEach((name, some) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("count", some.count());
            one.put("oldest", utc(some.oldest()));
            waiting.put(name, one);
        });
        facts.put("waiting", waiting);
        facts.put("last-message-at", utc(status.lastMessage()));
        facts.put("last-channel", status.lastChannel());
        facts.put("today", counted(status.today(), "outcome"));
        facts.put("failures", counted(status.failures(), "reason"));
        facts.put(
                "last-batch",
                status.lastBatch() == null ? null : status.lastBatch().id());
        facts.put(
                "last-batch-at",
                status.lastBatch() == null ? null : utc(status.lastBatch().at()));
        facts.put(
                "window-extended-until",
                status.extended() == null ? null : utc(status.extended().until()));
        return facts;
    }

    private static List<Map<String, Object>> counted(List<Count> counts, String what) {
        return counts.stream()
                .map(count ->
                        Map.<String, Object>of("channel", count.channel(), what, count.what(), "count", count.count()))
                .toList();
    }

    private static String utc(Instant time) {
        return time == null ? null : DisplayTime.UTC.of(time);
    }
}
