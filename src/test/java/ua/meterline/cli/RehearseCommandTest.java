package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.OfFile;

class RehearseCommandTest {
    private static final String WITH_HYPHENS = "meterline.reading.format=(?<account>\\d{10})[ -](?<value>\\d{1,5})";

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    @Test
    void findsNoDifferenceWithTheCurrentSettings() throws Exception {
        office.message("+380671112233", "hello", "rejected", "wrong-format");
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.message("+380671112233", " ", "rejected", "empty");
        office.message("+380679999999", ACCOUNT + " 12345", "duplicate", null);

        assertThat(office.run("rehearse", "--since", "2026-11-01")).isZero();
        assertThat(office.lines()).containsExactly("Replayed since 2026-11-01: 4", "         4  as before");
    }

    @Test
    void countsOutcomesThatOtherSettingsWouldChangeAndShowsMaskedTexts() throws Exception {
        office.message("+380671112233", "0509999999-12345", "rejected", "wrong-format");
        office.message("+380671112233", "0509999999-12345", "rejected", "wrong-format");
        office.message("+380671112233", "Іван 0509999999-12346", "rejected", "wrong-format");
        office.accepted(ACCOUNT, 12345, "2026-11");

        assertThat(office.run("rehearse", "--since", "2026-11-01", WITH_HYPHENS))
                .isZero();
        assertThat(office.lines())
                .containsExactly(
                        "Replayed since 2026-11-01, with " + WITH_HYPHENS + ": 4",
                        "         2  as before",
                        "         1  rejected wrong-format -> accepted",
                        "         1  rejected wrong-format -> duplicate",
                        "",
                        "rejected wrong-format -> accepted, for example:",
                        "  message 1  2026-11-03T10:01:00.000Z  +############  \"##########-#####\"",
                        "",
                        "rejected wrong-format -> duplicate, for example:",
                        "  message 2  2026-11-03T10:02:00.000Z  +############  \"##########-#####\"");
    }

    @Test
    void showsExamplesInFullOnlyOnRequest() throws Exception {
        for (int i = 0; i < 5; i++) {
            office.message("+380671112233", "0509999999-1234" + i, "rejected", "wrong-format");
        }

        office.run("rehearse", "--since", "2026-11-01", WITH_HYPHENS, "--examples", "2");
        assertThat(office.out()).doesNotContain("0509999999", "+380671112233");
        office.run("rehearse", "--since", "2026-11-01", WITH_HYPHENS, "--examples", "2", "--show");
        assertThat(office.lines())
                .endsWith(
                        "  message 1  2026-11-03T10:01:00.000Z  +380671112233  \"0509999999-12340\"",
                        "  message 2  2026-11-03T10:02:00.000Z  +380671112233  \"0509999999-12341\"");
    }

    @Test
    void judgesEachMessageByItsTimeOfReceipt() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.message("2026-10-31T23:30:00.000Z", "+380671112233", "0509999999 7", "accepted", null);
        office.execute(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                        + " latest_message_id) SELECT id, id, '0509999999', 7, '2026-11', 1, received_at, id FROM message WHERE id = 2");

        assertThat(office.run("rehearse", "--since", "2026-10-31")).isZero();
        assertThat(office.lines()).contains("         2  as before");
        assertThat(office.run("rehearse", "--since", "2026-10-31", "meterline.timezone=UTC"))
                .isZero();
        assertThat(office.lines()).contains("         1  accepted -> accepted, another account, value or period");
    }

    @Test
    void considersReadingsFromBeforeTheFirstDayAndIgnoresLaterOnes() throws Exception {
        int before = office.message("2026-10-30T10:00:00.000Z", "+380671112233", ACCOUNT + " 5", "accepted", null);
        office.execute("INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                + " latest_message_id) VALUES (1, " + before + ", '0501234567', 12345, '2026-11', 1, 'x', 3)");
        office.message("+380671112233", ACCOUNT + "-12345", "rejected", "wrong-format");
        office.message("+380671112233", ACCOUNT + " 12345", "duplicate", null);
        office.message("+380671112233", "0509999999-7", "rejected", "wrong-format");
        office.accepted("0509999999", 7, "2026-11");

        assertThat(office.run("rehearse", "--since", "2026-11-01", WITH_HYPHENS))
                .isZero();
        assertThat(office.lines())
                .contains(
                        "Replayed since 2026-11-01, with " + WITH_HYPHENS + ": 4",
                        "         1  accepted -> duplicate",
                        "         1  rejected wrong-format -> accepted",
                        "         1  rejected wrong-format -> duplicate");
    }

    @Test
    @OfFile("octets of a file")
    void leavesTheDatabaseUnchangedByteForByte() throws Exception {
        office.message("+380671112233", "0509999999-12345", "rejected", "wrong-format");
        office.accepted(ACCOUNT, 12345, "2026-11");
        String before = sha256();

        assertThat(office.run("rehearse", "--since", "2026-11-01", WITH_HYPHENS))
                .isZero();
        assertThat(office.out()).contains("rejected wrong-format -> accepted");
        assertThat(sha256()).isEqualTo(before);
        assertThat(folder.resolve("data").resolve("meterline.db-wal"))
                .satisfies(log -> assertThat(!Files.exists(log) || Files.size(log) == 0)
                        .as("the write-ahead log is empty")
                        .isTrue());
    }

    @Test
    @OfFile("octets of a file")
    void replaysMoreThanOnePageInOrderOfArrival() throws Exception {
        office.execute("WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 3000)"
                + " INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)"
                + " SELECT n, 'sms', 's' || n, '7104', '2026-11-03T10:00:00.000Z',"
                + " '050' || printf('%07d', n % 2000) || '-1', zeroblob(16), 'rejected', 'wrong-format' FROM counter");

        assertThat(office.run("rehearse", "--since", "2026-11-01", WITH_HYPHENS))
                .isZero();
        assertThat(office.lines())
                .contains(
                        "         0  as before",
                        "      2000  rejected wrong-format -> accepted",
                        "      1000  rejected wrong-format -> duplicate");
    }

    @Test
    void omitsPurgedMessagesAndAnswersToQuestions() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.message("+380671112233", "hello", "rejected", "wrong-format");
        office.execute("UPDATE message SET text = '', sender = ''");
        office.message("+380671112233", "", "rejected", "empty");
        office.message("+380671112233", "ТАК", "accepted", "answer");
        office.message("+380671112233", "так", "rejected", "question-closed");

        assertThat(office.run("rehearse", "--since", "2026-11-01")).isZero();
        assertThat(office.lines())
                .containsExactly(
                        "Replayed since 2026-11-01: 1",
                        "         1  as before",
                        "         4  left out: purged, or answers to questions");
    }

    @Test
    void reportsThatNoMessageWasReceived() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");

        assertThat(office.run("rehearse", "--since", "2026-12-01", "--fail-if-empty"))
                .isEqualTo(1);
        assertThat(office.err()).isEqualTo("meterline: no message was received since 2026-12-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meterline.reading.fromat=x | meterline: meterline.reading.fromat (command line): unknown setting; did you mean meterline.reading.format?",
                "meterline.timezone=Mars    | meterline: meterline.timezone = 'Mars' (command line): must be a time zone,",
                "meterline.timezone         | meterline: unexpected argument 'meterline.timezone'"
            })
    void reportsAWrongSettingInOneLineWithExitCodeTwo(String setting, String expected) {
        assertThat(office.run("rehearse", "--since", "2026-11-01", setting)).isEqualTo(2);
        assertThat(office.err().lines().findFirst())
                .hasValueSatisfying(first -> assertThat(first).contains(expected));
        assertThat(office.out()).isEmpty();
    }

    @Test
    @OfFile("a file that is missing")
    void reportsAMissingDatabaseInOneLine() throws Exception {
        Files.delete(office.file());

        assertThat(office.run("rehearse", "--since", "2026-11-01")).isEqualTo(1);
        assertThat(office.err().lines()).hasSize(1);
        assertThat(office.err()).contains("it does not exist; the gateway creates it when it starts");
    }

    private String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(office.file())));
    }
}
