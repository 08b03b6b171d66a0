package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import ua.meterline.fixture.Deadline;

/**
 * What people mistype and misplace, with the exact answer. In the table, FOLDER is the folder of the test and @ the
 * option {@code --config} with its settings; two slashes separate the lines of the answer, and a stroke the steps of
 * preparation. {@link Misplaced} describes the preparations.
 */
class MistakesTest {
    @TempDir
    private static Path common;

    @TempDir
    private Path folder;

    private static Path database;

    @BeforeAll
    static void createDatabase() throws Exception {
        database = new CommandFixture(common).createDatabase().database();
    }

    @Timeout(Deadline.SECONDS)
    @ParameterizedTest(name = "{0}; {1}")
    @CsvFileSource(resources = "/cli/mistakes.csv", numLinesToSkip = 1, maxCharsPerColumn = 1_000)
    void areAnsweredWithWhatIsWrongWhereAndWhatToDo(String command, String given, int exitCode, String answer)
            throws Exception {
        try (Misplaced prepared = Misplaced.in(folder, database)) {
            for (String step : given == null ? new String[0] : given.split(" \\| ")) {
                prepared.prepare(step.strip());
            }
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int actual = MeterlineCommand.commandLine(false)
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(words(command));

            assertThat(named(err)).isEqualTo(answer.replace(" // ", "\n"));
            assertThat(actual).isEqualTo(exitCode);
        }
    }

    private String[] words(String command) {
        return Arrays.stream(command.replace("@", "--config FOLDER/meterline.properties")
                        .split(" "))
                .map(word -> word.replace("FOLDER", folder.toString()))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    private String named(StringWriter err) {
        return err.toString().strip().replace(folder.toString(), "FOLDER");
    }
}
