package ua.meterline.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import ua.meterline.common.Causes;

/** What is wrong in a route file that an operator has edited: file, line and problem, without a stack trace. */
final class RouteProblem {
    private static final String FOLDER = "file:";
    /** What the YAML parser and Camel's YAML DSL say. */
    private static final Pattern PLACE = Pattern.compile("\\bin (\\S+), line (\\d+), column \\d+");

    private static final Pattern FILE = Pattern.compile("resource: (file:\\S+)");
    private static final Pattern BECAUSE = Pattern.compile("because: (.*)", Pattern.DOTALL);

    private final Path folder;

    private RouteProblem(Path folder) {
        this.folder = folder;
    }

    /**
     * The failure in words, where the routes are files of the operator and one of them is the cause; otherwise the
     * failure itself.
     *
     * @param location of the routes, such as {@code file:/opt/meterline/routes/*.camel.yaml}
     */
    static Exception of(Exception failure, String location) {
        if (!location.startsWith(FOLDER)) {
            return failure;
        }
        Path folder = Path.of(location.substring(FOLDER.length())).getParent();
        return new RouteProblem(folder)
                .describe(failure)
                .<Exception>map(problem -> new IOException(
                        "routes: " + problem + "; correct the file, or take it from the distribution", failure))
                .orElse(failure);
    }

    private Optional<String> describe(Exception failure) {
        return Causes.of(failure)
                .flatMap(cause -> syntax(cause, failure).stream())
                .findFirst()
                .or(() -> Causes.of(failure)
                        .filter(FailedToCreateRouteException.class::isInstance)
                        .map(cause -> route((FailedToCreateRouteException) cause))
                        .findFirst());
    }

    private static Optional<String> syntax(Throwable cause, Throwable failure) {
        Matcher place = PLACE.matcher(String.valueOf(cause.getMessage()));
        if (!place.find()) {
            return Optional.empty();
        }
        String file = place.group(1).startsWith(FOLDER) ? place.group(1) : file(failure);
        String problem = cause.getMessage()
                .lines()
                .filter(line -> !line.isBlank()
                        && !line.startsWith(" ")
                        && !PLACE.matcher(line).find())
                .collect(Collectors.joining(", "));
        return Optional.of(file.substring(file.indexOf(':') + 1) + ":" + place.group(2) + ": " + problem);
    }

    /** The parser does not know the name of the file; Camel names it around that. */
    private static String file(Throwable failure) {
        return Causes.of(failure)
                .map(cause -> FILE.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(file -> file.group(1))
                .findFirst()
                .orElse("");
    }

    private String route(FailedToCreateRouteException failure) {
        Matcher because = BECAUSE.matcher(failure.getMessage());
        String problem = because.find() ? because.group(1) : Causes.rootMessage(failure);
        String id = failure.getRouteId() == null ? "" : failure.getRouteId();
        return (id.isEmpty() ? "" : place(id) + "route " + id + ": ")
                + problem.strip().replaceFirst("\\.$", "");
    }

    /** Where the route begins; empty when that is not found. */
    private String place(String id) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int line = 0; line < lines.size(); line++) {
                    if (lines.get(line).strip().equals("id: " + id)) {
                        return file + ":" + (line + 1) + ": ";
                    }
                }
            }
        } catch (IOException e) {
            return "";
        }
        return "";
    }
}
