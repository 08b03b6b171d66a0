package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.browser.ConsoleClient;
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

        // As long as the README says: each text of the invented customers comes up.
        try (Running demo = demo("--for", "20s")) {
            assertThat(demo.exitCode()).as(demo.output()).isZero();
            assertThat(demo.output())
                    .containsPattern("\\d\\d:\\d\\d:\\d\\d  \\+380\\d{9} → 7104: 05\\d{8} \\d+\\R")
                    .containsPattern("          7104 → \\+380\\d{9}: Ваши показания приняты и обработаны. Спасибо")
                    .containsPattern("          7104 → \\+380\\d{9}: Неправильный формат")
                    .containsPattern("          HELD message \\d+ waits for a clerk: below-previous\\R")
                    .contains("Every message was answered once, and the database holds what was sent.")
                    .doesNotContain("INFO", "\033");
            assertThatMailsArePrinted(demo.output());
            assertThatTheReadmeShows(demo.output());
            assertThat(demo.errors()).isEmpty();
        }
        assertThat(folder.resolve("demo/meterline.db")).isNotEmptyFile();
        assertThat(folder.resolve("demo/demo.log")).content().contains("receiver bound");
        assertThat(formerFile).doesNotExist();
        try (Stream<Path> files = Files.walk(folder.resolve("demo/inbox/done"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(4);
        }
    }

    private void assertThatMailsArePrinted(String output) {
        assertThat(output)
                .containsPattern("\\d\\d  customer1@mail\\.example → contact@zk\\.104\\.ua: .*0509990001.*Капушанська")
                .containsPattern("          contact@zk\\.104\\.ua → customer1@mail\\.example: Ваші показання прийнято")
                .containsPattern("          contact@zk\\.104\\.ua → customer2@mail\\.example: Ваши показания приняты")
                .containsPattern("          contact@zk\\.104\\.ua → customer3@mail\\.example: Mérőállását elfogadtuk")
                .containsPattern("          contact@zk\\.104\\.ua → customer4@mail\\.example: Ваш лист отримано.*0004")
                .containsPattern("          kept as inbox/done/[0-9-]{10}/imap-[0-9a-f]{12}-\\d+-1\\.eml")
                .contains("4 mails written, 4 answered, 4 kept in " + folder.resolve("demo/inbox/done"));
    }

    /** Lines of the README without their times; "..." stands for anything. */
    private static void assertThatTheReadmeShows(String output) throws Exception {
        Matcher example = Pattern.compile("(?m)^    Meterline demo: .*\\R(    .*\\R)+")
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(example.find()).isTrue();
        assertThat(example.group().lines().map(String::strip).filter(line -> !line.equals("...")))
                .hasSizeGreaterThan(8)
                .allSatisfy(line -> assertThat(output).containsPattern(pattern(line)));
    }

    private static String pattern(String line) {
        return Stream.of(line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d", "...").split("\\.\\.\\.", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
    }

    @Test
    void decidesWhatIsTypedAndEndsOnQuit() throws Exception {
        try (Running demo = demo("--for", "10m")) {
            demo.awaitOutput("HELD message");
            Matcher held = Pattern.compile("HELD message (\\d+)").matcher(demo.output());
            assertThat(held.find()).isTrue();
            demo.type("help", "accept " + held.group(1));
            demo.awaitOutput("message " + held.group(1) + ": accept by demo");
            logInToTheCabinet(demo);
            demo.type("reject " + held.group(1), "accept 999999", "quit");

            assertThat(demo.exitCode()).as(demo.output()).isZero();
            assertThat(demo.output())
                    .contains("accepts the reading of the held message N", "review list")
                    .contains("METERLINE_DATABASE_URL=jdbc:sqlite:" + folder.resolve("demo/meterline.db"))
                    .contains("message 999999: there is no such message", "1 held messages accepted")
                    .contains("Every message was answered once");
        }
    }

    /** As docs/cabinet.md tells. The code is on the screen, below what the customer sent. */
    private static void logInToTheCabinet(Running demo) throws Exception {
        demo.type("0501234567 12345");
        demo.awaitOutput("7104 → +380501112233: Ваши показания приняты");
        ConsoleClient browser = new ConsoleClient(
                        URI.create(find("Cabinet of the customers, in a browser: (\\S+)", demo.output())))
                .with("Accept-Language", "en");
        String page = browser.post("/login", Map.of("account", "0501234567", "number", "050 111 22 33"))
                .body();
        demo.awaitOutput("7104 → +380501112233: Login code: ");
        String code = find("7104 → \\+380501112233: Login code: (\\d{6})", demo.output());
        String challenge = find("name=\"challenge\" value=\"([^\"]+)\"", page);
        browser.post("/login/code", Map.of("challenge", challenge, "code", code));
        assertThat(browser.get("/readings").body()).contains("Account 0501234567", "12345");
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    @Test
    void endsWithOneLineWhenItsFilesAreRemovedAndRefusesASecondDemoOnThem() throws Exception {
        try (Running demo = demo("--for", "10m")) {
            demo.awaitOutput("Неправильный формат");
            try (Running second = demo("--for", "1s")) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.errors())
                        .contains("another demo is running on this folder")
                        .hasLineCount(1);
            }
            removeDatabase();

            assertThat(demo.exitCode()).isEqualTo(1);
            assertThat(demo.output()).contains("were removed while the demo ran: it ends without a summary.");
            assertThat(demo.errors()).isEmpty();
        }
    }

    private void removeDatabase() throws Exception {
        for (String name : List.of("meterline.db", "meterline.db-wal", "meterline.db-shm")) {
            Files.deleteIfExists(folder.resolve("demo").resolve(name));
        }
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
