package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessedFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    @TempDir
    private Path inbox;

    @Test
    void doesNotOverwriteAListWithAResult() throws Exception {
        processed().doneWithResult(file("list.csv.result.csv", "a list"), "its result");
        processed().doneWithResult(file("list.csv", "another list"), "another result");

        assertThat(done("list.csv.result.csv")).hasContent("a list");
        assertThat(done("list.csv.result.csv.result.csv")).hasContent("its result");
        assertThat(done("list-2.csv")).hasContent("another list");
        assertThat(done("list-2.csv.result.csv")).hasContent("another result");
    }

    @Test
    void doesNotOverwriteAResultWithAList() throws Exception {
        processed().doneWithResult(file("list.csv", "a list"), "its result");
        processed().doneWithResult(file("list.csv.result.csv", "another list"), "another result");

        assertThat(done("list.csv.result.csv")).hasContent("its result");
        assertThat(done("list.csv.result-2.csv")).hasContent("another list");
    }

    /** A crash can occur after the result is written and before the list is moved. */
    @Test
    void reusesAResultLeftByACrash() throws Exception {
        Files.createDirectories(done("list.csv").getParent());
        Files.writeString(done("list.csv.result.csv"), "its result");
        processed().doneWithResult(file("list.csv", "a list"), "its result");

        assertThat(done("list.csv")).hasContent("a list");
        assertThat(done("list-2.csv")).doesNotExist();
    }

    /** A dangling link counts as an existing file. */
    @Test
    void doesNotReplaceALinkThatFailedBefore() throws Exception {
        FileProblem problem = new FileProblem("not-a-file", "It is no regular file.");
        Path link = Files.createSymbolicLink(inbox.resolve("a.eml"), inbox.resolve("nowhere"));
        processed().failed(new InboxFile(link, NOW), problem);
        processed().failed(file("a.eml", "no mail"), new FileProblem("too-large", "It is too large."));

        assertThat(Files.isSymbolicLink(inbox.resolve("failed/a.eml"))).isTrue();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(inbox.resolve("failed/a.eml.reason")).content().startsWith("not-a-file");
        assertThat(inbox.resolve("failed/a-2.eml")).hasContent("no mail");
        assertThat(inbox.resolve("failed/a-2.eml.reason")).content().startsWith("too-large");
    }

    private ProcessedFiles processed() {
        return new ProcessedFiles(inbox, () -> NOW, ZoneOffset.UTC);
    }

    private InboxFile file(String name, String content) throws Exception {
        return new InboxFile(Files.writeString(inbox.resolve(name), content), NOW);
    }

    private Path done(String name) {
        return inbox.resolve("done/2026-11-03").resolve(name);
    }
}
