package ua.meterline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ua.meterline.cli.DocumentedSession.Arrival;
import ua.meterline.cli.DocumentedSession.Clock;
import ua.meterline.cli.DocumentedSession.Command;
import ua.meterline.cli.DocumentedSession.Machine;
import ua.meterline.cli.DocumentedSession.Setting;
import ua.meterline.cli.DocumentedSession.Step;
import ua.meterline.cli.DocumentedSession.Typed;

/**
 * The machine that a page of the documents describes, below a folder that stands for {@code /}. It runs {@code
 * meterline} in this process, {@code cat} and {@code ls}, and starts and stops the gateway for {@code systemctl}; other
 * commands of a page are left out. A file of which the page shows the contents before it exists gets them.
 *
 * <p>The clock stands still but for a minute between two commands. For use by one thread, in a test class that locks
 * {@link TypedInput#RESOURCE}.
 */
final class SessionMachine implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Europe/Kyiv");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final Set<String> WITHOUT_SETTINGS = Set.of("version", "simulator", "demo", "archive-classes");

    private final Path root;
    private final Path workingFolder;
    private final Path settings;
    private final SessionGateway gateway;
    private final Set<Path> given = new HashSet<>();
    private List<String> typed = List.of();
    private volatile Instant now = Instant.EPOCH;

    SessionMachine(Path root) throws Exception {
        this.root = root;
        workingFolder = Files.createDirectories(root.resolve("var/lib/meterline/office"));
        Files.createDirectories(root.resolve("var/backups/meterline"));
        settings = Files.createDirectories(root.resolve("etc/meterline")).resolve("meterline.properties");
        Files.writeString(settings, "meterline.data.dir = " + data() + "\n");
        gateway = new SessionGateway(settings, () -> now);
        gateway.createDatabase();
    }

    private Path data() {
        return root.resolve("var/lib/meterline/data");
    }

    void take(Step step) throws Exception {
        if (step instanceof Clock clock) {
            now = instant(clock.at());
        } else if (step instanceof Arrival arrival) {
            now = instant(arrival.at());
            gateway.receive(arrival.from(), arrival.text());
        } else if (step instanceof Typed lines) {
            typed = lines.lines();
        } else if (step instanceof Setting setting) {
            gateway.stop();
            Files.writeString(settings, setting.line() + "\n", StandardOpenOption.APPEND);
        } else if (step instanceof Machine machine && machine.state().equals("running")) {
            gateway.control("start");
        } else if (step instanceof Machine) {
            gateway.stop();
            Files.move(data(), root.resolve("old-machine"));
        }
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local, MINUTE).atZone(ZONE).toInstant();
    }

    /** Returns what the command prints; empty if it is none of those that can be run. */
    Optional<List<String>> run(Command command) throws Exception {
        List<String> words = words(command.text().replaceFirst("^sudo (-u \\w+ )?", ""));
        now = now.plus(Duration.ofMinutes(1));
        return switch (words.get(0)) {
            case DocumentedSession.SIMULATOR -> {
                List<String> lines = typed;
                typed = List.of();
                yield Optional.of(shown(gateway.simulator().type(lines)));
            }
            case "meterline", "bin/meterline" -> Optional.of(meterline(words.subList(1, words.size())));
            case "cat" -> cat(path(words.get(1)), command.output());
            case "ls" -> Optional.of(list(path(words.get(1))));
            case "systemctl" -> {
                gateway.control(words.get(1));
                yield Optional.of(List.of());
            }
            default -> Optional.empty();
        };
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(match -> Stream.of(1, 2, 3)
                        .map(match::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private List<String> meterline(List<String> words) throws Exception {
        if (words.equals(List.of("simulator"))) {
            return shown(gateway.startSimulator().printed());
        }
        int redirected = words.indexOf(">");
        StringWriter terminal = new StringWriter();
        StringWriter out = redirected < 0 ? terminal : new StringWriter();
        List<String> arguments = new ArrayList<>();
        for (String word : redirected < 0 ? words : words.subList(0, redirected)) {
            arguments.add(isPath(word) ? path(word).toString() : word);
        }
        if (!WITHOUT_SETTINGS.contains(words.get(0))) {
            arguments.addAll(List.of("--config", settings.toString()));
        }
        TypedInput input = TypedInput.of(typed, terminal);
        try {
            MeterlineCommand.commandLine(redirected < 0, () -> now)
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(terminal, true))
                    .execute(arguments.toArray(String[]::new));
        } finally {
            input.close();
        }
        typed = List.of();
        if (redirected >= 0) {
            Files.writeString(path(words.get(redirected + 1)), out.toString());
        }
        return shown(terminal.toString());
    }

    private boolean isPath(String word) {
        return word.startsWith("/") || Files.exists(workingFolder.resolve(word));
    }

    private Path path(String word) {
        return word.startsWith("/") ? root.resolve(word.substring(1)) : workingFolder.resolve(word);
    }

    private Optional<List<String>> cat(Path file, List<String> contents) throws IOException {
        if (Files.exists(file) && !given.contains(file)) {
            return Optional.of(shown(Files.readString(file).replace("\uFEFF", "")));
        }
        given.add(file);
        Files.write(file, contents);
        return Optional.empty();
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** As a person at the machine would see it. */
    private List<String> shown(String output) {
        String text = output.replace(workingFolder + "/", "").replace(root.toString(), "");
        return gateway.shown(text)
                .stripTrailing()
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
