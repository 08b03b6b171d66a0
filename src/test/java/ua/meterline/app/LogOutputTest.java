package ua.meterline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.config.LogSettings;

class LogOutputTest {
    private static final int MIB = 1024 * 1024;

    private final LoggerContext context = new LoggerContext("test");

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void writesTheFormOfLinesThatTheConfigurationFileHas() throws Exception {
        assertThat(Files.readString(Path.of("src/main/resources/log4j2.xml")))
                .contains("<Property name=\"line\">" + LogOutput.LINE + "</Property>");
    }

    @Test
    void keepsAsManyFilesAsSetForTheOwnerAlone() throws Exception {
        Path file = folder.resolve("log/meterline.log");
        Logger logger = logger(new LogSettings(LogSettings.Level.INFO, file, 1, 2));

        String line = "x".repeat(64 * 1024);
        for (int written = 1; written <= 5 * MIB / line.length(); written++) {
            logger.error(line);
        }
        await().until(() -> files().size() == 3);
        context.stop();

        assertThat(files()).containsExactly("meterline.log", "meterline.log.1", "meterline.log.2");
        for (String name : files()) {
            Path each = file.resolveSibling(name);
            assertThat(Files.size(each)).isLessThan(MIB + line.length() + 200L);
            assertThat(Files.getPosixFilePermissions(each))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void goesOnInAFileThatIsThere() throws Exception {
        Path file = Files.createDirectories(folder.resolve("log")).resolve("meterline.log");
        Files.writeString(file, "before\n");

        logger(new LogSettings(LogSettings.Level.INFO, file, 1, 2)).error("a line\nin two");

        await().untilAsserted(() -> assertThat(Files.readAllLines(file)).hasSize(2));
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("before");
        assertThat(Files.readAllLines(file).get(1)).matches("\\d{4}-\\d\\d-\\d\\dT.* ERROR test: a line\\\\nin two");
    }

    @Test
    void namesTheSettingOfAFileThatCannotBeWritten() throws Exception {
        Path noFolder = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> LogOutput.addFile(
                        new LogSettings(LogSettings.Level.INFO, noFolder.resolve("meterline.log"), 1, 2), context))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("meterline.log.file: cannot write " + noFolder);
    }

    private Logger logger(LogSettings settings) throws IOException {
        context.start(new DefaultConfiguration());
        context.getConfiguration().getRootLogger().removeAppender("DefaultConsole-1");
        context.getConfiguration().getRootLogger().getAppenders().keySet().stream()
                .filter(name -> !name.startsWith("async"))
                .forEach(context.getConfiguration().getRootLogger()::removeAppender);
        LogOutput.addFile(settings, context);
        return context.getLogger("test");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
