package ua.meterline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import ua.meterline.cli.MeterlineCommand;
import ua.meterline.config.Settings;
import ua.meterline.mail.Mails;
import ua.meterline.mail.ParsedMail;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decider;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.Messages;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.RuleBook;
import ua.meterline.reading.SeveralReadingsJudge;
import ua.meterline.reading.StoredState;
import ua.meterline.reading.TextJudge;
import ua.meterline.reading.lenient.LenientFormat;

/** What the documents say is checked against the code: examples, settings, commands, files and links. */
class DocumentsTest {
    private static final Pattern SETTING = Pattern.compile("(?<![\\w./-])meterline(?:\\.[a-z][a-z0-9-]*){2,}");
    private static final Pattern OF_ONE_LINK = Pattern.compile("meterline\\.smpp\\.[ab](\\..+)");
    private static final Pattern NO_SETTING = Pattern.compile("meterline\\.(db\\..*|smpp\\.prot)");
    private static final Pattern COMMAND = Pattern.compile(
            "(?:bin/|(?<=[`$] ?|-u meterline |\\n    ))meterline ([a-z][a-z-]+)(?: (list|show|accept|reject|import|enter)\\b)?");
    private static final Pattern DOSSIER_MESSAGE = Pattern.compile(
            " message +\\d+ (?!.* sender=\"\" ).* outcome=(\\w+)(?: reason=([\\w-]+))? text=(?:\"(.*)\"|(\\S+))");
    private static final Pattern PROJECT_FILE = Pattern.compile(
            "(?!.*NAME)(?:(src|routes|docs|\\.ci)(/[\\w.-]+)+/?|[a-z]+(/[a-z]+)*/[A-Z][a-z]\\w*|(sql|mail|reading|db)/[\\w./-]+)");
    private static final CommandLine COMMANDS = MeterlineCommand.commandLine();
    private static final List<String> ROOTS = List.of(
            "", "src/main/java/ua/meterline/", "src/test/java/ua/meterline/", "src/main/resources/", "src/main/jte/");

    static List<MarkdownDocument> documents() {
        return MarkdownDocument.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void examplesOfTextsHaveTheOutcomeThatIsWrittenBesideThem(MarkdownDocument document) throws IOException {
        TextJudge judge = judgeByDefaultSettings();

        assertThat(document.rowsBelow("text", "outcome")).allSatisfy(row -> {
            String text = MarkdownDocument.codeIn(row.get(0)).get(0);
            assertThat(outcome(judge, text)).as(text).isEqualTo(row.get(1));
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachLineOfAnSmsHasTheOutcomeThatIsWrittenBesideIt(MarkdownDocument document) throws Exception {
        Settings settings = Settings.load(null, Map.of());
        SeveralReadingsJudge judge = new SeveralReadingsJudge(judgeByDefaultSettings(), settings.severalReadings());
        Decider decider = new Decider(new RuleBook(List.of()), settings.replies());

        assertThat(document.rowsBelow("lines of an SMS", "outcomes")).allSatisfy(row -> {
            String text = String.join("\n", MarkdownDocument.codeIn(row.get(0)));
            assertThat(judge.hasSeveral(Messages.message("example", text)))
                    .as(text)
                    .isTrue();
            List<Decision> decisions = decider.decide(
                    judge.judge(Messages.message("example", text)).parts(), new StoredState(0, Set.of(), Map.of()));
            assertThat(decisions.stream()
                            .map(each -> joined(
                                    each.outcome().label(), each.outcome().why()))
                            .collect(Collectors.joining(", ")))
                    .as(text)
                    .isEqualTo(row.get(1));
            assertThat("`" + decisions.get(decisions.size() - 1).replyText() + "`")
                    .isEqualTo(row.get(2));
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void lettersAreReadAsIsWrittenBesideThem(MarkdownDocument document) {
        assertThat(document.rowsBelow("letter", "read as")).allSatisfy(row -> {
            String text = MarkdownDocument.codeIn(row.get(0)).get(0);
            assertThat(readAs(text)).as(text).isEqualTo(row.get(1));
        });
    }

    private static String readAs(String text) {
        ParsedMail mail = Mails.of("", text.replace(" / ", "\n"));
        return mail.problem()
                .map(doubt -> (doubt.kind().isHeld() ? "held " : "rejected ")
                        + doubt.kind().label())
                .orElseGet(() -> mail.readings().stream()
                        .map(found ->
                                found.account().digits() + "=" + found.value().value())
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void messagesOfADossierHaveTheOutcomeThatTheirTextLeadsTo(MarkdownDocument document) throws IOException {
        TextJudge judge = judgeByDefaultSettings();

        assertThat(DOSSIER_MESSAGE.matcher(document.text()).results()).allSatisfy(message -> {
            String text = message.group(3) != null ? message.group(3) : message.group(4);
            // A rule holds only what can be read.
            String written = message.group(1).equals("held") ? "accepted" : joined(message.group(1), message.group(2));
            assertThat(outcome(judge, text)).as(text).startsWith(written);
        });
    }

    @Test
    void theExamplesAreFound() {
        assertThat(MarkdownDocument.of(Path.of("README.md")).rowsBelow("text", "outcome"))
                .isNotEmpty();
        MarkdownDocument office = MarkdownDocument.of(Path.of("docs/office.md"));
        assertThat(office.rowsBelow("text", "outcome")).hasSizeGreaterThan(5);
        assertThat(office.rowsBelow("lines of an SMS", "outcomes")).hasSizeGreaterThan(3);
        assertThat(DOSSIER_MESSAGE.matcher(office.text()).results()).hasSizeGreaterThan(1);
        assertThat(MarkdownDocument.of(Path.of("docs/letters.md")).rowsBelow("letter", "read as"))
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void settingsExist(MarkdownDocument document) throws IOException {
        Properties defaults = defaults();

        assertThat(SETTING.matcher(document.text()).results().map(match -> match.group()))
                .filteredOn(Predicate.not(NO_SETTING.asMatchPredicate()))
                .allSatisfy(name -> assertThat(OF_ONE_LINK.matcher(name).replaceFirst("meterline.smpp$1"))
                        .isIn(defaults.keySet()));
    }

    /** The parts of a line that are fixed; what fills its placeholders stands outside of the backticks. */
    @ParameterizedTest
    @MethodSource("documents")
    void logLinesAreInTheCode(MarkdownDocument document) throws IOException {
        List<List<String>> rows = document.rowsBelow("log line", "action");
        String code = rows.isEmpty() ? "" : sourceWithJoinedStrings();

        assertThat(rows.stream().flatMap(row -> MarkdownDocument.codeIn(row.get(0)).stream()))
                .allSatisfy(line -> assertThat(code.contains(line)).as(line).isTrue());
    }

    private static String sourceWithJoinedStrings() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> MarkdownDocument.of(file).text())
                    .collect(Collectors.joining())
                    .replaceAll("\"\\s*\\+ \"", "");
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void commandsExist(MarkdownDocument document) {
        assertThat(COMMAND.matcher(document.text()).results()).allSatisfy(match -> {
            CommandLine command =
                    MeterlineCommand.commandLine().getSubcommands().get(match.group(1));
            assertThat(command).as(match.group()).isNotNull();
            if (match.group(2) != null) {
                assertThat(command.getSubcommands()).containsKey(match.group(2));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void filesAndClassesExist(MarkdownDocument document) {
        assertThat(document.code())
                .filteredOn(PROJECT_FILE.asMatchPredicate())
                .allSatisfy(file -> assertThat(ROOTS)
                        .as(file)
                        .anyMatch(root ->
                                Files.exists(Path.of(root + file)) || Files.exists(Path.of(root + file + ".java"))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksBetweenDocumentsResolve(MarkdownDocument document) {
        assertThat(document.fileLinks()).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? document.path() : document.path().resolveSibling(parts[0]);
            assertThat(target).exists();
            if (parts.length > 1) {
                assertThat(MarkdownDocument.of(target).anchors()).contains(parts[1]);
            }
        });
    }

    @Test
    void theIndexListsEveryDecision() throws IOException {
        List<String> listed =
                MarkdownDocument.of(Path.of("docs/decisions/README.md")).fileLinks();

        try (Stream<Path> pages = Files.list(Path.of("docs/decisions"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .filteredOn(name -> !name.equals("README.md"))
                    .isSubsetOf(listed);
        }
    }

    @Test
    void theArchitectureNamesEveryRouteFile() throws IOException {
        String architecture = Files.readString(Path.of("ARCHITECTURE.md"));

        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            assertThat(routes.map(file -> file.getFileName().toString().replace(".camel.yaml", "")))
                    .allSatisfy(route -> assertThat(architecture).contains(route));
        }
    }

    /** The outcome and, where there is one, the reason, as the route record-reading finds them. */
    private static String outcome(TextJudge judge, String text) {
        ReadingOutcome outcome = judge(judge, Messages.message("example", text)).outcome();
        return joined(outcome.label(), outcome.why());
    }

    private static JudgedMessage judge(TextJudge judge, CustomerMessage message) {
        try {
            return judge.accept(message);
        } catch (IllegalArgumentException notInTheAnnouncedFormat) {
            return judge.hasOneReading(message) ? judge.readLeniently(message) : judge.reject(message);
        }
    }

    private static String joined(String outcome, String reason) {
        return reason == null ? outcome : outcome + " " + reason;
    }

    private static TextJudge judgeByDefaultSettings() throws IOException {
        assertThat(defaults().getProperty("meterline.reading.lenient")).isEqualTo("true");
        return new TextJudge(
                ReadingFormat.of(defaults().getProperty("meterline.reading.format")),
                new LenientFormat(),
                new BillingCalendar(ZoneOffset.UTC));
    }

    private static Properties defaults() throws IOException {
        Properties defaults = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            defaults.load(file);
        }
        return defaults;
    }
}
