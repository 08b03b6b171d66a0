package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.util.diff.DiffUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.MarkdownDocument;
import ua.meterline.cli.DocumentedSession.Command;
import ua.meterline.cli.DocumentedSession.Step;

/**
 * The commands of a page print what the page shows. They run in the order of the page, on a gateway's data folder that
 * the page itself fills: see {@link DocumentedSession} for its notation, {@link SessionMachine} for what can be run.
 *
 * <p>{@code mvn -o test -Dtest=DocumentedCommandsTest -Ddocs.write=true} writes the outputs into the pages.
 */
@ResourceLock(TypedInput.RESOURCE)
class DocumentedCommandsTest {
    private static final boolean WRITE = Boolean.getBoolean("docs.write");

    /** What differs from machine to machine, and from one version of the schema to the next. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\d+ KiB|\\d+ MiB free|^ +\\d\\d:\\d\\d:\\d\\d |\\d+\\.\\d ms");

    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4,}\\$ (?:sudo -u meterline )?(?:bin/)?meterline ");

    @TempDir
    Path root;

    /** Those with a clock; the others have no commands that could run. */
    static List<MarkdownDocument> pages() {
        return MarkdownDocument.all().stream()
                .filter(page -> page.text().contains("\n<!-- at "))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void printWhatThePageShows(MarkdownDocument page) throws Exception {
        DocumentedSession session = DocumentedSession.of(page.text());
        List<List<String>> outputs = run(session);

        List<String> actual = comparable(session.with(outputs));
        if (!WRITE) {
            assertThat(DiffUtils.diff(comparable(page.text()), actual).getDeltas())
                    .as("lines of %s that its commands print differently", page.path())
                    .isEmpty();
        } else if (!actual.equals(comparable(page.text()))) {
            Files.writeString(page.path(), session.with(outputs));
        }
    }

    /** The others would go stale unseen. */
    @Test
    void runTheCommandsOfAllPagesButFour() {
        assertThat(MarkdownDocument.all())
                .filteredOn(page -> COMMAND.matcher(page.text()).find())
                .filteredOn(page -> !pages().contains(page))
                .extracting(page -> page.path().toString())
                .as("README.md binds to an operator's SMSC, letters.md reviews a mail, console.md has random passwords,"
                        + " ApiDocumentIT runs api.md")
                .containsExactlyInAnyOrder("README.md", "docs/letters.md", "docs/console.md", "docs/api.md");
    }

    private List<List<String>> run(DocumentedSession session) throws Exception {
        List<List<String>> outputs = new ArrayList<>();
        try (SessionMachine machine = new SessionMachine(root.toRealPath())) {
            for (Step step : session.steps()) {
                if (step instanceof Command command) {
                    outputs.add(machine.run(command).orElse(null));
                } else {
                    machine.take(step);
                }
            }
        }
        return outputs;
    }

    private static List<String> comparable(String page) {
        return page.lines().map(line -> VARIABLE.matcher(line).replaceAll("#")).toList();
    }
}
