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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.FaultInjector;
import ua.meterline.fixture.FaultPoint;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.LineProxy;
import ua.meterline.fixture.LineProxy.Action;
import ua.meterline.fixture.MailServer;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SmscSimulator;

/**
 * SIGKILL at each step of a mail's way. Afterwards a second gateway completes the work: no mail is lost, no reading is
 * stored twice, and only a reply that was in flight may be sent twice. The profile soak runs what takes long.
 */
class MailCrashIT {
    private static final int MAILS = 12;
    private static final int SENT_AT_A_TIME = 1;
    private static final List<FaultPoint> IN_SEQUENCE = List.of(
            FaultPoint.MAILS_NOT_MARKED,
            FaultPoint.GROUP_NOT_COMMITTED,
            FaultPoint.GROUP_COMMITTED,
            FaultPoint.REPLY_COMPOSED);
    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    Path folder;

    private MailServer mailServer;
    private SmscSimulator smsc;
    private GatewayEnvironment environment;
    private int delivered;

    @BeforeEach
    void prepare() throws Exception {
        mailServer = MailServer.open();
        smsc = RunningGateway.startSmsc();
        environment = mailServer.configure(new GatewayEnvironment(folder, smsc.port()));
        deliver(MAILS);
    }

    private void deliver(int mails) throws Exception {
        for (int i = 0; i < mails; i++) {
            mailServer.deliver(CustomerMail.reading(delivered++), new Date());
        }
    }

    @AfterEach
    void stop() {
        smsc.close();
        mailServer.close();
    }

    /** Each start completes what the crash before has left, and more mails. */
    @Test
    void atOneFaultPointAfterTheOther() throws Exception {
        for (FaultPoint point : IN_SEQUENCE) {
            FaultInjector.killAt(point, folder, environment);
            deliver(MAILS);
        }
        runToTheEnd();
        assertThatEachIsAnswered(IN_SEQUENCE.size() * SENT_AT_A_TIME);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "REMINDERS_.*")
    @Tag("soak")
    void atAFaultPoint(FaultPoint point) throws Exception {
        FaultInjector.killAt(point, folder, environment);
        runToTheEnd();
        assertThatEachIsAnswered(SENT_AT_A_TIME);
    }

    @Test
    @Tag("soak")
    void whileAMailIsFetched() throws Exception {
        try (LineProxy proxy = new LineProxy(
                mailServer.imapPort(), line -> line.contains(" FETCH 5 (BODY.PEEK[]") ? Action.STALL : Action.PASS)) {
            environment.with("MAIL_IMAP_PORT", proxy.port()).with("MAIL_TIMEOUT", "30s");
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                proxy.awaitStall();
                gateway.kill();
            }
        }
        environment.with("MAIL_IMAP_PORT", mailServer.imapPort());
        runToTheEnd();
        assertThatEachIsAnswered(0);
    }

    @Test
    @Tag("soak")
    void afterTheCommitAndBeforeTheFileIsMovedAway() throws Exception {
        // The folder cannot be created where a file of its name is.
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
    void whileAReplyIsInFlight() throws Exception {
        try (LineProxy proxy = new LineProxy(mailServer.smtpPort(), line -> Action.PASS)) {
            proxy.rule(line -> line.equals(".\r\n") && mailServer.replies().size() >= 4 ? Action.STALL : Action.PASS);
            environment.with("MAIL_SMTP_PORT", proxy.port()).with("MAIL_TIMEOUT", "30s");
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                proxy.awaitStall();
                gateway.kill();
            }
        }
        environment.with("MAIL_SMTP_PORT", mailServer.smtpPort());
        runToTheEnd();
        assertThatEachIsAnswered(SENT_AT_A_TIME);
    }

    @Test
    @Tag("soak")
    void severalTimesWhileAListIsImported() throws Exception {
        StringBuilder list = new StringBuilder();
        int rows = 1_500;
        for (int i = 0; i < rows; i++) {
            list.append(CustomerMail.account(1_000 + i)).append(';').append(i).append('\n');
        }
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/list.csv"), list);
        environment.with("INBOX_QUIET_TIME", "0ms");
        for (int kill = 1; kill <= 3; kill++) {
            int rowsBefore = 300 * kill;
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(5)).until(() -> stored() >= rowsBefore);
                gateway.kill();
            }
        }
        runToTheEnd();
        List<String> values = database().rows("SELECT text FROM message WHERE channel = 'file'");
        assertThat(values).doesNotHaveDuplicates().hasSize(rows);
        assertThat(database().count("reading")).isEqualTo(rows + MAILS);
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

    /** No crash, but files that cannot grow for a while. */
    @Test
    void orWhileTheDiskIsFullLeavesAMailUnseen() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
            awaitQuiet(MAILS);
            // Enough for the database, and less than the large mail.
            gateway.limitFileSize(512L * 1024);
            deliver(1);
            String large = "рахунок 0501230000 показання 5\n" + "x \n".repeat(200_000);
            mailServer.deliver("large@mail.example", "", large);
            delivered++;
            await().atMost(TIMEOUT).until(() -> gateway.log().contains("File too large"));
            await().atMost(TIMEOUT).until(() -> mailServer.unseen() == 1);
            gateway.limitFileSize(null);
            awaitQuiet(delivered);
        }
        assertThat(database().rows("SELECT sender FROM message"))
                .doesNotHaveDuplicates()
                .hasSize(delivered);
    }

    private void runToTheEnd() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
            awaitQuiet(delivered);
            assertThat(gateway.log()).doesNotContain("\tat ", "@mail.example");
        }
    }

    private void awaitQuiet(int mails) {
        await().atMost(TIMEOUT)
                .until(() -> mailServer.unseen() == 0 && filesIn("inbox").size() == 1);
        await().atMost(TIMEOUT)
                .until(() -> database().count("reply WHERE channel = 'email'") == mails
                        && database().count("reply WHERE state = 'pending'") == 0);
    }

    /** @param repeatedAtMost how many replies may come twice, as they were in flight */
    private void assertThatEachIsAnswered(int repeatedAtMost) throws Exception {
        assertThat(database().rows("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(database().rows("SELECT sender FROM message"))
                .doesNotHaveDuplicates()
                .hasSize(delivered);
        assertThat(database().count("reading")).isEqualTo(delivered);
        List<MimeMessage> replies = mailServer.replies();
        Map<String, Integer> ids = new HashMap<>();
        for (MimeMessage reply : replies) {
            ids.merge(reply.getMessageID(), 1, Integer::sum);
        }
        assertThat(ids).hasSize(delivered);
        assertThat(ids.values()).as("times that each reply came").allMatch(times -> times <= 2);
        assertThat(replies.size()).isBetween(delivered, delivered + repeatedAtMost);
    }

    private long stored() {
        return Files.exists(folder.resolve("meterline.db")) ? database().storedMessages() : 0;
    }

    private GatewayDatabase database() {
        return GatewayDatabase.in(folder);
    }

    private List<Path> filesIn(String where) throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve(where))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
