package ua.meterline.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.common.Sha256;

class CustomerEraseCommandTest {
    private static final String OTHER = "0507654321";
    private static final String TEXT = "Geheimnis";

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
        office.accepted(ACCOUNT, 12300, "2026-10");
        office.message("+380671112233", TEXT, "rejected", "wrong-format");
        office.message("+380995556677", OTHER + " 77 " + TEXT, "rejected", "wrong-format");
        office.execute("INSERT INTO message_numbers VALUES (2, 'Geheimnis unexplained')");
        office.execute("INSERT INTO delivery_receipt (received_at, source, destination, raw, message_id)"
                + " VALUES ('x', '380671112233', '7104', x'01', 2), ('x', '380671112233', '7104', x'01', NULL),"
                + " ('x', '380995556677', '7104', x'01', NULL)");
        office.execute(
                "INSERT INTO segment VALUES (1, 1, '+380671112233', '7104', 1, 2, 0, 0, x'41', 'x', 0, 'waiting',"
                        + " 'x', NULL)");
    }

    private int erase(String... more) {
        List<String> words =
                new ArrayList<>(List.of("customer", "erase", "--by", "Olena", "--why", "request of 3 May"));
        words.addAll(List.of(more));
        return office.run(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+380671112233", "0671112233", "067 111-22-33", "380671112233"})
    void erasesWhatCameFromANumberInAnyNotationAndKeepsReadings(String number) throws Exception {
        assertThat(erase("--sender", number)).as(office.err()).isZero();
        assertThat(office.lines().get(0))
                .isEqualTo("erased: 2 messages, 2 replies, 2 delivery receipts, 1 segments, 0 files");
        assertThat(office.rows("SELECT id, sender, text, outcome FROM message ORDER BY id"))
                .containsExactly("1   accepted", "2   rejected", "3 +380995556677 0507654321 77 Geheimnis rejected");
        assertThat(office.rows("SELECT recipient, state FROM reply ORDER BY message_id"))
                .containsExactly(" sent", " sent", "+380995556677 sent");
        assertThat(office.rows("SELECT source FROM delivery_receipt")).containsExactly("380995556677");
        assertThat(office.rows("SELECT account, value FROM reading")).containsExactly(ACCOUNT + " 12300");
        assertThat(office.rows("SELECT erased_by, why, messages, replies, receipts, segments, files FROM erasure"))
                .containsExactly("Olena request of 3 May 2 2 2 1 0");
        assertThat(octets()).doesNotContain("671112233");

        assertThat(erase("--sender", number)).as("twice").isZero();
        assertThat(office.lines().get(0)).isEqualTo("nothing to erase");
        assertThat(office.rows("SELECT count(*) FROM erasure")).containsExactly("1");
    }

    /** All files beside the database, too. */
    private String octets() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(office.file().getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void erasesWhatConcernsAnAccount() throws Exception {
        assertThat(erase("--account", OTHER)).isZero();
        assertThat(office.lines().get(0)).startsWith("erased: 1 messages, 1 replies");
        assertThat(office.rows("SELECT sender FROM message ORDER BY id"))
                .containsExactly("+380671112233", "+380671112233", "");
    }

    @Test
    void aDryRunListsAndChangesNothing() throws Exception {
        assertThat(erase("--sender", "0671112233", "--dry-run")).isZero();
        assertThat(office.lines())
                .contains("would erase: 2 messages, 2 replies, 2 delivery receipts, 1 segments, 0 files")
                .contains("remains: exports, with account and value, in " + folder.resolve("data/export"));
        assertThat(office.rows("SELECT count(*) FROM message WHERE sender = ''"))
                .containsExactly("0");
        assertThat(office.rows("SELECT count(*) FROM erasure")).containsExactly("0");
    }

    @Test
    void asksForADecisionAboutHeldMessagesFirst() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");

        assertThat(erase("--account", ACCOUNT)).isEqualTo(1);
        assertThat(office.err())
                .startsWith("meterline: messages 4 wait for a decision")
                .contains("--force");
        assertThat(office.rows("SELECT text FROM message WHERE id = 1")).doesNotContain("");
        assertThat(erase("--account", ACCOUNT, "--force")).isZero();
        assertThat(office.rows("SELECT text FROM message WHERE id = 4")).containsExactly("");
        assertThat(office.rows("SELECT undecided FROM erasure")).containsExactly("1");
    }

    @Test
    void deletesFilesOfTheCustomerAndNamesThoseWithOthers() throws Exception {
        Path own = file("own.eml", 1);
        Path shared = file("list.csv", 1, 3);
        Files.writeString(own.resolveSibling("own.eml.reason"), "x");
        Path stranger = file("other.eml", 3);

        assertThat(erase("--account", ACCOUNT)).isZero();
        assertThat(office.lines().get(0)).endsWith(" 1 files");
        assertThat(office.out()).contains("remains, with other customers: " + shared);
        assertThat(own).doesNotExist();
        assertThat(own.resolveSibling("own.eml.reason")).doesNotExist();
        assertThat(stranger).exists();
    }

    private Path file(String name, int... messages) throws Exception {
        Path done = Files.createDirectories(folder.resolve("data/inbox/done/2026-11-03"));
        Path file = Files.writeString(done.resolve(name), name);
        for (int message : messages) {
            importedAs("sha256:" + Sha256.hex(Files.readAllBytes(file)) + "#" + message, message);
        }
        return file;
    }

    private void importedAs(String key, int message) throws SQLException {
        office.execute("INSERT INTO imported VALUES (?, ?, 'x')", key, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--sender 12345", "--account 050"})
    void refusesWhatNamesNobody(String options) {
        assertThat(erase(options.isEmpty() ? new String[0] : options.split(" ")))
                .isEqualTo(2);
        assertThat(office.err()).startsWith("meterline: ");
    }
}
