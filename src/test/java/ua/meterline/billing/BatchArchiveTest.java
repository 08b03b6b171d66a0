package ua.meterline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.billing.BillingFixture.NOVEMBER;
import static ua.meterline.billing.BillingFixture.OCTOBER;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of batches. */
class BatchArchiveTest {
    @TempDir
    private Path folder;

    private BillingFixture billing;
    private BatchArchive archive;

    @BeforeEach
    void exportTwice() throws Exception {
        billing = new BillingFixture(folder);
        archive = new BatchArchive(billing.access);
        for (int account = 1; account <= 5; account++) {
            billing.reading("050000000" + account, 100, NOVEMBER);
            billing.reading("050000000" + account, 90, OCTOBER);
        }
        billing.exported(OCTOBER, NOVEMBER);
        billing.reading("0500000002", 120, NOVEMBER);
        billing.reading("0500000004", 130, NOVEMBER);
        billing.withdraw("0500000005", NOVEMBER);
        billing.exported(NOVEMBER);
    }

    @AfterEach
    void close() throws Exception {
        billing.close();
    }

    private Batch batch(long id) throws Exception {
        return archive.batch(id).orElseThrow();
    }

    private static List<String> words(BatchCorrection.Page page) {
        return page.corrections().stream()
                .map(each -> each.batch() + " " + each.account().charAt(9) + " " + each.before() + " " + each.value())
                .toList();
    }

    @Test
    void listsTheLatestFirstPageByPage() throws Exception {
        List<Batch> first = archive.page(Long.MAX_VALUE, 2);
        assertThat(first).extracting(Batch::id).containsExactly(3L, 2L);
        assertThat(archive.page(2, 2)).extracting(Batch::id).containsExactly(1L);
        assertThat(first.get(0).corrections()).isEqualTo(2);
        assertThat(first.get(0).withdrawals()).isEqualTo(1);
        assertThat(archive.batch(4)).isEmpty();
        assertThat(archive.after(1, 5)).extracting(Batch::id).containsExactly(2L, 3L);
    }

    @Test
    void tellsWhatABatchCorrects() throws Exception {
        BatchCorrection.Page first = archive.corrections(batch(3), BatchCorrection.Place.START, 2);
        assertThat(words(first)).containsExactly("3 2 100 120", "3 4 100 130");
        BatchCorrection.Place next =
                BatchCorrection.Place.parse(first.next().orElseThrow().toString());
        BatchCorrection.Page second = archive.corrections(batch(3), next, 2);
        assertThat(words(second)).containsExactly("3 5 100 null");
        assertThat(second.next()).isEmpty();
        assertThat(archive.corrections(batch(2), BatchCorrection.Place.START, 2).corrections())
                .isEmpty();
    }

    @Test
    void tellsWhatWasCorrectedSince() throws Exception {
        billing.reading("0500000002", 125, NOVEMBER);
        billing.reading("0500000006", 1, NOVEMBER);
        billing.exported(NOVEMBER);

        BatchCorrection.Page first = archive.correctionsSince(batch(2), BatchCorrection.Place.START, 3);
        assertThat(words(first)).containsExactly("3 2 100 120", "3 4 100 130", "3 5 100 null");
        assertThat(words(archive.correctionsSince(batch(2), first.next().orElseThrow(), 3)))
                .containsExactly("4 2 100 125");
        assertThat(words(archive.correctionsSince(batch(3), BatchCorrection.Place.START, 3)))
                .containsExactly("4 2 120 125");
        assertThat(archive.correctionsSince(batch(1), BatchCorrection.Place.START, 3)
                        .corrections())
                .as("of October")
                .isEmpty();
    }

    /** The file says the same as before the value of the batch before was stored. */
    @Test
    void keepsThePreviousValueInTheFile() throws Exception {
        assertThat(java.nio.file.Files.readAllLines(billing.exports.resolve(batch(3).file())))
                .anyMatch(line -> line.startsWith("3;2026-11;0500000002;1;;120;correction;100;"))
                .anyMatch(line -> line.startsWith("3;2026-11;0500000005;1;;;withdrawn;100;"));
    }
}
