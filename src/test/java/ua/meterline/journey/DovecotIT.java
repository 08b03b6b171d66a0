package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.Dovecot;
import ua.meterline.fixture.RunningGateway;

/** A mailbox of a real Dovecot. */
class DovecotIT {
    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    Path folder;

    private Dovecot dovecot;
    private RunningGateway gateway;

    @BeforeAll
    static void requireDovecot() {
        Dovecot.require();
    }

    @BeforeEach
    void prepare() throws Exception {
        dovecot = Dovecot.start();
        gateway = RunningGateway.prepare(folder);
        dovecot.configure(gateway.environment()).with("MAIL_POLL_INTERVAL", "10m");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        dovecot.close();
    }

    @Test
    void announcesNewMailLongBeforeTheNextPoll() throws Exception {
        deliver(0);
        gateway.startGateway();
        awaitMessages(1);
        deliver(1);
        deliver(2);
        awaitMessages(3);

        await().atMost(TIMEOUT).until(() -> dovecot.count("cur", ":2,S") == 3);
    }

    @Test
    void keepsImportedMailsInTheDoneFolder() throws Exception {
        deliver(0);
        deliver(1);
        gateway.environment().with("MAIL_IMAP_DONE_FOLDER", "Done");
        gateway.startGateway();
        awaitMessages(2);

        await().atMost(TIMEOUT).until(() -> dovecot.count(".Done/cur", "S") + dovecot.count(".Done/new", "") == 2);
        assertThat(dovecot.count("cur", "") + dovecot.count("new", "")).isZero();
    }

    @Test
    void isReadAgainAfterARestart() throws Exception {
        gateway.startGateway();
        deliver(0);
        awaitMessages(1);
        dovecot.restart();
        deliver(1);

        awaitMessages(2);
        assertThat(gateway.rows("SELECT sender FROM message")).doesNotHaveDuplicates();
    }

    private void awaitMessages(int count) {
        await().atMost(TIMEOUT).until(() -> gateway.count("message") == count);
    }

    private void deliver(int number) throws Exception {
        dovecot.deliver(System.currentTimeMillis() / 1000 + ".M" + number + "P1.host", CustomerMail.reading(number));
        dovecot.changeOwner();
    }
}
