package ua.meterline.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A resource such as {@code mail/phrases.txt} with terms in the languages of customers, in UTF-8. A line {@code
 * [section]} begins a section, every other line is a term of it; empty lines and lines that begin with {@code #} are
 * ignored. Immutable.
 */
public final class TermFile {
    private final String resource;
    private final Map<String, List<String>> sections = new LinkedHashMap<>();
    private List<String> section;

    private TermFile(String resource) {
        this.resource = resource;
    }

    /**
     * @param resource such as {@code mail/phrases.txt}
     * @throws IllegalStateException when a term precedes the first section
     */
    public static TermFile read(String resource) {
        TermFile file = new TermFile(resource);
        try (InputStream in = TermFile.class.getResourceAsStream("/" + resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(file::add);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(file.resource, e);
        }
    }

    private void add(String line) {
        if (line.startsWith("[") && line.endsWith("]")) {
            section = new ArrayList<>();
            sections.put(line.substring(1, line.length() - 1), section);
        } else if (section == null) {
            throw new IllegalStateException(resource + " begins without a section");
        } else {
            section.add(line);
        }
    }

    /** The words of all lines of a section, which are separated by blanks. */
    public Set<String> words(String section) {
        return lines(section).stream()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A regular expression for any line of a section. */
    public String anyOf(String section) {
        return "(?:" + String.join("|", lines(section)) + ")";
    }

    /** @throws IllegalArgumentException when there is no such section */
    private List<String> lines(String section) {
        List<String> lines = sections.get(section);
        if (lines == null) {
            throw new IllegalArgumentException(resource + " has no section " + section);
        }
        return lines;
    }
}
