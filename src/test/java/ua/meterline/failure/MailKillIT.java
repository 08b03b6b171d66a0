package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.failure.LineProxy.Deed;
import ua.meterline.simulator.SmscSimulator;

/**
 * kill -9 at each step of a mail's way. Afterwards another gateway runs until all is quiet: no mail is lost, no reading is
 * stored twice, and no answer is repeated but the one that was just being sent, once.
 */
class MailKillIT {
    private static final int MAILS = 12;
    private static final int SENT_AT_A_TIME = 1;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private PostOffice office;
    private SmscSimulator smsc;
    private GatewayEnvironment environment;

    @BeforeEach
    void prepare() throws Exception {
        office = PostOffice.open();
        smsc = RunningGateway.simulator(0).start();
        environment = office.address(new GatewayEnvironment(folder, smsc.port()));
        for (int i = 0; i < MAILS; i++) {
            office.deliver(Letters.reading(i), new Date());
        }
    }

    @AfterEach
    void stop() {
        smsc.close();
        office.close();
    }

    @Test
    void whileAMailIsFetched() throws Exception {
        killAtImap(" FETCH 5 (BODY.PEEK[]");
        runToTheEnd();
        assertThatEachIsAnswered(0);
    }

    /** The steps of the way in their order, and for which mail, or group of mails, the gateway is killed there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fetched and on disk, but not renamed | inbox.InboxFolder      | Files.move(temporary        | 3",
                "renamed                              | mailbox.Mailbox        | kept.add(mail)              | 3",
                "kept, but the names may not be safe  | inbox.InboxFolder      | names.force(true)           | 1",
                "kept, but not marked as seen         | mailbox.Mailbox        | open().done(kept)           | 1",
                "read, but not stored                 | inbox.LetterReader     | return messages;            | 3",
                "written, but not committed           | store.ImportRows       | String since =              | 3",
                "committed, and nothing else          | observe.Traffic        | redelivered.increment(group | 3",
                "committed, but not moved away        | inbox.ClearedFiles     | move(file, free(            | 3"
            })
    void atAnyStep(String step, String type, String line, int time) throws Exception {
        new Trap(type, line, time).spring(folder, environment);
        runToTheEnd();
        assertThatEachIsAnswered(SENT_AT_A_TIME);
    }

    @Test
    void afterTheCommitAndBeforeTheFileIsMovedAway() throws Exception {
        // No folder can be made where a file is in the way.
        Path done = Files.createDirectories(folder.resolve("inbox")).resolve("done");
        Files.writeString(done, "");
        try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
            await().atMost(TIMEOUT).until(() -> stored() == MAILS);
            gateway.kill();
        }
        assertThat(filesIn("inbox")).hasSizeGreaterThanOrEqualTo(MAILS);
        Files.delete(done);
        runToTheEnd();
        assertThatEachIsAnswered(SENT_AT_A_TIME);
    }

    @Test
    void whileAnAnswerIsSent() throws Exception {
        try (LineProxy proxy = new LineProxy(office.smtpPort(), line -> Deed.PASS)) {
            proxy.rule(line -> line.equals(".\r\n") && office.answers().size() >= 4 ? Deed.STALL : Deed.PASS);
            environment.with("MAIL_SMTP_PORT", proxy.port()).with("MAIL_TIMEOUT", "30s");
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                proxy.awaitStall();
                gateway.kill();
            }
        }
        environment.with("MAIL_SMTP_PORT", office.smtpPort());
        runToTheEnd();
        assertThatEachIsAnswered(SENT_AT_A_TIME);
    }

    @Test
    void againAndAgainWhileAListIsImported() throws Exception {
        StringBuilder list = new StringBuilder();
        int rows = 1_500;
        for (int i = 0; i < rows; i++) {
            list.append(Letters.account(1_000 + i)).append(';').append(i).append('\n');
        }
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/list.csv"), list);
        environment.with("INBOX_QUIET_TIME", "0ms");
        for (int kill = 1; kill <= 3; kill++) {
            int enough = 300 * kill;
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(5)).until(() -> stored() >= enough);
                gateway.kill();
            }
        }
        runToTheEnd();
        List<String> values = rows().values("SELECT text FROM message WHERE channel = 'file'");
        assertThat(values).doesNotHaveDuplicates().hasSize(rows);
        assertThat(rows().count("reading")).isEqualTo(rows + MAILS);
        try (Stream<Path> results = Files.walk(folder.resolve("inbox/done"))) {
            Path result = results.filter(file -> file.toString().endsWith(".result.csv"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readAllLines(result))
                    .hasSize(rows + 1)
                    .filteredOn(row -> row.endsWith(";accepted;"))
                    .hasSize(rows);
        }
    }

    /** Not killed, but full: no file can grow any more beyond a limit, then it can again. */
    @Test
    void whileTheDiskIsFullAMailStaysUnseen() throws Exception {
        office.deliver(
                Letters.letter("large@mail.example", "", "рахунок 0501230000 показання 5\n" + "x \n".repeat(200_000)),
                new Date());
        try (LineProxy proxy = new LineProxy(office.imapPort(), line -> Deed.STALL)) {
            environment.with("MAIL_IMAP_PORT", proxy.port());
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                gateway.limitFileSize(128L * 1024);
                proxy.rule(line -> Deed.PASS);
                await().atMost(TIMEOUT).until(() -> gateway.log().contains("File too large"));
                await().atMost(TIMEOUT).until(() -> office.unseen() == 1);
                gateway.limitFileSize(null);
                awaitQuiet(MAILS + 1);
            }
        }
        assertThat(rows().values("SELECT sender FROM message"))
                .doesNotHaveDuplicates()
                .hasSize(MAILS + 1);
    }

    private void killAtImap(String command) throws Exception {
        try (LineProxy proxy =
                new LineProxy(office.imapPort(), line -> line.contains(command) ? Deed.STALL : Deed.PASS)) {
            environment.with("MAIL_IMAP_PORT", proxy.port()).with("MAIL_TIMEOUT", "30s");
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                proxy.awaitStall();
                gateway.kill();
            }
        }
        environment.with("MAIL_IMAP_PORT", office.imapPort());
    }

    private void runToTheEnd() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
            awaitQuiet(MAILS);
            assertThat(gateway.log()).doesNotContain("\tat ", "@mail.example");
        }
    }

    private void awaitQuiet(int mails) {
        await().atMost(TIMEOUT)
                .until(() -> office.unseen() == 0 && filesIn("inbox").size() == 1);
        await().atMost(TIMEOUT)
                .until(() -> rows().count("reply WHERE channel = 'email'") == mails
                        && rows().count("reply WHERE state = 'pending'") == 0);
    }

    /** Each once, but for the one that was under way to the mail server: it may come twice. */
    private void assertThatEachIsAnswered(int repeatedAtMost) throws Exception {
        assertThat(rows().values("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(rows().values("SELECT sender FROM message"))
                .doesNotHaveDuplicates()
                .hasSize(MAILS);
        assertThat(rows().count("reading")).isEqualTo(MAILS);
        List<MimeMessage> answers = office.answers();
        Map<String, Integer> ids = new HashMap<>();
        for (MimeMessage answer : answers) {
            ids.merge(answer.getMessageID(), 1, Integer::sum);
        }
        assertThat(ids).hasSize(MAILS);
        assertThat(ids.values()).as("how often each came").allMatch(times -> times <= 2);
        assertThat(answers.size()).isBetween(MAILS, MAILS + repeatedAtMost);
    }

    private long stored() {
        return Files.exists(folder.resolve("meterline.db")) ? storedInDatabase() : 0;
    }

    private long storedInDatabase() {
        List<String> tables = rows().values("SELECT name FROM sqlite_master WHERE name = 'message'");
        return tables.isEmpty() ? 0 : rows().count("message");
    }

    private StoredRows rows() {
        return new StoredRows(folder);
    }

    private List<Path> filesIn(String where) throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve(where))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
