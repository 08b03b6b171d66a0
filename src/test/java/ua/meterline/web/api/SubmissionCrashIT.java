package ua.meterline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.fixture.ClosedPort;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.FreePort;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;

/**
 * SIGKILL while programs submit readings. A program that gets no answer repeats the submission with its key, as
 * docs/api.md says: nothing acknowledged is lost, nothing is stored twice.
 */
class SubmissionCrashIT {
    private static final int CLIENTS = 4;
    private static final int EACH = 40;
    private static final int CRASHES = 2;
    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    Path folder;

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    /** The answer to each key. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private ApiClient cabinet;

    @AfterEach
    void stopClients() {
        clients.shutdownNow();
    }

    @Test
    void aRepeatAfterACrashGetsTheFirstAnswerAndIsStoredOnce() throws Exception {
        int port = FreePort.next();
        cabinet = new ApiClient("http://127.0.0.1:" + port, ApiFixture.addToken(folder, "cabinet", Role.PHONE));
        try (ClosedPort smsc = new ClosedPort()) {
            GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.number())
                    .with("CONSOLE_PORT", port)
                    .with("CONSOLE_API_RATE", 1000);
            List<Future<Void>> submitted = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(all(client)))
                    .toList();
            for (int crash = 1; crash <= CRASHES; crash++) {
                int enough = CLIENTS * EACH * crash / (CRASHES + 1);
                try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                    await().atMost(TIMEOUT)
                            .pollInterval(Duration.ofMillis(1))
                            .untilAsserted(() ->
                                    assertThat(acknowledged).as(gateway::log).hasSizeGreaterThanOrEqualTo(enough));
                }
            }
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                for (Future<Void> client : submitted) {
                    client.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
                }
                assertThatEachRepeatGetsTheFirstAnswer();
                assertThat(gateway.log()).doesNotContain("\tat ");
            }
        }
        assertThatEachIsStoredOnce();
    }

    private Callable<Void> all(int client) {
        return () -> {
            for (int number = client * EACH; number < (client + 1) * EACH; number++) {
                submitUntilAnswered(number);
            }
            return null;
        };
    }

    private void submitUntilAnswered(int number) {
        await().atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    ApiClient.Answered answered = submit(number);
                    assertThat(answered.status()).isEqualTo(201);
                    acknowledged.put(key(number), answered.response().body());
                    return true;
                });
    }

    private ApiClient.Answered submit(int number) throws Exception {
        return cabinet.submit(key(number), "{\"account\":\"%s\",\"value\":1250}".formatted(account(number)));
    }

    private static String key(int number) {
        return "key-" + number;
    }

    private static String account(int number) {
        return "050%07d".formatted(number);
    }

    private void assertThatEachRepeatGetsTheFirstAnswer() throws Exception {
        for (int number = 0; number < CLIENTS * EACH; number++) {
            ApiClient.Answered repeat = submit(number);
            assertThat(repeat.response().body()).isEqualTo(acknowledged.get(key(number)));
            assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
        }
    }

    private void assertThatEachIsStoredOnce() {
        GatewayDatabase database = GatewayDatabase.in(folder);
        List<String> each = IntStream.range(0, CLIENTS * EACH)
                .mapToObj(SubmissionCrashIT::account)
                .toList();
        assertThat(database.rows("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(database.rows("SELECT text FROM message ORDER BY text"))
                .containsExactlyElementsOf(
                        each.stream().map(account -> account + " 1250").toList());
        assertThat(database.rows("SELECT account FROM reading ORDER BY account"))
                .isEqualTo(each);
        assertThat(database.rows("SELECT object_id FROM audit_entry WHERE action = 'enter-reading' ORDER BY object_id"))
                .isEqualTo(each);
        assertThat(database.count("api_submission")).isEqualTo(each.size());
    }
}
