package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.Handset;
import ua.meterline.simulator.MobileMessage;

/** The clock of the system is set ahead and back by an hour while the gateway runs. */
class ClockJumpIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration REASSEMBLY_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static RunningGateway running;
    private static final AtomicInteger customers = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        running = RunningGateway.start(
                folder,
                Map.of("REPLIES_PER_SENDER", 5, "SMPP_REASSEMBLY_TIMEOUT", REASSEMBLY_TIMEOUT.toSeconds() + "s"));
    }

    @AfterEach
    void accept() {
        running.smsc().behaviour().refuseSubmits(0);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void repliesGoOnAndTheGatewayStaysReady() throws Exception {
        AtomicInteger notReady = new AtomicInteger();
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        Runnable look = () -> notReady.addAndGet(running.gateway().isReady() ? 0 : 1);
        looks.scheduleAtFixedRate(look, 0, 5, TimeUnit.MILLISECONDS);
        long slowest = 0;
        for (Duration jump : List.of(HOUR, HOUR.negated(), HOUR.negated(), HOUR)) {
            running.jumpClock(jump);
            for (int i = 0; i < 5; i++) {
                Stopwatch stopwatch = new Stopwatch();
                deliverAndAwaitReply(CustomerSms.reading(customers.incrementAndGet()));
                slowest = Math.max(slowest, stopwatch.millis());
            }
        }
        looks.shutdownNow();
        assertThat(looks.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(notReady).hasValue(0);
        System.out.printf("4 jumps by an hour: never not ready, slowest reply after %d ms%n", slowest);
    }

    @Test
    void aRedeliveryAcrossAJumpIsDeduplicated() throws Exception {
        for (Duration jump : List.of(HOUR, HOUR.negated())) {
            MobileMessage message = CustomerSms.reading(customers.incrementAndGet());
            deliverAndAwaitReply(message);
            running.jumpClock(jump);
            assertThatTheRedeliveryHasNoReply(message);
        }
    }

    /** As after a start with a wrong time, which NTP then sets back. */
    @Test
    void aRedeliveryAcrossAJumpBackAndARestartIsDeduplicated() throws Exception {
        running.jumpClock(HOUR);
        MobileMessage message = CustomerSms.reading(customers.incrementAndGet());
        deliverAndAwaitReply(message);
        running.jumpClock(HOUR.negated());
        running.restart();
        assertThatTheRedeliveryHasNoReply(message);
    }

    @Test
    void aRetryThatIsDueSoonStaysDueSoon() throws Exception {
        for (Duration jump : List.of(HOUR, HOUR.negated())) {
            running.smsc().behaviour().refuseNextSubmits(1, 0x58);
            int replies = running.smsc().submitted().size();
            assertThat(running.deliver(CustomerSms.reading(customers.incrementAndGet())))
                    .isZero();
            await().atMost(SOON).until(() -> running.count("reply WHERE reason = '0x58'") == 1);
            running.jumpClock(jump);
            await().atMost(SOON).until(() -> running.smsc().submitted().size() == replies + 1);
            await().atMost(SOON).until(() -> running.count("reply WHERE reason = '0x58'") == 0);
        }
    }

    @Test
    void theAgeOfTheOldestReplyIsThatOfTheMonotonicClock() throws Exception {
        running.smsc().behaviour().refuseSubmits(0x58);
        assertThat(running.deliver(CustomerSms.reading(customers.incrementAndGet())))
                .isZero();
        for (Duration jump : List.of(HOUR, HOUR.negated(), HOUR.negated(), HOUR)) {
            running.jumpClock(jump);
            await().atMost(RunningGateway.TIMEOUT)
                    .until(
                            () -> secondsBehind(),
                            age -> age > 0 && age < Duration.ofMinutes(1).toSeconds());
        }
        running.smsc().behaviour().refuseSubmits(0);
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply WHERE state = 'pending'") == 0);
    }

    @Test
    void theLimitPerNumberHolds() throws Exception {
        int sender = customers.incrementAndGet();
        int replies = running.smsc().submitted().size();
        for (int i = 0; i < 8; i++) {
            running.jumpClock(i % 2 == 0 ? HOUR : HOUR.negated());
            assertThat(running.deliver(CustomerSms.message(sender, "hello " + i)))
                    .isZero();
        }
        await().atMost(SOON).until(() -> running.count("reply WHERE state = 'suppressed'") == 3);
        await().atMost(SOON).until(() -> running.smsc().submitted().size() == replies + 5);
    }

    @Test
    void segmentsWaitForEachOtherNoLongerAndNoShorter() throws Exception {
        running.jumpClock(HOUR);
        deliverFirstSegment();
        running.jumpClock(HOUR.negated());
        // Its time is in the future now.
        long messages = running.count("message");
        await().atMost(REASSEMBLY_TIMEOUT.plus(SOON)).until(() -> running.count("message") == messages + 1);
        deliverFirstSegment();
        running.jumpClock(HOUR);
        await().during(REASSEMBLY_TIMEOUT.dividedBy(5))
                .until(() -> running.count("segment WHERE state = 'waiting'") == 1);
        running.jumpClock(HOUR.negated());
    }

    private static void deliverFirstSegment() throws Exception {
        List<MobileMessage> segments = Handset.USUAL
                .with("split", "udh8")
                .write(CustomerSms.sender(customers.incrementAndGet()), CustomerSms.SHORT_CODE, "long ".repeat(40));
        assertThat(running.deliver(segments.get(0))).isZero();
    }

    private static void deliverAndAwaitReply(MobileMessage message) throws Exception {
        int replies = running.smsc().submitted().size();
        assertThat(running.deliver(message)).isZero();
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> running.smsc().submitted().size() == replies + 1);
    }

    private static void assertThatTheRedeliveryHasNoReply(MobileMessage message) throws Exception {
        int replies = running.smsc().submitted().size();
        assertThat(running.deliver(message)).isZero();
        // Replies leave in the order of their messages.
        deliverAndAwaitReply(CustomerSms.reading(customers.incrementAndGet()));
        assertThat(running.smsc().submitted()).hasSize(replies + 1);
    }

    private static double secondsBehind() throws Exception {
        URI metrics = URI.create("http://127.0.0.1:" + running.gateway().httpPort() + "/metrics");
        String body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
        return body.lines()
                .filter(line -> line.startsWith("meterline_outbox_oldest_due_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
