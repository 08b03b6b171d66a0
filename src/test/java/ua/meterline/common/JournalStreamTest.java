package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JournalStreamTest {
    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void comparesDeviceAndInodeOfTheOutput() throws Exception {
        Path output = Files.createFile(folder.resolve("output"));
        String stream = Files.getAttribute(output, "unix:dev") + ":" + Files.getAttribute(output, "unix:ino");

        assertThat(JournalStream.is(stream, output)).isTrue();
        // A service whose output was redirected inherits the variable.
        assertThat(JournalStream.is(stream, Files.createFile(folder.resolve("redirected"))))
                .isFalse();
        assertThat(JournalStream.is(null, output)).isFalse();
        assertThat(JournalStream.is("nonsense", output)).isFalse();
        assertThat(JournalStream.is(stream, folder.resolve("missing"))).isFalse();
    }

    @Test
    void marksEachLineOfAnErrorOnce() {
        StringWriter written = new StringWriter();
        PrintWriter out = new PrintWriter(JournalStream.errors(written), true);

        out.print("meterline: ");
        out.println("wrong");
        out.printf("%s\n%s%n", "two", "lines");

        assertThat(written.toString().lines()).containsExactly("<3>meterline: wrong", "<3>two", "<3>lines");
    }
}
