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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.common.Sha256;
import ua.meterline.fixture.OfFile;

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
        office.execute("INSERT INTO notice (kind, urgent, recipient, text, state, expires_at, scheduled_at, changed_at)"
                + " VALUES ('reminder', 0, '+380671112233', 'Geheimnis', 'sent', 'x', 'x', 'x'),"
                + " ('reminder', 0, '+380995556677', '', 'sent', 'x', 'x', 'x')");
        for (String number : List.of("+380671112233", "+380995556677")) {
            office.execute("INSERT INTO cabinet_session (token, number, began_at, seen_at)"
                    + " VALUES (CAST('%1$s' AS BLOB), '%1$s', 'x', 'x')".formatted(number));
            office.execute("INSERT INTO cabinet_account VALUES ('%s', '0501112233', 'x')".formatted(number));
            office.execute(
                    "INSERT INTO login_code (challenge, number, account, code, asked_at, expires_at, attempts_left,"
                            + " sent) VALUES (CAST('%1$s' AS BLOB), '%1$s', '0501112233', x'', 'x', 'x', 5, 1)"
                                    .formatted(number));
        }
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
                .isEqualTo(
                        "erased: 2 messages, 2 replies, 2 delivery receipts, 1 segments, 1 notices, 3 logins, 0 files");
        assertThat(office.rows("SELECT id, sender, text, outcome FROM message ORDER BY id"))
                .containsExactly("1   accepted", "2   rejected", "3 +380995556677 0507654321 77 Geheimnis rejected");
        assertThat(office.rows("SELECT recipient, state FROM reply ORDER BY message_id"))
                .containsExactly(" sent", " sent", "+380995556677 sent");
        assertThat(office.rows("SELECT source FROM delivery_receipt")).containsExactly("380995556677");
        assertThat(office.rows("SELECT account, value FROM reading")).containsExactly(ACCOUNT + " 12300");
        assertThat(office.rows("SELECT erased_by, why, messages, replies, receipts, segments, notices, logins, files"
                        + " FROM erasure"))
                .containsExactly("Olena request of 3 May 2 2 2 1 1 3 0");
        assertThat(office.rows("SELECT id, recipient FROM notice")).containsExactly("2 +380995556677");
        for (String table : List.of("cabinet_session", "cabinet_account", "login_code")) {
            assertThat(office.rows("SELECT number FROM " + table)).as(table).containsExactly("+380995556677");
        }
        assertThat(octets()).doesNotContain("671112233");

        assertThat(erase("--sender", number)).as("twice").isZero();
        assertThat(office.lines().get(0)).isEqualTo("nothing to erase");
        assertThat(office.rows("SELECT count(*) FROM erasure")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sender  | 067 111-22-33 | 0501112233 +380995556677 | 0501112234 null",
                "--account | 0501112233    | 0501112233 null          | 0501112234 +380671112233"
            })
    void takesTheNumbersOfTheCustomerFromTheRegistry(String option, String value, String first, String second)
            throws Exception {
        office.execute("INSERT INTO account (account, name, phone) VALUES"
                + " ('0501112233', 'Ганна', '+380671112233,+380995556677'), ('0501112234', NULL, '+380671112233'),"
                + " ('0501112235', NULL, '+380671112234')");
        assertThat(erase(option, value)).isZero();

        assertThat(office.rows("SELECT account, phone FROM account ORDER BY account"))
                .containsExactly(first, second, "0501112235 +380671112234");
        assertThat(erase(option, value)).as("twice").isZero();
        assertThat(office.lines().get(0)).isEqualTo("nothing to erase");
    }

    @Test
    void deletesWhatTheConsoleFindsTheMessagesBy() throws Exception {
        office.execute("INSERT INTO message_key VALUES (0, -7, 1), (0, 7, 1), (0, 8, 2), (0, 8, 3)");
        assertThat(erase("--sender", "0671112233")).isZero();
        assertThat(office.rows("SELECT message_id FROM message_key")).containsExactly("3");
    }

    @Test
    void takesTheNumberFromQuestionsToTheCustomer() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.execute("INSERT INTO question (message_id, sender_key, account, meter, period, on_time, value, asked_at,"
                + " expires_at)"
                + " VALUES (4, 7, '" + ACCOUNT + "', 1, '2026-11', 1, 12354, 'x', 'y')");
        assertThat(erase("--account", ACCOUNT, "--force")).isZero();
        assertThat(office.rows("SELECT sender_key, value, state FROM question")).containsExactly("0 12354 open");
    }

    @Test
    void deletesWhichAccountANumberIsBoundTo() throws Exception {
        office.execute("INSERT INTO binding (sender, account, message_id, bound_at, used_at, expires_at) VALUES"
                + " ('+380671112233', '" + OTHER + "', 1, 'x', 'x', 'x'), ('+380995556677', '" + OTHER
                + "', 3, 'x', 'x', 'x')");
        assertThat(erase("--sender", "0671112233")).isZero();
        assertThat(office.lines()).contains("bindings of a number to an account: 1");
        assertThat(office.rows("SELECT sender FROM binding")).containsExactly("+380995556677");

        assertThat(erase("--account", OTHER)).isZero();
        assertThat(office.rows("SELECT sender FROM binding")).isEmpty();
    }

    @Test
    void deletesQuestionsWhichAccountIsMeant() throws Exception {
        for (int id : List.of(1, 3)) {
            office.execute(
                    "INSERT INTO account_question (message_id, sender_key, value, period, on_time, endings, asked_at,"
                            + " expires_at) VALUES (" + id + ", 7, 120, '2026-01', 1, '4567, 4321', 'x', 'y')");
        }
        List<String> before = office.rows("SELECT message_id FROM account_question");
        assertThat(before).containsExactly("1", "3");
        assertThat(erase("--sender", "0671112233")).isZero();

        assertThat(office.rows("SELECT message_id FROM account_question")).doesNotContain("1");
    }

    @Test
    void countsAndDeletesThePagesOfTheReadings() throws Exception {
        office.execute("INSERT INTO reading_receipt VALUES (1, x'AB', '" + ACCOUNT + "', 1, '2026-10', 12300, 1, 'x'),"
                + " (3, x'AC', '" + OTHER + "', 1, '2026-10', 77, 1, 'x')");
        assertThat(erase("--account", ACCOUNT, "--dry-run")).isZero();
        assertThat(office.lines()).contains("pages of readings in the cabinet: 1");

        assertThat(erase("--account", ACCOUNT)).isZero();
        assertThat(office.lines()).contains("pages of readings in the cabinet: 1");
        assertThat(office.rows("SELECT message_id FROM reading_receipt")).containsExactly("3");
    }

    /** The hash of an account and a value is soon guessed. */
    @Test
    @OfFile("rows that refer to nothing")
    void deletesTheKeysOfWhatProgramsSubmitted() throws Exception {
        office.execute("INSERT INTO api_submission VALUES (1, 'a', x'AB', 1, '2026-10', 1, 'x'),"
                + " (1, 'b', x'AC', 3, '2026-10', 1, 'x')");
        assertThat(erase("--account", ACCOUNT)).isZero();
        assertThat(office.rows("SELECT key FROM api_submission")).containsExactly("b");
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

    /** The reply to several readings of one SMS may name each of their accounts. */
    @Test
    void erasesTheReplyToAllReadingsOfAnSmsWithOneOfThem() throws Exception {
        int first = office.message("+380509998877", "0500000001 10", "accepted", null);
        int last = office.message("+380509998877", "0500000002 123456", "rejected", "value-too-long");
        for (int part : List.of(first, last)) {
            office.execute(
                    "INSERT INTO message_part (message_id, first_message_id, parts) VALUES (?, ?, 2)", part, first);
        }

        assertThat(erase("--account", "0500000001")).isZero();
        assertThat(office.lines().get(0)).startsWith("erased: 1 messages, 2 replies");
        assertThat(office.rows("SELECT text FROM reply WHERE message_id >= " + first))
                .containsOnly("");
        assertThat(office.rows("SELECT text FROM message WHERE id = " + last)).containsExactly("0500000002 123456");
        assertThat(office.run("dossier", "--account", "0500000002")).isZero();
        assertThat(office.lines().get(0)).contains("reason=value-too-long part=2/2 text=");
    }

    @Test
    void aDryRunListsAndChangesNothing() throws Exception {
        assertThat(erase("--sender", "0671112233", "--dry-run")).isZero();
        assertThat(office.lines())
                .contains("would erase: 2 messages, 2 replies, 2 delivery receipts, 1 segments, 1 notices, 3 logins,"
                        + " 0 files")
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
    void refusesWhatNamesNoCustomer(String options) {
        assertThat(erase(options.isEmpty() ? new String[0] : options.split(" ")))
                .isEqualTo(2);
        assertThat(office.err()).startsWith("meterline: ");
    }
}
