package ua.meterline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.billing.BillingFixture.NOVEMBER;
import static ua.meterline.billing.BillingFixture.OLENA;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.FolderLock;
import ua.meterline.common.Progress;

/** Exports that people start. */
class ExportJobTest {
    @TempDir
    private Path folder;

    private BillingFixture billing;
    private ExportJob job;
    private final AtomicInteger ended = new AtomicInteger();

    @BeforeEach
    void open() throws Exception {
        billing = new BillingFixture(folder);
        job = job(progress -> progress);
    }

    @AfterEach
    void close() throws Exception {
        job.close();
        billing.close();
    }

    /** @param seen wraps the progress of the job */
    private ExportJob job(java.util.function.UnaryOperator<Progress> seen) {
        return new ExportJob(
                progress -> billing.export(seen.apply(progress)), () -> billing.now, ended::incrementAndGet);
    }

    private static ExportRequest november() {
        return new ExportRequest(List.of(NOVEMBER), BatchFormat.CSV, false, OLENA);
    }

    private ExportRun awaitEnd() {
        return Awaitility.await().until(() -> job.last().orElseThrow(), run -> !run.isRunning());
    }

    @Test
    void exportsInTheBackgroundAndRecordsWho() throws Exception {
        billing.reading("0500000001", 100, NOVEMBER);
        assertThat(job.begin(november())).isTrue();

        ExportRun run = awaitEnd();
        assertThat(run.failure()).isNull();
        assertThat(run.batches()).extracting(Batch::readings).containsExactly(1L);
        assertThat(billing.rows("SELECT started_by FROM batch")).containsExactly("olena");
        assertThat(billing.rows("SELECT who, action, object_id, detail, address FROM audit_entry ORDER BY id"))
                .containsExactly(
                        "olena export 1 begun: 2026-11, csv 10.0.0.7", "olena export 1 2026-11, 1 readings 10.0.0.7");
        Awaitility.await().until(() -> ended.get() == 1);
    }

    @Test
    void runsOneExportAtATimeHoweverManyAreBegun() throws Exception {
        billing.readings(3_000, NOVEMBER);
        CountDownLatch goesOn = new CountDownLatch(1);
        job = job(progress -> (what, done) -> {
            progress.at(what, done);
            awaitQuietly(goesOn);
        });
        assertThat(job.begin(november())).isTrue();
        Awaitility.await().until(() -> job.last().orElseThrow().done() > 0);

        assertThat(job.begin(november())).as("while it runs").isFalse();
        assertThat(job.beginAgain(1, OLENA)).as("while it runs").isFalse();
        assertThat(job.last().orElseThrow().step()).isEqualTo("readings taken");
        goesOn.countDown();
        awaitEnd();
        assertThat(billing.rows("SELECT id, readings FROM batch")).containsExactly("1 3000");
        assertThat(billing.rows("SELECT count(*) FROM audit_entry WHERE detail LIKE 'begun%'"))
                .containsExactly("1");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysThatTheScheduleOrACommandIsExporting() throws Exception {
        billing.reading("0500000001", 100, NOVEMBER);
        FolderLock command = FolderLock.lock(billing.exports, ".lock", "");
        job.begin(november());
        assertThat(awaitEnd().failure().cause()).isEqualTo(ExportFailure.Cause.RUNNING_ELSEWHERE);
        command.close();
        job.begin(november());
        assertThat(awaitEnd().failure()).isNull();
    }

    @Test
    void saysInOneLineWhyItFailedAndGoesOnWithTheNextOne() throws Exception {
        billing.reading("0500000001", 100, NOVEMBER);
        Files.createFile(billing.exports);
        job.begin(november());
        ExportFailure failure = awaitEnd().failure();
        assertThat(failure.cause()).isEqualTo(ExportFailure.Cause.FOLDER);
        assertThat(failure.line()).isEqualTo(billing.exports + ": is no folder");

        Files.delete(billing.exports);
        job.begin(november());
        assertThat(awaitEnd().batches()).hasSize(1);
    }

    /** What was begun is completed by the next export, with the same octets. */
    @Test
    void stopsWithTheGatewayAndIsCompletedLater() throws Exception {
        billing.readings(5_000, NOVEMBER);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        job = job(progress -> (what, done) -> {
            begun.countDown();
            awaitQuietly(stopping);
            progress.at(what, done);
        });
        job.begin(november());
        begun.await();
        Thread stop = new Thread(job::close);
        stop.start();
        Awaitility.await().until(() -> !job.begin(november()) && stop.isAlive());
        Awaitility.await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
        stopping.countDown();
        stop.join();

        assertThat(job.last().orElseThrow().failure().cause()).isEqualTo(ExportFailure.Cause.STOPPED);
        assertThat(billing.rows("SELECT id, sha256 FROM batch")).containsExactly("1 null");
        assertThat(new BatchArchive(billing.access).unfinished()).hasSize(1);
        assertThat(entries()).containsExactly("begun: 2026-11, csv");
        job = job(progress -> progress);
        job.begin(new ExportRequest(List.of(), BatchFormat.CSV, false, OLENA));
        assertThat(awaitEnd().batches()).extracting(Batch::readings).containsExactly(5_000L);
        assertThat(new BatchArchive(billing.access).unfinished()).isEmpty();
        assertThat(entries())
                .containsExactly("begun: 2026-11, csv", "continued: 2026-11, csv", "2026-11, 5000 readings");
    }

    private List<String> entries() {
        return billing.rows("SELECT detail FROM audit_entry ORDER BY id");
    }

    @Test
    void writesABatchAgainByteForByteAlthoughItsReadingsHaveChanged() throws Exception {
        billing.reading("0500000001", 100, NOVEMBER);
        Batch batch = billing.exported(NOVEMBER).get(0);
        byte[] first = Files.readAllBytes(billing.exports.resolve(batch.file()));
        billing.reading("0500000001", 200, NOVEMBER);
        Files.writeString(billing.exports.resolve(batch.file()), "edited");

        job.beginAgain(1, OLENA);
        assertThat(awaitEnd().failure()).isNull();
        assertThat(Files.readAllBytes(billing.exports.resolve(batch.file()))).isEqualTo(first);
        assertThat(entries())
                .containsExactly("begun: 2026-11, csv", "2026-11, 1 readings", "again, 2026-11, 1 readings");
    }

    @Test
    void saysThatThereIsNoSuchBatch() throws Exception {
        job.beginAgain(7, OLENA);
        assertThat(awaitEnd().failure().line()).isEqualTo("there is no batch 7");
    }
}
