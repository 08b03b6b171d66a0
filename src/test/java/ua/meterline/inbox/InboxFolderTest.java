package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxFolderTest {
    private static final Instant THEN = Instant.parse("2026-11-05T20:00:00Z");

    @TempDir
    Path folder;

    @Test
    void publishesAFileOnlyWhenItIsComplete() throws Exception {
        InboxFolder inbox = InboxFolder.open(folder);
        inbox.keep("a.eml", THEN, out -> {
            out.write(1);
            out.flush();
            assertThat(folder.resolve("a.eml")).doesNotExist();
            out.write(2);
        });

        assertThat(folder.resolve("a.eml")).hasBinaryContent(new byte[] {1, 2});
        assertThat(Files.getLastModifiedTime(folder.resolve("a.eml")).toInstant())
                .isEqualTo(THEN);
    }

    @Test
    void leavesNoFileWhenTheContentFails() throws Exception {
        InboxFolder inbox = InboxFolder.open(folder);

        assertThatThrownBy(() -> inbox.keep("a.eml", THEN, out -> {
                    out.write(1);
                    throw new IOException("connection lost");
                }))
                .hasMessage("connection lost");
        assertThat(names()).isEmpty();
    }

    @Test
    void replacesAFileOfTheSameName() throws Exception {
        InboxFolder inbox = InboxFolder.open(folder);
        inbox.keep("a.eml", THEN, out -> out.write(1));
        inbox.keep("a.eml", THEN, out -> out.write(1));

        assertThat(names()).containsExactly("a.eml");
    }

    @Test
    void deletesTemporaryFilesLeftByACrash() throws Exception {
        Files.writeString(folder.resolve(".incoming-a.eml"), "half a m");
        Files.writeString(folder.resolve("b.eml"), "another mail");
        InboxFolder.open(folder);

        assertThat(names()).containsExactly("b.eml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd.csv", "a\nb.eml", ".hidden.csv", "-rf.csv", "$(id).eml", "a b;c.csv", ".csv"})
    void sanitisesAnyName(String name) {
        assertThat(FileName.safe(name)).matches("[\\p{L}\\p{Nd}_][\\p{L}\\p{Nd}._@-]*\\.(csv|eml)");
    }

    @Test
    void keepsLongNamesDistinct() {
        String one = FileName.safe("ї".repeat(120) + "1.csv");
        String other = FileName.safe("ї".repeat(120) + "2.csv");

        assertThat(one).isNotEqualTo(other).endsWith(".csv");
        assertThat(one.getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isLessThan(220);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
