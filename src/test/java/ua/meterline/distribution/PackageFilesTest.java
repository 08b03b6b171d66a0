package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import ua.meterline.cli.MeterlineCommand;
import ua.meterline.fixture.Deadline;

/** Manual pages and shell completion, as the build generates them. */
class PackageFilesTest {
    private static final CommandLine COMMANDS = MeterlineCommand.commandLine();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void generate() throws IOException {
        PackageFiles.main(new String[] {folder.toString(), "1.2.3", "2026-11-01T00:00:00Z"});
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(PackageFilesTest::commands));
    }

    @Test
    void haveAPageForEachCommand() throws IOException {
        Set<String> expected = commands(COMMANDS)
                .map(command -> command.getCommandSpec().qualifiedName("-") + ".1")
                .collect(Collectors.toSet());
        try (Stream<Path> pages = Files.list(folder.resolve("share/man/man1"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(expected)
                    .contains("meterline-export.1", "meterline-review-accept.1");
        }
    }

    @Test
    void describeEachOptionOnThePageOfItsCommand() {
        commands(COMMANDS).forEach(command -> {
            String page = new ManPage(command).text("1.2.3", "2026-11-01");
            assertThat(page).doesNotContain("${", "@|", "%n").contains("\n.SH \"DESCRIPTION\"\n");
            optionNames(command)
                    .forEach(name ->
                            assertThat(page).as(command.getCommandName()).contains(name.replace("-", "\\-")));
        });
    }

    @Test
    void haveEachOptionCompletedByTheShell() throws IOException {
        String script = Files.readString(folder.resolve("share/bash-completion/completions/meterline"));
        commands(COMMANDS).forEach(command -> {
            String function = "function _picocli_"
                    + command.getCommandSpec().qualifiedName("_").replaceAll("[^A-Za-z0-9_]", "") + "() {";
            assertThat(script).contains(function);
            String body = script.substring(script.indexOf(function)).split("\n}\n", 2)[0];
            assertThat(optionNames(command)).allSatisfy(name -> assertThat(body).contains(name));
        });
    }

    private static List<String> optionNames(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
    }

    @Test
    void areRenderedByManWithoutWarnings() throws Exception {
        assumeThat(Path.of("/usr/bin/groff")).as("groff is installed").exists();
        try (Stream<Path> pages = Files.list(folder.resolve("share/man/man1"))) {
            List<String> command = Stream.concat(
                            Stream.of("groff", "-man", "-Tutf8", "-ww", "-z"), pages.map(Path::toString))
                    .toList();
            assertThat(errorsOf(command)).isEmpty();
        }
    }

    @Test
    void areCompletionThatBashCanRead() throws Exception {
        assumeThat(Path.of("/bin/bash")).as("bash is installed").exists();
        String complete = ". " + folder.resolve("share/bash-completion/completions/meterline")
                + "; COMP_WORDS=(meterline export --f) COMP_CWORD=2; _complete_meterline; echo ${COMPREPLY[*]} >&2";
        assertThat(errorsOf(List.of("bash", "-c", complete))).contains("--format");
    }

    @ParameterizedTest
    @CsvSource({"meterline expo, meterline export", "meterline review acc, meterline review accept"})
    void completeWhatIsTypedIntoZsh(String typed, String completed) throws Exception {
        assumeThat(Path.of("/usr/bin/zsh")).as("zsh is installed").exists();
        String folderOfZsh = folder.resolve("share/zsh/vendor-completions").toString();
        Process zsh = new ProcessBuilder("src/test/zsh/complete", folderOfZsh, typed, completed)
                .inheritIO()
                .start();
        boolean ended = zsh.waitFor(Deadline.SECONDS, TimeUnit.SECONDS);
        zsh.destroyForcibly();
        assertThat(ended).as("completed").isTrue();
        assertThat(zsh.exitValue()).isZero();
    }

    private static String errorsOf(List<String> command) throws Exception {
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(new File("/dev/null"))
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(errors);
    }

    @Test
    void putTheDataOfThePackageIntoAFolderThatDependsOnNoWorkingFolder() throws IOException {
        List<String> set = Files.readAllLines(folder.resolve("deb/meterline.properties")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertThat(set).containsExactly("meterline.data.dir = /var/lib/meterline/data");
    }
}
