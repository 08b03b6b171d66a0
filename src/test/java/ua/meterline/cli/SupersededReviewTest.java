package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clerk's slips: a wrong decision, the wrong year, everything twice. */
class SupersededReviewTest {
    private static final String EFFECTIVE = "SELECT value FROM effective_reading WHERE period = '2026-11'";

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    private int review(String decision, int id, String... more) {
        List<String> words = new ArrayList<>(
                List.of("review", decision, Integer.toString(id), "--by", "Olena", "--why", "phoned the customer"));
        words.addAll(List.of(more));
        return office.run(words.toArray(String[]::new));
    }

    @Test
    void aRejectionSupersedesAnAcceptanceAndTheCustomersEarlierReadingCountsAgain() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.held(ACCOUNT, 92354, "2026-11", false, "late-correction");
        review("accept", 2);

        assertThat(review("reject", 2, "--supersede")).isZero();
        assertThat(office.out())
                .startsWith("message 2: rejected; 12345 counts for account 0501234567 in 2026-11; "
                        + "superseded: accept by Olena at 20");
        assertThat(office.rows(EFFECTIVE)).containsExactly("12345");
        assertThat(office.rows("SELECT decision, supersedes FROM review ORDER BY id"))
                .containsExactly("accept null", "reject 1");
        assertThat(office.run("review", "show", "2")).isZero();
        assertThat(office.out()).containsPattern("superseded +\\[accept 92354 by Olena at .*: phoned the customer\\]");
        assertThat(office.run("dossier", "--account", ACCOUNT)).isZero();
        assertThat(office.out()).contains("decision=reject by=Olena", "supersedes=accept supersedes-by=Olena");
    }

    @Test
    void doingEverythingTwiceIsRefusedAndChangesNothing() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");

        assertThat(review("reject", 1, "--supersede")).isEqualTo(1);
        assertThat(office.err()).isEqualTo("meterline: message 1: is not decided yet; there is nothing to supersede");
        assertThat(review("accept", 1)).isZero();
        assertThat(review("accept", 1)).isEqualTo(1);
        assertThat(office.err()).contains("was decided already (accept by Olena at ", "--supersede");
        assertThat(review("accept", 1, "--supersede")).isEqualTo(1);
        assertThat(office.err()).endsWith(" decided the same; nothing changes");
        assertThat(office.rows("SELECT count(*) FROM review")).containsExactly("1");
    }

    @Test
    void billingLearnsOfACorrectionAndOfAWithdrawnReadingInTheNextBatch() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        review("accept", 1);
        assertThat(office.run("export", "--period", "2026-11")).isZero();
        review("accept", 1, "--supersede", "--value", "12354");
        assertThat(office.run("export", "--period", "2026-11")).isZero();
        review("reject", 1, "--supersede");
        assertThat(office.run("export", "--period", "2026-11")).isZero();
        assertThat(office.run("export", "--period", "2026-11", "--fail-if-empty"))
                .as("once")
                .isEqualTo(1);
        review("accept", 1, "--supersede", "--value", "12354");
        assertThat(office.run("export", "--period", "2026-11", "--format", "jsonl"))
                .isZero();

        assertThat(exported("000001.csv")).contains(";92354;new;;");
        assertThat(exported("000002.csv")).contains(";12354;correction;92354;");
        assertThat(exported("000003.csv")).contains(";0501234567;1;;;withdrawn;12354;");
        assertThat(exported("000004.jsonl")).contains("\"value\":12354,\"kind\":\"new\"");
    }

    @Test
    void aWithdrawnReadingIsRepeatedAsRejectedInXml() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        review("accept", 1);
        office.run("export", "--period", "2026-11");
        review("reject", 1, "--supersede");

        assertThat(office.run("export", "--period", "2026-11", "--format", "xml"))
                .isZero();
        assertThat(exported("000002.xml"))
                .contains("<value>92354</value>", "withdrawn; exported before as 92354", "ref=\"3.7.3\"");
    }

    private String exported(String end) throws Exception {
        return Files.readString(folder.resolve("data/export/readings-2026-11-" + end));
    }

    @Test
    void aLaterMessageIsOverriddenOnlyOnPurposeAndTheNextOneCountsAgain() throws Exception {
        office.held(ACCOUNT, 12400, "2026-11", true, "use-too-high");
        office.accepted(ACCOUNT, 12300, "2026-11");

        assertThat(review("accept", 1)).isEqualTo(1);
        assertThat(review("accept", 1, "--override-later")).isZero();
        assertThat(office.out()).contains("12400 counts for account 0501234567 in 2026-11 (until now: 12300)");
        assertThat(office.rows(EFFECTIVE)).containsExactly("12400");
        office.accepted(ACCOUNT, 12450, "2026-11");
        assertThat(office.rows(EFFECTIVE)).containsExactly("12450");
    }

    @Test
    void equalReadingsAreOneLineAndOneDecision() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.held(ACCOUNT, 12354, "2026-11", true, "below-previous");
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.held(ACCOUNT, 92354, "2026-12", true, "use-too-high");

        assertThat(office.run("review", "list")).isZero();
        assertThat(office.lines()).hasSize(4);
        assertThat(office.lines().get(1)).matches("1 +2 .* 92354 +2026-11 .*");
        assertThat(review("accept", 3)).isZero();
        assertThat(office.out()).startsWith("messages 1, 3: accepted, 92354 counts");
        assertThat(office.rows("SELECT message_id, decision FROM review")).containsExactly("1 accept", "3 accept");
        assertThat(office.run("review", "list")).isZero();
        assertThat(office.lines()).hasSize(3);
        assertThat(review("reject", 1, "--supersede")).isZero();
        assertThat(office.out())
                .startsWith(
                        "messages 1, 3: rejected; nothing counts for account 0501234567 in 2026-11 (until now: 92354)");
        assertThat(office.rows(EFFECTIVE)).isEmpty();
    }

    @Test
    void aPeriodOutOfRangeIsRefusedWithTheRange() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        YearMonth open = YearMonth.now(Clock.system(ZoneId.of("Europe/Kyiv")));

        assertThat(review("accept", 1, "--period", open.plusMonths(1).toString()))
                .isEqualTo(1);
        assertThat(office.err())
                .isEqualTo("meterline: period %s is in the future: give one from %s to %s, which is open now"
                        .formatted(open.plusMonths(1), open.minusMonths(37), open));
        assertThat(review("accept", 1, "--period", open.minusMonths(38).toString()))
                .isEqualTo(1);
        assertThat(office.err()).contains("is too long ago");
        assertThat(review("accept", 1, "--period", open.minusMonths(37).toString()))
                .isZero();
    }
}
