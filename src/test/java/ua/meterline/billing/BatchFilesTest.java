package ua.meterline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static ua.meterline.billing.BillingFixture.NOVEMBER;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.billing.BatchFiles.State;

/** Which files are handed out. */
class BatchFilesTest {
    @TempDir
    private Path folder;

    private BillingFixture billing;
    private BatchFiles files;
    private Batch batch;
    private Path file;

    @BeforeEach
    void export() throws Exception {
        billing = new BillingFixture(folder);
        billing.reading("0500000001", 100, NOVEMBER);
        batch = billing.exported(NOVEMBER).get(0);
        files = new BatchFiles(billing.exports);
        file = billing.exports.resolve(batch.file());
    }

    @AfterEach
    void close() throws Exception {
        billing.close();
    }

    private State refused() {
        return catchThrowableOfType(
                        BatchFiles.FileProblemException.class,
                        () -> files.open(batch).close())
                .state();
    }

    @Test
    void handsOutWhatWasExported() throws Exception {
        assertThat(files.glance(batch)).isEqualTo(new BatchFiles.Look(State.UNCHECKED, Files.size(file)));
        assertThat(files.look(batch)).isEqualTo(new BatchFiles.Look(State.INTACT, Files.size(file)));
        assertThat(files.glance(batch).state()).as("it was compared").isEqualTo(State.INTACT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.open(batch).writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void handsOutTheManifestBesideIt() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.openManifest(batch).writeTo(out);
        assertThat(out.toString()).contains(batch.sha256());
    }

    @Test
    void tellsAMissingFileFromAChangedOne() throws Exception {
        assertThat(files.look(batch).state()).isEqualTo(State.INTACT);
        Files.writeString(file, Files.readString(file).replace("100", "999"));
        assertThat(files.look(batch).state()).isEqualTo(State.CHANGED);
        assertThat(refused()).isEqualTo(State.CHANGED);
        Files.delete(file);
        assertThat(files.look(batch)).isEqualTo(new BatchFiles.Look(State.MISSING, 0));
        assertThat(refused()).isEqualTo(State.MISSING);
    }

    /** Write access to the folder or the database gives no read access to the rest of the disk by the console. */
    @ParameterizedTest
    @ValueSource(
            strings = {"../meterline.db", "/etc/passwd", "other.csv", ".lock", "readings-2026-11-000001.csv/../x", ""})
    void opensNoForeignName(String name) throws Exception {
        Files.writeString(billing.exports.resolve("other.csv"), "x");
        billing.execute("UPDATE batch SET file = '" + name + "'");
        batch = new BatchArchive(billing.access).batch(1).orElseThrow();
        assertThat(refused()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void followsNoLinkAndOpensNoFolder() throws Exception {
        Path elsewhere = Files.move(file, folder.resolve("elsewhere.csv"));
        Files.createSymbolicLink(file, elsewhere);
        assertThat(refused()).isEqualTo(State.UNREADABLE);
        assertThat(files.look(batch).state()).isEqualTo(State.UNREADABLE);
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(refused()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void handsOutNothingOfABatchThatIsNotComplete() throws Exception {
        billing.execute("UPDATE batch SET sha256 = NULL");
        batch = new BatchArchive(billing.access).batch(1).orElseThrow();
        assertThat(refused()).isEqualTo(State.UNFINISHED);
    }
}
