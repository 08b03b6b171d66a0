package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.config.Settings;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseFile;

class UnusualPathsTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    /** A question mark begins the parameters of a URL, and a percent sign an escape. */
    @ParameterizedTest
    @ValueSource(strings = {"what?", "50%41", "what? 50%41#1+1", "a#b", "a;b&c=d", "лічильники і газ", "file:x"})
    void areThoseOfFilesWhateverTheirCharacters(String name) throws Exception {
        Path data = Files.createDirectory(folder.resolve(name));
        Path config = Files.writeString(data.resolve("my?#%41.properties"), "meterline.data.dir = " + data);
        Settings settings = Settings.load(config, Map.of());
        assertThat(DatabaseFile.of(settings.databaseUrl())).isEqualTo(data.resolve("meterline.db"));
        Database.open(settings.databaseUrl(), settings.databaseTimeout()).close();
        String copy = data.resolve("copy?#%41.db").toString();

        for (List<String> command : List.of(
                List.of("backup", copy),
                List.of("restore", copy),
                List.of("export", "--period", "2016-04"),
                List.of("review", "list"),
                List.of("purge"))) {
            List<String> words = new ArrayList<>(command);
            words.addAll(List.of("--config", config.toString()));
            int exitCode = MeterlineCommand.commandLine(false)
                    .setOut(new PrintWriter(new StringWriter()))
                    .setErr(new PrintWriter(err))
                    .execute(words.toArray(String[]::new));
            assertThat(exitCode).as(command + ": " + err).isZero();
        }
        assertThat(folder)
                .isDirectoryContaining(file -> file.equals(data))
                .isDirectoryNotContaining(file -> !file.equals(data));
        assertThat(data.resolve("meterline.db")).exists();
        assertThat(Path.of(copy)).exists();
    }
}
