package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.PostgresPair;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.MobileMessage;

/**
 * A PostgreSQL with a synchronous standby that is slow, stuck, read-only or out of connections: messages are rejected
 * with a retryable status within the timeout, and the gateway recovers by itself.
 */
class PostgresFailureIT {
    private static final int RETRYABLE = 0x64;
    private static final Duration DATABASE_TIMEOUT = Duration.ofMillis(1500);

    private static PostgresPair pair;

    @TempDir
    Path folder;

    private String database;
    private RunningGateway running;

    @BeforeAll
    static void startServers() throws Exception {
        pair = PostgresPair.shared();
    }

    @BeforeEach
    void startGateway() throws Exception {
        database = pair.newDatabase();
        running = RunningGateway.prepare(folder).storeOn(pair.primary(), pair.url(database));
        running.environment().with("DATABASE_TIMEOUT", DATABASE_TIMEOUT.toMillis() + "ms");
        running.startBound();
        assertThat(deliver(CustomerSms.reading(1))).matches(Delivery::accepted);
    }

    @AfterEach
    void stopGateway() throws Exception {
        pair.repair();
        if (running != null) {
            running.close();
        }
    }

    /** COMMIT reports success then, with a warning; the message is on the primary alone. */
    @Test
    void aCommitWhoseWaitForTheStandbyWasCancelledIsNotAcknowledged() throws Exception {
        MobileMessage message = CustomerSms.reading(2);
        pair.standby().pause();
        CompletableFuture<Delivery> refused = running.smsc().deliver(message);
        await().atMost(RunningGateway.TIMEOUT).until(() -> {
            pair.cancelWaits();
            return running.count("message") == 2;
        });
        assertThat(status(refused)).isEqualTo(RETRYABLE);

        // The redelivery finds it stored, and has nothing to write; but it is not on the standby yet.
        assertThat(deliver(message).commandStatus()).isEqualTo(RETRYABLE);
        running.awaitNotReady();
        awaitCounted("standby-wait");

        pair.standby().resume();
        running.awaitReady();
        assertThat(deliver(message)).matches(Delivery::accepted);
        assertThat(running.count("message")).isEqualTo(2);
    }

    @Test
    void commitsThatTakeTooLongRejectMessagesUntilTheyAreFastAgain() throws Exception {
        pair.delayCommits(DATABASE_TIMEOUT.multipliedBy(2));
        rejectsInTime(2);
        running.awaitNotReady();

        pair.delayCommits(Duration.ZERO);
        recovers(2);
    }

    /** Longer than the gateway waits for the answer to a COMMIT. */
    @Test
    void aStandbyThatIsGoneForLongRejectsMessagesUntilItIsBack() throws Exception {
        pair.standby().pause();
        for (int number = 2; number < 8; number++) {
            rejectsInTime(number);
        }
        running.awaitNotReady();

        pair.standby().resume();
        recovers(2, 3, 4, 5, 6, 7);
    }

    @Test
    void aServerThatHangsRejectsMessagesUntilItWorksAgain() throws Exception {
        pair.primary().pause();
        rejectsInTime(2);
        running.awaitNotReady();
        awaitCounted("unreachable");

        pair.primary().resume();
        recovers(2);
    }

    @Test
    void aReadOnlyServerRejectsMessagesUntilItIsWritable() throws Exception {
        pair.primary().administer("ALTER DATABASE " + database + " SET default_transaction_read_only = on");
        endConnections();
        rejectsInTime(2);
        running.awaitNotReady();
        awaitCounted("read-only");

        pair.primary().administer("ALTER DATABASE " + database + " RESET default_transaction_read_only");
        recovers(2);
    }

    @Test
    void aServerWithoutFreeConnectionsRejectsMessagesUntilThereAreSome() throws Exception {
        pair.primary().administer("ALTER ROLE " + pair.primary().username() + " CONNECTION LIMIT 0");
        try {
            endConnections();
            rejectsInTime(2);
            running.awaitNotReady();
            awaitCounted("no-connection");
        } finally {
            pair.primary().administer("ALTER ROLE " + pair.primary().username() + " CONNECTION LIMIT -1");
        }
        recovers(2);
    }

    @Test
    void connectionsThatAreLostUnderLoadLoseAndRepeatNothing() throws Exception {
        int messages = 600;
        CustomerSms.readings(1, messages + 1).forEach(running.smsc()::enqueue);
        for (int lost = 0; lost < 5; lost++) {
            long stored = running.count("message");
            endConnections();
            await().atMost(RunningGateway.TIMEOUT)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> running.smsc().queued() == 0 || running.count("message") > stored);
        }
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.smsc().queued() == 0);
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply WHERE state = 'sent'") == messages);
        assertThat(running.count("message")).isEqualTo(messages);
        running.awaitReady();
    }

    /** Before the reason, messages could wait no longer. */
    private void awaitCounted(String reason) {
        String series = "meterline_database_failures_total{reason=\"" + reason + "\"}";
        await(reason).atMost(RunningGateway.TIMEOUT).until(() -> running.metric(series) > 0);
    }

    private void endConnections() throws Exception {
        pair.primary()
                .administer(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    /** The SMSC gives up on a response after 3 seconds. */
    private void rejectsInTime(int number) throws Exception {
        assertThat(deliver(CustomerSms.reading(number)).commandStatus()).isEqualTo(RETRYABLE);
    }

    private void recovers(int... numbers) throws Exception {
        running.awaitReady();
        for (int number : numbers) {
            assertThat(deliver(CustomerSms.reading(number))).matches(Delivery::accepted);
            assertThat(running.count("message WHERE sender = '+" + CustomerSms.sender(number) + "'"))
                    .isEqualTo(1);
        }
    }

    private Delivery deliver(MobileMessage message) throws Exception {
        return running.smsc().deliver(message).get(Deadline.SECONDS, TimeUnit.SECONDS);
    }

    private static int status(CompletableFuture<Delivery> delivery) throws Exception {
        return delivery.get(Deadline.SECONDS, TimeUnit.SECONDS).commandStatus();
    }
}
