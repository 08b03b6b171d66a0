package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.distribution.Distribution.Running;

class DemoIT {
    /** Settings of a production gateway, which must not affect a demo. */
    private static final Map<String, String> PRODUCTION_ENVIRONMENT =
            Map.of("METERLINE_SMPP_PORT", "1", "METERLINE_SHORT_CODE", "1", "METERLINE_DATA_DIR", "/nowhere");

    @TempDir
    private Path folder;

    @Test
    void printsMessagesMailsAndRepliesAndEndsWithASummary() throws Exception {
        Path formerFile = folder.resolve("demo/inbox/done/2026-11-02/old.eml");
        Files.createDirectories(formerFile.getParent());
        Files.writeString(formerFile, "old");
        Files.writeString(folder.resolve("demo/demo.log"), "old");

        try (Running demo = demo("--for", "10s")) {
            assertThat(demo.exitCode()).as(demo.output()).isZero();
            assertThat(demo.output())
                    .containsPattern("\\d\\d:\\d\\d:\\d\\d  \\+380\\d{9} → 7104   05\\d{8} \\d+\\R")
                    .containsPattern("          7104 → \\+380\\d{9}   Ваши показания приняты и обработаны. Спасибо")
                    .containsPattern("          7104 → \\+380\\d{9}   Неправильный формат")
                    .contains("Every message was answered once, and the database holds what was sent.")
                    .doesNotContain("INFO", "\033");
            assertThatMailsArePrinted(demo.output());
            assertThat(demo.errors()).isEmpty();
        }
        assertThat(folder.resolve("demo/meterline.db")).isNotEmptyFile();
        assertThat(folder.resolve("demo/demo.log")).content().contains("receiver bound");
        assertThat(formerFile).doesNotExist();
        try (Stream<Path> files = Files.walk(folder.resolve("demo/inbox/done"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(4);
        }
    }

    private static void assertThatMailsArePrinted(String output) {
        assertThat(output)
                .containsPattern("\\d\\d  customer1@mail\\.example → contact@zk\\.104\\.ua   .*0509990001.*Капушанська")
                .containsPattern("          contact@zk\\.104\\.ua → customer1@mail\\.example   Ваші показання прийнято")
                .containsPattern("          contact@zk\\.104\\.ua → customer2@mail\\.example   Ваши показания приняты")
                .containsPattern("          contact@zk\\.104\\.ua → customer3@mail\\.example   Mérőállását elfogadtuk")
                .containsPattern("          contact@zk\\.104\\.ua → customer4@mail\\.example   Ваш лист отримано.*0004")
                .containsPattern("          kept as demo/inbox/done/[0-9-]{10}/imap-[0-9a-f]{12}-\\d+-1\\.eml")
                .contains("4 mails written, 4 answered, 4 kept in demo/inbox/done");
    }

    @Test
    void endsOnSigtermWithTheSummary() throws Exception {
        try (Running demo = demo("--for", "10m")) {
            demo.awaitOutput("Неправильный формат");
            demo.process().destroy();

            assertThat(demo.exitCode()).isZero();
            assertThat(demo.output()).contains("Every message was answered once");
        }
    }

    @Test
    void refusesAFolderThatIsNotOfADemo() throws Exception {
        Path database = Files.createDirectories(folder.resolve("demo")).resolve("meterline.db");
        Files.writeString(database, "production readings");

        try (Running demo = demo("--for", "1s")) {
            assertThat(demo.exitCode()).isEqualTo(1);
            assertThat(demo.errors())
                    .contains("holds files that are not a demo's")
                    .doesNotContain("\tat ");
        }
        assertThat(database).content().isEqualTo("production readings");
    }

    private Running demo(String option, String value) throws Exception {
        return Distribution.in(folder).start(PRODUCTION_ENVIRONMENT, "demo", "--data", "demo", option, value);
    }
}
