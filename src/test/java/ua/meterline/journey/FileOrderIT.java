package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SmscSimulator;

/**
 * Files of the inbox folder are stored in the order of arrival, also when they share commits: the latest reading is
 * effective.
 */
class FileOrderIT {
    private static final int FILES = 400;
    private static final String ACCOUNT = "0501234567";
    private static final Duration TIMEOUT = Deadline.LENGTH;
    private static final Pattern VALUE = Pattern.compile("[67]\\d{4}");

    @TempDir
    Path folder;

    private final List<Path> files = new ArrayList<>();
    private int lastValue = 60_000;

    @Test
    void isTheOrderOfArrival() throws Exception {
        List<Integer> names = new ArrayList<>(IntStream.range(0, FILES).boxed().toList());
        Collections.shuffle(names, new Random(7));
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        // The lists arrive now, half of the mails before, the others from a clock that is ahead.
        Instant now = Instant.now();
        for (int i = 0; i < FILES; i++) {
            if (isList(i)) {
                files.add(Files.writeString(
                        inbox.resolve("%03d.csv".formatted(i)), row("0501234568") + row("0501234569") + row(ACCOUNT)));
            } else {
                Path file = Files.writeString(inbox.resolve("%03d.eml".formatted(names.get(i))), content(i));
                Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(100L * (i - FILES / 2))));
                files.add(file);
            }
        }

        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.start(folder, environment(smsc.port()))) {
            await().atMost(TIMEOUT).until(() -> files.stream().noneMatch(Files::exists));

            assertThat(gateway.log()).doesNotContain("WARN", "cannot be imported");
        }
        assertThatTheLatestIsEffective();
    }

    /** More files than are in flight at a time; the lock is released as soon as the first of them has failed. */
    @Test
    void isTheOrderOfArrivalAfterTheDatabaseWasLocked() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Instant first = Instant.now().minusSeconds(1_000);
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway =
                        GatewayProcess.start(folder, environment(smsc.port()).with("DATABASE_TIMEOUT", "500ms"))) {
            gateway.awaitBoundTo(smsc);
            try (Connection other = GatewayDatabase.in(folder).connect();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");
                for (int i = 0; i < 100; i++) {
                    Path file = inbox.resolve(".hidden");
                    Files.writeString(file, CustomerMail.letter("a@mail.example", "", ACCOUNT + " " + ++lastValue));
                    Files.setLastModifiedTime(file, FileTime.from(first.plusSeconds(i)));
                    files.add(Files.move(file, inbox.resolve((100 - i) + ".eml")));
                }
                await().atMost(RunningGateway.TIMEOUT)
                        .pollInterval(Duration.ofMillis(1))
                        .untilAsserted(() -> assertThat(gateway.log()).contains("cannot be imported now"));
                statement.execute("ROLLBACK");
            }
            await().atMost(TIMEOUT).until(() -> files.stream().noneMatch(Files::exists));
        }
        assertThat(inbox.resolve("failed")).doesNotExist();
        assertThatTheLatestIsEffective();
    }

    private void assertThatTheLatestIsEffective() {
        List<Integer> values = GatewayDatabase.in(folder).rows("SELECT text FROM message ORDER BY id").stream()
                .map(FileOrderIT::value)
                .toList();
        assertThat(values)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(60_001, lastValue).boxed().toList());
        assertThat(GatewayDatabase.in(folder)
                        .rows("SELECT value FROM effective_reading WHERE account = '" + ACCOUNT
                                + "' ORDER BY period DESC LIMIT 1"))
                .containsExactly("" + lastValue);
    }

    /** All readings are accepted, and a short quiet time. */
    private GatewayEnvironment environment(int smscPort) {
        return new GatewayEnvironment(folder, smscPort)
                .with("RULES_OFF", "late-correction, use-too-high")
                .with("INBOX_QUIET_TIME", "100ms");
    }

    private static boolean isList(int number) {
        return number >= FILES / 2 - 5 && number < FILES / 2 + 5;
    }

    /** Some mails have two readings, and some are long. */
    private String content(int number) {
        if (number % 17 == 0) {
            return CustomerMail.letter(
                    "a@mail.example", "", "0501234568 " + ++lastValue + "\n" + ACCOUNT + " " + ++lastValue);
        }
        String more = number % 23 == 0 ? "\n\n" + "lorem ipsum \n".repeat(20_000) : "";
        return CustomerMail.letter("a@mail.example", "", ACCOUNT + " " + ++lastValue + more);
    }

    private String row(String account) {
        return account + ";" + ++lastValue + "\n";
    }

    private static int value(String text) {
        Matcher found = VALUE.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Integer.parseInt(found.group());
    }
}
