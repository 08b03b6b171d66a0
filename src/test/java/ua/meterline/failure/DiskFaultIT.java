package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.DiskFault;
import ua.meterline.fixture.DiskRecording;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SmscSimulator;

/** Errors and delays of the disk below the database, in a process. */
class DiskFaultIT {
    private static final int RETRYABLE = 0x64;
    private static final int SLOW = 1_200;
    private static final Duration POLL = Duration.ofMillis(10);

    @TempDir
    static Path folder;

    private static SmscSimulator smsc;
    private static GatewayProcess gateway;
    private static Path database;
    private static Path calls;
    private static int customer;

    @BeforeAll
    static void start() throws Exception {
        smsc = RunningGateway.startSmsc();
        gateway = GatewayProcess.start(folder, new GatewayEnvironment(folder, smsc.port()));
        gateway.awaitBoundTo(smsc);
        calls = folder.resolve("calls");
        database = folder.resolve("meterline.db").toRealPath();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        smsc.close();
    }

    @ParameterizedTest
    @CsvSource({"pwrite64, EIO", "pwrite64, ENOSPC", "pwrite64, EROFS", "fsync, EIO", "fsync, ENOSPC", "fsync, EROFS"})
    void anErrorRejectsMessagesWhileItLasts(String call, String error) throws Exception {
        long stored = GatewayDatabase.in(folder).count("message");
        DiskFault fault = inject(call, "error=" + error);
        try (fault) {
            for (int i = 0; i < 5; i++) {
                assertThat(deliver()).isEqualTo(RETRYABLE);
            }
        }
        Stopwatch stopwatch = new Stopwatch();
        await().atMost(RunningGateway.TIMEOUT).pollInterval(POLL).until(() -> deliver() == 0);
        stopwatch.print(error + " of " + call + ": accepting again");
        assertThat(GatewayDatabase.in(folder).count("message")).isEqualTo(stored + 1);
    }

    @Test
    void nothingIsAcknowledgedBeforeTheSyncOfItsCommit() throws Exception {
        Map<Long, Long> sentAndAnswered = new ConcurrentHashMap<>();
        SimulatorListener listener = new SimulatorListener() {
            @Override
            public void delivered(Delivery delivery) {
                long answered = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
                // On a busy machine some are rejected first, because their commit takes too long.
                if (delivery.accepted()) {
                    sentAndAnswered.put(answered - delivery.roundTripNanos() / 1_000, answered);
                }
            }
        };
        smsc.addListener(listener);
        int before = smsc.acknowledged().size();
        DiskFault fault = inject("fsync", "delay_enter=200000");
        try (fault) {
            CustomerSms.readings(customer, customer + SLOW).forEach(smsc::enqueue);
            customer += SLOW;
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> smsc.acknowledged().size() == before + SLOW);
        }
        smsc.removeListener(listener);
        DiskRecording recording = DiskRecording.read(calls);
        Path log = database.resolveSibling("meterline.db-wal");
        assertThat(sentAndAnswered)
                .hasSizeGreaterThan(SLOW / 2)
                .allSatisfy((sent, answered) ->
                        assertThat(recording.isSynced(log, sent, answered)).isTrue());
        System.out.printf("fsync of 200 ms: %d answers, none before its fsync%n", SLOW);
    }

    /** As by a debugger, or a virtual machine that is moved. */
    @Test
    void aStoppedProcessGoesOn() throws Exception {
        int before = smsc.acknowledged().size();
        signal("STOP");
        CustomerSms.readings(customer, customer + 100).forEach(smsc::enqueue);
        customer += 100;
        // Longer than the SMSC waits for an answer before it delivers again.
        await().during(Duration.ofSeconds(4)).until(() -> smsc.acknowledged().size() == before);
        signal("CONT");
        Stopwatch stopwatch = new Stopwatch();
        await().atMost(RunningGateway.TIMEOUT)
                .pollInterval(POLL)
                .until(() -> smsc.acknowledged().size() >= before + 100);
        stopwatch.print("SIGCONT: all answered");
        assertThat(GatewayDatabase.in(folder).rows("SELECT sender FROM message WHERE text LIKE '05%'"))
                .doesNotHaveDuplicates();
    }

    private static void signal(String name) throws Exception {
        List<String> kill = List.of("kill", "-" + name, Long.toString(gateway.pid()));
        assertThat(new ProcessBuilder(kill).inheritIO().start().waitFor()).isZero();
    }

    private static DiskFault inject(String call, String effect) throws Exception {
        return DiskFault.inject(gateway, database, call, effect, calls);
    }

    private static int deliver() throws Exception {
        return smsc.deliver(CustomerSms.reading(customer++))
                .get(Deadline.SECONDS, TimeUnit.SECONDS)
                .commandStatus();
    }
}
