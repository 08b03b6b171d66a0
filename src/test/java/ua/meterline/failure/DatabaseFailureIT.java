package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.app.Gateway;
import ua.meterline.config.Settings;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.DiskFault;
import ua.meterline.fixture.FreePort;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SmscSimulator;

/** A locked, slow or full database: messages are rejected with a retryable status. */
class DatabaseFailureIT {
    private static final int RETRYABLE = 0x64;
    private static final int THROTTLED = 0x58;

    @TempDir
    Path folder;

    /** The database timeout is far below the time after which the SMSC gives up on a response. */
    @Test
    void aLockedDatabaseRejectsMessagesUntilItIsReleased() throws Exception {
        try (RunningGateway running = RunningGateway.start(folder, Map.of("DATABASE_TIMEOUT", "500ms"))) {
            assertThat(deliver(running.smsc(), 1)).matches(Delivery::accepted);
            try (Connection other = running.database().connect();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThat(deliver(running.smsc(), 2).commandStatus()).isEqualTo(RETRYABLE);
                running.awaitNotReady();
                statement.execute("ROLLBACK");
            }
            Stopwatch stopwatch = new Stopwatch();
            await().atMost(RunningGateway.TIMEOUT).until(running.gateway()::isReady);
            stopwatch.print("write lock released: ready again");
            assertThat(deliver(running.smsc(), 3)).matches(Delivery::accepted);
            assertThat(deliver(running.smsc(), 2)).matches(Delivery::accepted);
            assertThat(running.rows("SELECT count(*) FROM message WHERE sender = '+" + CustomerSms.sender(2) + "'"))
                    .containsExactly("1");
        }
    }

    /** A window of 1,000 cannot hold 1,200 messages. */
    @Test
    void aFullReceiveWindowThrottlesTheSmscAndLosesNothing() throws Exception {
        try (RunningGateway running = RunningGateway.prepare(folder)) {
            running.environment().with("SMPP_RECEIVE_WINDOW", 1_000).with("SMPP_RESPONSE_TIMEOUT", "10s");
            running.replaceSmsc(1_200);
            running.startBound();
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            running.smsc().addListener(new SimulatorListener() {
                @Override
                public void delivered(Delivery delivery) {
                    statuses.add(delivery.commandStatus());
                }
            });
            try (Connection other = running.database().connect();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                CustomerSms.readings(0, 1_200).forEach(running.smsc()::enqueue);
                await().atMost(RunningGateway.TIMEOUT).until(() -> statuses.contains(THROTTLED));
                statement.execute("ROLLBACK");
            }
            await().atMost(Deadline.LENGTH).until(() -> running.count("reply WHERE state = 'sent'") == 1_200);
            assertThat(running.count("message")).isEqualTo(1_200);
            assertThat(running.count("reading")).isEqualTo(1_200);
        }
    }

    @Test
    void aLockChangesReadinessWithoutTraffic() throws Exception {
        try (RunningGateway running = RunningGateway.start(folder)) {
            try (Connection other = running.database().connect();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");
                running.awaitNotReady();
            }
            await().atMost(RunningGateway.TIMEOUT).until(running.gateway()::isReady);
        }
    }

    /** Each group was stored in the end, long after its messages were refused, and made the gateway ready again. */
    @Test
    void aDiskThatIsTooSlowForEveryMessageIsNotReady() throws Exception {
        int port = FreePort.next();
        GatewayEnvironment environment =
                new GatewayEnvironment(folder, 0).with("HTTP_PORT", port).with("DATABASE_TIMEOUT", "500ms");
        // Of first deliveries: a redelivery of what was stored after its refusal is accepted at once.
        Map<MobileMessage, Integer> statuses = new ConcurrentHashMap<>();
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.start(folder, environment.with("SMPP_PORT", smsc.port()))) {
            gateway.awaitBoundTo(smsc);
            await().atMost(RunningGateway.TIMEOUT).until(() -> isReady(port));
            smsc.addListener(new SimulatorListener() {
                @Override
                public void delivered(Delivery delivery) {
                    statuses.putIfAbsent(delivery.message(), delivery.commandStatus());
                }
            });
            try (DiskFault slow = DiskFault.inject(
                    gateway,
                    folder.resolve("meterline.db"),
                    "fsync",
                    "delay_enter=1500000",
                    folder.resolve("fsyncs"))) {
                CustomerSms.readings(0, 20).forEach(smsc::enqueue);
                await().atMost(RunningGateway.TIMEOUT).until(() -> statuses.containsValue(RETRYABLE) && !isReady(port));
                await().pollInterval(Duration.ofMillis(20))
                        .during(Duration.ofSeconds(5))
                        .atMost(RunningGateway.TIMEOUT)
                        .until(() -> !isReady(port));
                assertThat(statuses.values()).as(slow::toString).containsOnly(RETRYABLE);
            }
            Stopwatch stopwatch = new Stopwatch();
            await().atMost(RunningGateway.TIMEOUT).until(() -> isReady(port));
            stopwatch.print("an fsync of 1.5 s: ready again");
            await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.queued() == 0);
            assertThat(GatewayDatabase.in(folder).count("message")).isEqualTo(20);
        }
    }

    private static boolean isReady(int port) throws Exception {
        URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
        return HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskRejectsMessagesUntilThereIsSpace() throws Exception {
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.start(folder, new GatewayEnvironment(folder, smsc.port()))) {
            gateway.awaitBoundTo(smsc);
            assertThat(deliver(smsc, 1)).matches(Delivery::accepted);
            // Less than one transaction takes, also when a checkpoint has reset the write-ahead log.
            gateway.limitFileSize(16L * 1024);
            assertThat(deliver(smsc, 2).commandStatus()).isEqualTo(RETRYABLE);
            gateway.limitFileSize(null);
            await().atMost(RunningGateway.TIMEOUT).until(() -> deliver(smsc, 3).accepted());
            await().untilAsserted(() -> assertThat(gateway.log())
                    .contains("Database: cannot be written")
                    .contains("Database: writing again"));
            assertThat(GatewayDatabase.in(folder).count("message")).isEqualTo(2);
        }
    }

    @Test
    void aSecondGatewayOnTheSameFolderDoesNotStart() throws Exception {
        try (RunningGateway running = RunningGateway.start(folder)) {
            Settings same = Settings.load(null, running.environment().variables());
            assertThatThrownBy(() -> Gateway.start(same)).hasMessageContaining("another gateway is running");
            assertThat(deliver(running.smsc(), 1)).matches(Delivery::accepted);
        }
    }

    @Test
    void aSecondGatewayOnTheSameDatabaseDoesNotStart() throws Exception {
        try (RunningGateway running = RunningGateway.start(folder)) {
            running.environment()
                    .with("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("meterline.db"))
                    .with("DATA_DIR", folder.resolve("other"));
            Settings other = Settings.load(null, running.environment().variables());
            assertThatThrownBy(() -> Gateway.start(other)).hasMessageContaining("another gateway is running");
            assertThat(deliver(running.smsc(), 1)).matches(Delivery::accepted);
        }
    }

    /** The gateway used to stay ready, acknowledge messages and lose them all. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatWasRemovedOrReplacedIsNotAcknowledgedAndEndsTheGateway(boolean replaced) throws Exception {
        Path database = folder.resolve("meterline.db");
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.start(folder, new GatewayEnvironment(folder, smsc.port()))) {
            gateway.awaitBoundTo(smsc);
            assertThat(deliver(smsc, 1)).matches(Delivery::accepted);
            Files.move(database, folder.resolve("moved.db"));
            if (replaced) {
                Files.copy(folder.resolve("moved.db"), database);
            }
            Stopwatch stopwatch = new Stopwatch();
            // Rejected by its own group, or by the end of the link when the check each second came first.
            smsc.enqueue(CustomerSms.reading(2));
            assertThat(gateway.endsWithin(Duration.ofSeconds(30))).isTrue();
            stopwatch.print("file replaced or removed: ended");
            assertThat(gateway.exitCode()).isEqualTo(3);
            assertThat(smsc.acknowledged()).isEmpty();
            assertThat(gateway.log().lines().filter(line -> line.contains(" ERROR ")))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("meterline.db was removed or replaced");
        }
    }

    @Test
    void aRemovedFileEndsTheGatewayWithoutTraffic() throws Exception {
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.start(folder, new GatewayEnvironment(folder, smsc.port()))) {
            gateway.awaitBoundTo(smsc);
            Files.delete(folder.resolve("meterline.db"));
            assertThat(gateway.endsWithin(Duration.ofSeconds(30))).isTrue();
            assertThat(gateway.exitCode()).isEqualTo(3);
        }
    }

    private static Delivery deliver(SmscSimulator smsc, int number) throws Exception {
        return smsc.deliver(CustomerSms.reading(number))
                .get(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS);
    }
}
