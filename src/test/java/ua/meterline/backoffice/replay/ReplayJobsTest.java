package ua.meterline.backoffice.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** Replays in the background: one at a time, with progress, cancelled, failed. */
class ReplayJobsTest {
    private static final LocalDate SINCE = LocalDate.of(2026, 11, 1);
    private static final Actor OLENA = new Actor("olena", "192.0.2.7");

    @TempDir
    private Path folder;

    private Database database;
    private ReplayJobs jobs;
    private volatile ReplayJobs.Run run = (since, examples, progress) -> new Differences(examples);

    @BeforeEach
    void open() throws Exception {
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(2));
        ReplayJobs.Preparation preparation = new ReplayJobs.Preparation() {
            @Override
            public Map<String, String> current() {
                return Map.of("a", "1", "b", "2");
            }

            @Override
            public ReplayJobs.Run of(Map<String, String> changes) throws RefusedException {
                if (changes.containsValue("wrong")) {
                    throw new RefusedException(Refusal.SETTINGS_UNUSABLE, "a must be right");
                }
                return run;
            }
        };
        jobs = new ReplayJobs(
                preparation, new AuditLog(new DatabaseAccess(database), Clock.systemUTC()), Clock.systemUTC());
    }

    @AfterEach
    void close() throws SQLException {
        jobs.close();
        database.close();
    }

    private void awaitState(ReplayJob.State state) {
        await().until(() -> jobs.last().orElseThrow().state() == state);
    }

    @Test
    void takesWhatDiffersAsAChangeAndRecordsIt() throws Exception {
        jobs.start(SINCE, Map.of("a", "1", "b", "3", "unknown", "x"), OLENA);
        awaitState(ReplayJob.State.DONE);
        assertThat(jobs.last().orElseThrow().changes()).isEqualTo(Map.of("b", "3"));
        assertThat(GatewayDatabase.in(folder).rows("SELECT who, action, detail FROM audit_entry"))
                .containsExactly("olena replay since 2026-11-01 {b=3}");
    }

    @Test
    void refusesASecondOneAndEndsTheFirstWhenItIsCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        run = (since, examples, progress) -> {
            for (long done = 1; ; done++) {
                progress.at("messages", done);
                begun.countDown();
            }
        };
        jobs.start(SINCE, Map.of(), OLENA);
        assertThat(begun.await(Deadline.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> jobs.start(SINCE, Map.of(), OLENA))
                .isInstanceOf(RefusedException.class)
                .hasMessage("a replay of olena is running; wait for its end, or cancel it");
        assertThat(jobs.last().orElseThrow().messages()).isPositive();
        jobs.cancel();
        awaitState(ReplayJob.State.CANCELLED);
        run = (since, examples, progress) -> new Differences(examples);
        jobs.start(SINCE, Map.of(), OLENA);
        awaitState(ReplayJob.State.DONE);
    }

    @Test
    void refusesAWrongValueBeforeItBegins() {
        assertThatThrownBy(() -> jobs.start(SINCE, Map.of("a", "wrong"), OLENA)).hasMessage("a must be right");
        assertThat(jobs.last()).isEmpty();
        assertThat(GatewayDatabase.in(folder).count("audit_entry")).isZero();
    }

    @Test
    void saysWhyItFailed() throws Exception {
        run = (since, examples, progress) -> {
            throw new IllegalStateException("the disk is full");
        };
        jobs.start(SINCE, Map.of(), OLENA);
        awaitState(ReplayJob.State.FAILED);
        assertThat(jobs.last().orElseThrow().problem()).isEqualTo("the disk is full");
    }

    @Test
    void doesNotCountAsRunningAfterAnError() throws Exception {
        run = (since, examples, progress) -> {
            throw new OutOfMemoryError("Java heap space");
        };
        jobs.start(SINCE, Map.of(), OLENA);
        awaitState(ReplayJob.State.FAILED);
        run = (since, examples, progress) -> new Differences(examples);
        jobs.start(SINCE, Map.of(), OLENA);
        awaitState(ReplayJob.State.DONE);
    }
}
