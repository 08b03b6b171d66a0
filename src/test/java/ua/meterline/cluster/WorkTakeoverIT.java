package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.DaytimeZone;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.MailServer;
import ua.meterline.fixture.PastReadings;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SmscSimulator;

/**
 * Two gateways as processes. The one that does what one node does for all - it reads the shared mailbox, schedules
 * reminders, exports and purges - is killed in the middle of it, or stopped for longer than its leases. The other one
 * goes on, and nothing is done twice.
 */
class WorkTakeoverIT {
    private static final ZoneId ZONE = DaytimeZone.now();
    private static final int NUMBERS = 600;
    private static final int OLD_MESSAGES = 100;
    /** Their senders have no reading and are not reminded: the purge would withdraw the reminders. */
    private static final String OLD = "id <= " + OLD_MESSAGES;

    private static final int MAILS = 30;
    private static final List<String> WORKS = List.of("mailbox", "reminders", "export", "purge");
    /** A mail server is sent one reply at a time. */
    private static final int MAIL_REPLIES_IN_FLIGHT = 1;

    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    Path folder;

    private SharedDatabase database;
    private GatewayDatabase rows;
    private MailServer mailServer;
    private SmscSimulator smsc;
    private int mailed;

    @BeforeEach
    void prepare() throws Exception {
        database = SharedDatabase.create(folder);
        database.migrate();
        rows = database.rows();
        PastReadings.insert(rows, OLD_MESSAGES + NUMBERS, ZONE);
        rows.update("DELETE FROM reading WHERE " + OLD);
        mailServer = MailServer.open();
        smsc = RunningGateway.startSmsc();
    }

    @AfterEach
    void stop() {
        smsc.close();
        mailServer.close();
    }

    @Test
    void aNodeThatIsKilledIsReplaced() throws Exception {
        try (GatewayProcess a = start("a", 2);
                GatewayProcess b = start("b", 4)) {
            awaitMiddleOfWork(a);
            a.kill();
            int inFlight = awaitTakeover(b);
            try (GatewayProcess again = start("a", 4)) {
                assertThatAllIsDoneOnce(inFlight);
                assertThat(again.log()).doesNotContain("\tat ");
            }
        }
    }

    @Test
    void aNodeThatWasStoppedForLongerThanItsLeasesFinishesNothingThatTheOtherTookOver() throws Exception {
        try (GatewayProcess a = start("a", 2);
                GatewayProcess b = start("b", 4)) {
            awaitMiddleOfWork(a);
            a.pause();
            int inFlight = awaitTakeover(b);
            a.resume();
            database.awaitReady("a");
            assertThatAllIsDoneOnce(inFlight);
            assertThat(a.log()).doesNotContain("\tat ");
        }
    }

    private GatewayProcess start(String node, int sessions) throws Exception {
        String everyDay =
                IntStream.rangeClosed(1, 31).mapToObj(Integer::toString).collect(Collectors.joining(","));
        GatewayEnvironment environment = mailServer
                .configure(database.node(node, smsc.port()))
                .with("TIMEZONE", ZONE)
                .with("REMINDERS_DAYS", everyDay)
                .with("REMINDERS_HOURS", "00:00-23:59")
                .with("SMPP_MAX_REPLIES_PER_SECOND", 15)
                .with("EXPORT_CRON", "* * * * * ?")
                .with("RETENTION_CRON", "* * * * * ?");
        GatewayProcess process = GatewayProcess.start(database.folder(node), environment);
        await().atMost(TIMEOUT).until(() -> smsc.bound().size() == sessions);
        return process;
    }

    /** Both nodes send reminders, and the first one reads mails, exports their readings and answers them. */
    private void awaitMiddleOfWork(GatewayProcess a) throws Exception {
        await().atMost(TIMEOUT).until(() -> rows.count("notice WHERE state = 'sent'") >= 5);
        assertThat(a.log())
                .contains(WORKS.stream().map(work -> "Node a: leads " + work).toList());
        mail();
        await("replies by mail beside reminders that a has claimed")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> mailServer.replies().size() >= 3
                        && !claimedReminders("a").isEmpty());
        assertThat(rows.count("notice WHERE state = 'pending'"))
                .as("reminders that wait")
                .isPositive();
    }

    private void mail() throws Exception {
        for (int i = 0; i < MAILS; i++) {
            mailServer.deliver(CustomerMail.reading(1_000_000 + mailed++), new Date());
        }
    }

    private Set<String> claimedReminders(String node) {
        return new HashSet<>(
                rows.rows("SELECT recipient FROM notice WHERE state = 'pending' AND claimed_by = ?", node));
    }

    /**
     * Adds work, and waits until the other node has done it, and what the first one had left.
     *
     * @return reminders of the first node that were in flight
     */
    private int awaitTakeover(GatewayProcess b) throws Exception {
        mail();
        rows.update("UPDATE message SET received_at = '2016-04-02T10:00:00.000Z' WHERE " + OLD);
        await("b does the work of one node")
                .atMost(TIMEOUT)
                .until(() -> WORKS.stream().allMatch(work -> b.log().contains("Node b: leads " + work)));
        Set<String> inFlight = claimedReminders("a");
        inFlight.retainAll(ReadingLoad.recipients(smsc.submitted()));

        await("the mailbox is read").atMost(TIMEOUT).until(() -> mailServer.unseen() == 0);
        await("old messages are purged")
                .atMost(TIMEOUT)
                .until(() -> rows.count("message WHERE sender <> '' AND " + OLD) == 0);
        await("the reminders that a had claimed are sent")
                .atMost(TIMEOUT)
                .until(() -> rows.count("notice WHERE state = 'sent'") == NUMBERS);
        await("the mails that a had stored are answered")
                .atMost(TIMEOUT)
                .until(() -> rows.count("reply WHERE channel = 'email' AND state <> 'sent'") == 0);
        return inFlight.size();
    }

    private void assertThatAllIsDoneOnce(int inFlight) throws Exception {
        await("what a had copied from the mailbox is imported")
                .atMost(TIMEOUT)
                .until(() -> inbox("a").isEmpty() && inbox("b").isEmpty());
        await().atMost(TIMEOUT).until(() -> rows.count("reply WHERE channel = 'email' AND state = 'sent'") == mailed);
        await("all is exported")
                .atMost(TIMEOUT)
                .until(() -> rows.count("batch WHERE sha256 IS NULL") == 0
                        && rows.count("batch_reading") == rows.count("reading"));

        assertThat(rows.rows("SELECT sender FROM message WHERE channel = 'email'"))
                .doesNotHaveDuplicates()
                .hasSize(mailed);
        assertThat(rows.count("reading")).isEqualTo(NUMBERS + mailed);
        assertThat(ExportedFiles.rows(database.folder("a"), database.folder("b")))
                .doesNotHaveDuplicates()
                .hasSize(NUMBERS + mailed);
        assertThat(rows.rows("SELECT count(*), count(DISTINCT number_key), count(DISTINCT notice_id) FROM reminder"))
                .containsExactly("%1$d %1$d %1$d".formatted(NUMBERS));
        // What had left a before the end arrives late, and no more than that.
        await().during(Duration.ofSeconds(2))
                .atMost(TIMEOUT)
                .until(() -> ReadingLoad.repeated(smsc.submitted()) <= inFlight);
        assertThat(ReadingLoad.recipients(smsc.submitted())).hasSize(NUMBERS);
        List<String> replies = ids(mailServer.replies());
        assertThat(new HashSet<>(replies)).hasSize(mailed);
        assertThat(replies).hasSizeLessThanOrEqualTo(mailed + MAIL_REPLIES_IN_FLIGHT);
        System.out.printf(
                "%d reminders were in flight, %d repeated; %d of %d replies by mail repeated%n",
                inFlight, ReadingLoad.repeated(smsc.submitted()), replies.size() - mailed, mailed);
    }

    private List<Path> inbox(String node) throws Exception {
        try (Stream<Path> files = Files.list(database.folder(node).resolve("inbox"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".eml"))
                    .toList();
        }
    }

    private static List<String> ids(List<MimeMessage> mails) throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : mails) {
            ids.add(mail.getMessageID());
        }
        return ids;
    }
}
