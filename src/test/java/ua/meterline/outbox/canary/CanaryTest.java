package ua.meterline.outbox.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.outbox.Notices;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreFixture;
import ua.meterline.store.UtcTime;

/** When a canary is sent, returned and lost. */
class CanaryTest {
    private static final CanaryTerms TERMS =
            new CanaryTerms("0999999999", "7104", Duration.ofMinutes(5), Duration.ofSeconds(60));
    private static final String FIRST = "0999999999 00001";

    @TempDir
    Path folder;

    private StoreFixture store;
    private SimpleMeterRegistry metrics;
    private Canary canary;
    private Instant now = Instant.parse("2026-11-03T10:00:00Z");

    @BeforeEach
    void open() throws Exception {
        store = new StoreFixture(folder);
        start();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private void start() {
        metrics = new SimpleMeterRegistry();
        Notices notices = new Notices(() -> now, () -> now);
        canary = new Canary(TERMS, new DatabaseAccess(store.database), notices, metrics, () -> now);
    }

    private void run(int seconds) throws Exception {
        now = now.plusSeconds(seconds);
        canary.run();
    }

    private void comesBack() throws Exception {
        store.execute("UPDATE canary SET returned_at = '" + UtcTime.format(now) + "'");
    }

    private void assertCounts(int sent, int returned, int lost) {
        assertThat(count("sent")).isEqualTo(sent);
        assertThat(count("returned")).isEqualTo(returned);
        assertThat(count("lost")).isEqualTo(lost);
    }

    private double count(String result) {
        return metrics.get("meterline.canary.messages")
                .tag("result", result)
                .counter()
                .count();
    }

    private double age() {
        return metrics.get("meterline.canary.last.return.age.seconds").gauge().value();
    }

    @Test
    void isMeasuredFromItsFirstSubmitAndSentAgainAfterTheInterval() throws Exception {
        run(0);
        assertThat(store.rows("SELECT kind, recipient, text FROM notice")).containsExactly("canary 7104 " + FIRST);
        now = now.plusSeconds(2);
        canary.submitting(FIRST);
        now = now.plusSeconds(3);
        canary.submitting(FIRST);
        comesBack();
        run(1);
        assertCounts(1, 1, 0);
        assertThat(metrics.get("meterline.canary").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(age()).isEqualTo(1);

        run(293);
        assertCounts(1, 1, 0);
        run(1);
        assertCounts(2, 1, 0);
        assertThat(store.rows("SELECT text, returned_at FROM canary")).containsExactly("0999999999 00002 null");
    }

    @Test
    void isLostAfterTheTimeoutAndALaterReturnChangesNothing() throws Exception {
        run(0);
        run(59);
        assertCounts(1, 0, 0);
        run(1);
        assertCounts(1, 0, 1);
        comesBack();
        run(1);
        assertCounts(1, 0, 1);
        assertThat(age()).isEqualTo(61);
    }

    @Test
    void isLostAlsoWhereItCameBackTooLateBeforeItWasMissed() throws Exception {
        run(0);
        now = now.plusSeconds(60);
        comesBack();
        run(0);
        assertCounts(1, 0, 1);
    }

    @Test
    void isKnownAfterARestart() throws Exception {
        run(0);
        now = now.plusSeconds(10);
        start();
        run(0);
        assertCounts(0, 0, 0);
        comesBack();
        run(1);
        assertCounts(0, 1, 0);
        start();
        run(20);
        assertThat(age()).isEqualTo(21);
        assertCounts(0, 0, 0);
    }

    @Test
    void isSentAgainWhereTheClockWasSetBackWhileNothingRan() throws Exception {
        run(0);
        now = now.minusSeconds(86_400);
        start();
        run(0);
        assertCounts(0, 0, 1);
        run(0);
        assertCounts(1, 0, 1);
    }
}
