package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.Correction;
import ua.meterline.backoffice.DecisionTerms;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.Reviews;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.ExistingDatabase;

class ConcurrentReviewTest {
    private static final int ROUNDS = 20;

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    @Test
    void exactlyOneOfTwoConcurrentDecisionsSucceeds() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            office.held(ACCOUNT, 100 + i, "2026-11", false, "late-correction");
        }
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService reviewers = Executors.newFixedThreadPool(2);
        try {
            Future<List<Long>> accepting = reviewers.submit(deciding(
                    start,
                    (reviews, id) ->
                            reviews.accept(id, new Reviewer("Olena", "yes"), Correction.NONE, DecisionTerms.FIRST)));
            Future<List<Long>> rejecting = reviewers.submit(deciding(
                    start, (reviews, id) -> reviews.reject(id, new Reviewer("Petro", "no"), DecisionTerms.FIRST)));

            List<Long> decided = new ArrayList<>(accepting.get());
            decided.addAll(rejecting.get());
            assertThat(decided).hasSize(ROUNDS).doesNotHaveDuplicates();
            assertThat(office.rows("SELECT message_id FROM review")).hasSize(ROUNDS);
            assertThat(office.rows("SELECT message_id FROM reading WHERE reviewed > 0"))
                    .hasSameSizeAs(accepting.get());
        } finally {
            reviewers.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Deciding {
        void decide(Reviews reviews, long id) throws Exception;
    }

    /** Decides on all messages over its own connection; returns those on which it was first. */
    private Callable<List<Long>> deciding(CyclicBarrier start, Deciding decision) {
        return () -> {
            List<Long> won = new ArrayList<>();
            try (Connection connection = ExistingDatabase.write(office.url(), Duration.ofSeconds(20))) {
                Reviews reviews = new Reviews(
                        connection, new BillingCalendar(ZoneOffset.UTC), RuleSettings.DEFAULT, Clock.systemUTC());
                for (long id = 1; id <= ROUNDS; id++) {
                    start.await();
                    try {
                        decision.decide(reviews, id);
                        won.add(id);
                    } catch (RefusedException e) {
                        assertThat(e).hasMessageContaining("was decided already");
                    }
                }
            }
            return won;
        };
    }

    @Test
    void waitsForATransactionOfTheGateway() throws Exception {
        office.held(ACCOUNT, 1, "2026-11", true, "use-too-high");
        try (Connection gateway = DriverManager.getConnection(office.url());
                Statement statement = gateway.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO heartbeat (id, beat_at) VALUES (1, 'now')");
            assertThat(office.run("review", "list"))
                    .as("readers are not blocked")
                    .isZero();
            ExecutorService reviewer = Executors.newSingleThreadExecutor();
            Future<Integer> rejecting =
                    reviewer.submit(() -> office.run("review", "reject", "1", "--by", "Olena", "--why", "no"));
            statement.execute("COMMIT");
            assertThat(rejecting.get()).isZero();
            reviewer.shutdown();
        }
        assertThat(office.rows("SELECT beat_at FROM heartbeat")).containsExactly("now");
        assertThat(office.rows("SELECT decision FROM review")).containsExactly("reject");
    }

    @Test
    void reportsALockTimeoutInOneLine() throws Exception {
        office.held(ACCOUNT, 1, "2026-11", true, "use-too-high");
        Files.writeString(office.configuration(), "meterline.database.timeout = 100ms\n", StandardOpenOption.APPEND);
        try (Connection gateway = DriverManager.getConnection(office.url());
                Statement statement = gateway.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThat(office.run("review", "reject", "1", "--by", "Olena", "--why", "no"))
                    .isEqualTo(1);
            statement.execute("ROLLBACK");
        }
        assertThat(office.err().lines()).hasSize(1);
        assertThat(office.err())
                .startsWith("meterline: database " + office.file() + ": ")
                .contains("locked");
        assertThat(office.rows("SELECT decision FROM review")).isEmpty();
    }
}
