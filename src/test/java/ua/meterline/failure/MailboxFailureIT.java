package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.LineProxy;
import ua.meterline.fixture.LineProxy.Action;
import ua.meterline.fixture.MailServer;
import ua.meterline.fixture.RunningGateway;

/** Fetching mails while the IMAP server or the connection to it fails. */
class MailboxFailureIT {
    private static final String ALICE = "alice@mail.example";
    private static final String GOOD = "рахунок 0501234567, показання 12345";

    @TempDir
    Path folder;

    private MailServer mailServer;
    private RunningGateway gateway;

    @BeforeEach
    void prepare() throws Exception {
        mailServer = MailServer.open();
        gateway = RunningGateway.prepare(folder);
        mailServer.configure(gateway.environment());
    }

    @AfterEach
    void stop() {
        gateway.close();
        mailServer.close();
    }

    @Test
    void fetchesMailsAgainWhenTheConnectionDrops() throws Exception {
        for (int i = 0; i < 10; i++) {
            mailServer.deliver(CustomerMail.reading(i), new Date());
        }
        try (LineProxy proxy = new LineProxy(mailServer.imapPort(), cutEverySecondFetch(3))) {
            gateway.environment().with("MAIL_IMAP_PORT", proxy.port());
            gateway.startGateway();
            mailServer.awaitReplies(10);
        }
        assertThat(gateway.rows("SELECT sender FROM message"))
                .doesNotHaveDuplicates()
                .hasSize(10);
        await().until(() -> mailServer.unseen() == 0);
    }

    /** Large mails are fetched in chunks. */
    @Test
    void storesAWholeMailWhenTheConnectionDropsBetweenItsChunks() throws Exception {
        String large = CustomerMail.letter(ALICE, "", GOOD + "\n" + "x \n".repeat(200_000));
        mailServer.deliver(large, new Date());
        AtomicBoolean cut = new AtomicBoolean();
        try (LineProxy proxy = new LineProxy(
                mailServer.imapPort(),
                line -> line.contains("BODY.PEEK[]<262144.") && !cut.getAndSet(true) ? Action.CUT : Action.PASS)) {
            gateway.environment().with("MAIL_IMAP_PORT", proxy.port());
            gateway.startGateway();
            mailServer.awaitReplies(1);
        }
        assertThat(cut).isTrue();
        assertThat(gateway.rows("SELECT outcome FROM message")).containsExactly("accepted");
        await().until(() -> gateway.files("inbox/done").size() == 1);
        try (Stream<Path> done = Files.walk(folder.resolve("inbox/done"))) {
            assertThat(done.filter(Files::isRegularFile))
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().endsWith(large.substring(large.length() - 300_000)));
        }
    }

    @Test
    void leavesAMailUnseenThatTheServerCannotReadAndFetchesTheOthers() throws Exception {
        fetchesAllButTheSecondWhen(line -> Action.respond(line.split(" ")[0] + " NO [SERVERBUG] cannot be read"));
    }

    @Test
    void leavesAMailUnseenThatBreaksTheConnectionAndFetchesTheOthers() throws Exception {
        fetchesAllButTheSecondWhen(line -> Action.CUT);
    }

    private void fetchesAllButTheSecondWhen(Function<String, Action> fetched) throws Exception {
        for (int i = 0; i < 3; i++) {
            mailServer.deliver(CustomerMail.reading(i), new Date());
        }
        try (LineProxy proxy = new LineProxy(
                mailServer.imapPort(),
                line -> line.contains(" FETCH 2 (BODY.PEEK") ? fetched.apply(line) : Action.PASS)) {
            gateway.environment().with("MAIL_IMAP_PORT", proxy.port());
            gateway.startGateway();
            mailServer.awaitReplies(2);
            await().until(() -> mailServer.unseen() == 1);
        }
        assertThat(gateway.rows("SELECT sender FROM message ORDER BY 1"))
                .containsExactly(CustomerMail.sender(0), CustomerMail.sender(2));
    }

    @Test
    void fetchesMailsWhenTheServerIsReachableAgain() throws Exception {
        try (LineProxy proxy = new LineProxy(mailServer.imapPort(), line -> Action.CUT)) {
            gateway.environment().with("MAIL_IMAP_PORT", proxy.port());
            gateway.startGateway();
            mailServer.deliver(ALICE, "", GOOD);
            await().during(Duration.ofMillis(500)).until(() -> gateway.count("message") == 0);
            proxy.rule(line -> Action.PASS);

            mailServer.awaitReplies(1);
        }
    }

    @Test
    void storesAMailOnceWhenTheMailboxIsRecreated() throws Exception {
        String raw = CustomerMail.letter(ALICE, "", GOOD);
        mailServer.deliver(raw, new Date());
        gateway.startGateway();
        mailServer.awaitReplies(1);
        long before = mailServer.inbox().getUidValidity();
        // GreenMail derives UIDVALIDITY from the time in seconds.
        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        mailServer = mailServer.recreate();
        assertThat(mailServer.inbox().getUidValidity()).isNotEqualTo(before);
        mailServer.deliver(raw, new Date());
        mailServer.deliver("bob@mail.example", "", "рахунок 0501234568, показання 5");

        assertThat(mailServer.awaitReplies(1).get(0).getAllRecipients()[0]).hasToString("bob@mail.example");
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> gateway.files("inbox/done").size() == 3);
        assertThat(gateway.rows("SELECT sender FROM message ORDER BY id")).containsExactly(ALICE, "bob@mail.example");
    }

    /** Closes the connection at every second fetch, so many times. */
    private static Function<String, Action> cutEverySecondFetch(int cuts) {
        AtomicInteger fetches = new AtomicInteger();
        return line -> {
            boolean isFetch = line.contains(" FETCH ") && line.contains("BODY.PEEK[]");
            int fetch = isFetch ? fetches.incrementAndGet() : 0;
            return isFetch && fetch % 2 == 0 && fetch <= 2 * cuts ? Action.CUT : Action.PASS;
        };
    }
}
