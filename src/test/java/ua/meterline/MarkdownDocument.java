package ua.meterline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A document of the project, with as much Markdown understood as its checks need. Immutable. */
public record MarkdownDocument(Path path, String text) {
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

    /** Every document of the distribution but the list of changes, which also names what is gone. */
    public static List<MarkdownDocument> all() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            List<Path> paths =
                    new ArrayList<>(docs.filter(path -> path.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            paths.addAll(List.of(Path.of("README.md"), Path.of("ARCHITECTURE.md"), Path.of("CONTRIBUTING.md")));
            return paths.stream().map(MarkdownDocument::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static MarkdownDocument of(Path path) {
        try {
            return new MarkdownDocument(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The indented block that begins with this line, without its indentation.
     *
     * @throws IllegalArgumentException when there is none
     */
    public String block(String firstLine) {
        String first = text.lines()
                .filter(line -> line.startsWith("    ") && line.strip().equals(firstLine))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path + " shows no file with the line " + firstLine));
        String indentation = first.substring(0, first.indexOf(firstLine));
        return text.lines()
                .dropWhile(line -> !line.equals(first))
                .takeWhile(line -> line.isBlank() || line.startsWith(indentation))
                .map(line -> line.isBlank() ? "" : line.substring(indentation.length()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** What is between backticks. */
    List<String> code() {
        return codeIn(text);
    }

    static List<String> codeIn(String markdown) {
        return CODE.matcher(markdown).results().map(match -> match.group(1)).toList();
    }

    /** Targets of links to files; those to other sites are left out. */
    List<String> fileLinks() {
        return all(LINK).stream().filter(link -> !link.contains("://")).toList();
    }

    /** The fragments that a link may name, as GitHub makes them of headings. */
    List<String> anchors() {
        return all(HEADING).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** The rows of all tables with these first column titles. */
    List<List<String>> rowsBelow(String... titles) {
        List<List<String>> found = new ArrayList<>();
        boolean inTable = false;
        for (String line : text.lines().toList()) {
            List<String> cells = line.startsWith("|") ? cells(line) : List.of();
            if (cells.isEmpty()) {
                inTable = false;
            } else if (inTable && !cells.get(0).startsWith("---")) {
                found.add(cells);
            } else if (!inTable) {
                inTable = cells.size() >= titles.length
                        && cells.subList(0, titles.length).equals(List.of(titles));
            }
        }
        return found;
    }

    private static List<String> cells(String row) {
        return Stream.of(CELL.split(row.substring(1))).map(String::strip).toList();
    }

    private List<String> all(Pattern pattern) {
        return pattern.matcher(text).results().map(MarkdownDocument::lastGroup).toList();
    }

    private static String lastGroup(MatchResult match) {
        return match.group(match.groupCount());
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
