package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import ua.meterline.common.FolderLock;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    /** All commands and their subcommands. */
    private static Stream<String> commands() {
        return commands(MeterlineCommand.commandLine(), "");
    }

    private static Stream<String> commands(CommandLine command, String path) {
        return command.getSubcommands().entrySet().stream()
                .flatMap(sub -> Stream.concat(
                        Stream.of(path + sub.getKey()), commands(sub.getValue(), path + sub.getKey() + " ")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandShowsAnExampleInItsHelp(String command) {
        assertThat(execute((command + " --help").split(" "))).isZero();
        assertThat(out.toString()).contains("Example", "  meterline " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts import .", "readings import . --by Olena --why x"})
    void namesAFolderThatIsNoFile(String command) {
        assertThat(execute(command.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("'.' is a folder, not a file");
    }

    /** Commands with documented exit codes: not groups of commands, and not those without results. */
    private static Stream<String> commandsOfScripts() {
        return commands()
                .filter(command ->
                        !List.of("version", "help", "simulator", "accounts").contains(command));
    }

    @ParameterizedTest
    @MethodSource("commandsOfScripts")
    void everyCommandForScriptsDocumentsItsExitCodes(String command) {
        assertThat(execute((command + " --help").split(" "))).isZero();
        assertThat(out.toString().replaceAll("\\s+", " ")).containsPattern("Exit codes: 0 .* 1 .* 2 wrong options");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "check",
                "accounts import x.csv",
                "readings import x.csv --by Olena --why x",
                "export --period 2016-04",
                "purge",
                "backup x.db",
                "restore x.db",
                "review list",
                "review show 1",
                "review accept 1 --by Olena --why x",
                "review reject 1 --by Olena --why x",
                "dossier --account 0501234567",
                "callback --period 2016-04",
                "rehearse --since 2016-04-01"
            })
    void everyCommandExitsWithTwoForAWrongSetting(String line) throws Exception {
        String file = config("meterline.smpp.port = many").toString();

        assertThat(execute((line + " --config " + file).split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("meterline: meterline.smpp.port = 'many' (" + file + ":1): must be");
    }

    @Test
    void listsTheCommandsInItsHelp() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString())
                .contains("  run ", "  demo ", "  simulator ", "  check ", "  version ")
                .contains("  review ", "  dossier ", "  callback ", "  rehearse ");
    }

    @Test
    void printsItsVersionAndThatOfJava() {
        assertThat(execute("version")).isZero();
        assertThat(out.toString()).startsWith("Meterline ").contains(" (revision ", "), Java " + Runtime.version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --bogus         | '--bogus'              | meterline run --help",
                "check --config      | --config: FILE         | meterline check --help",
                "demo --for 5minutes | '5minutes'             | meterline demo --help",
                "review              | a command is missing   | meterline review --help",
                "dossier             | --account=N            | meterline dossier --help",
                "callback --period x | no period              | meterline callback --help",
                "rehearse --since x  | no date                | meterline rehearse --help",
                "fly                 | unknown command 'fly'  | meterline --help",
                "simulater           | 'simulater'; did you mean simulator? | meterline --help",
                "simulator --trottle 5 | unknown option '--trottle'; did you mean --throttle? | meterline simulator --help",
                "simulator --rates=5 | '--rates'; did you mean --rate? | meterline simulator --help",
                "simulator fast      | unexpected argument 'fast' | meterline simulator --help",
                "simulator --port x  | '--port'               | meterline simulator --help",
                "accounts            | a command is missing   | meterline accounts --help",
                "accounts import     | 'FILE'                 | meterline accounts import --help",
                "export              | --period               | meterline export --help",
                "export --period x   | 'x' is no period       | meterline export --help",
                "export --again 1 --period 2016-04 | --again  | meterline export --help",
                "export --period 2016-04 --format doc | 'doc' must be csv, jsonl or xml | meterline export --help",
                "backup              | 'FILE'                 | meterline backup --help",
                "restore             | 'FILE'                 | meterline restore --help"
            })
    void reportsAUsageErrorInOneLineWithAReferenceToTheHelp(String line, String named, String hint) {
        assertThat(execute(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines().findFirst())
                .hasValueSatisfying(
                        first -> assertThat(first).startsWith("meterline: ").contains(named));
        assertThat(err.toString().lines().reduce("", (before, last) -> last)).isEqualTo("Try '" + hint + "'.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void requiresACommand() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).startsWith("meterline: a command is missing: run, demo");
    }

    @Test
    void reportsEachWrongSettingInALineOfItsOwn() throws Exception {
        Path file = config("meterline.smpp.port = many", "meterline.database.timeout = soon");

        assertThat(execute("run", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("meterline: meterline.smpp.port = 'many' (" + file + ":1): must be"))
                .anyMatch(line -> line.startsWith("meterline: meterline.database.timeout = 'soon' (" + file + ":2): "));
    }

    @Test
    void reportsASettingsFileThatDoesNotExist() {
        assertThat(execute("check", "--config", "nowhere.properties")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("meterline: nowhere.properties: there is no such file");
    }

    @Test
    void reportsADataFolderThatIsAFileInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(execute("run", "--config", dataIn(file))).isEqualTo(1);
        assertOneLine("data folder " + file, "choose another meterline.data.dir");
    }

    @Test
    void reportsAnotherRunningGatewayInOneLine() throws Exception {
        FolderLock other = FolderLock.ofGateway(folder);
        try (other) {
            assertThat(execute("run", "--config", dataIn(folder))).isEqualTo(1);
        }
        assertOneLine("data folder " + folder, "another gateway is running", "stop it first");
    }

    @Test
    void reportsADatabaseThatAnotherGatewayUsesInOneLine() throws Exception {
        Path database = folder.resolve("shared.db");
        FolderLock other = FolderLock.ofDatabase(database);
        try (other) {
            String settings = config(
                            "meterline.data.dir = " + folder.resolve("data"),
                            "meterline.database.url = jdbc:sqlite:" + database)
                    .toString();
            assertThat(execute("run", "--config", settings)).isEqualTo(1);
        }
        assertOneLine("database " + database + ": another gateway is running on this database; stop it first");
    }

    @Test
    void reportsAFileThatIsNotADatabaseInOneLine() throws Exception {
        Files.writeString(folder.resolve("meterline.db"), "Dear diary, this is no database at all.");

        assertThat(execute("run", "--config", dataIn(folder))).isEqualTo(1);
        assertOneLine("database " + folder, "not a database");
    }

    @Test
    void reportsADemoFolderThatIsAFileInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(execute("demo", "--data", file.toString())).isEqualTo(1);
        assertOneLine("demo: " + file + " cannot be used; choose another folder with --data");
    }

    private void assertOneLine(String... words) {
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("meterline: ").contains(words);
    }

    private String dataIn(Path data) throws Exception {
        return config("meterline.data.dir = " + data).toString();
    }

    private Path config(String... lines) throws Exception {
        return Files.write(folder.resolve("test.properties"), List.of(lines));
    }

    private int execute(String... arguments) {
        return MeterlineCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
