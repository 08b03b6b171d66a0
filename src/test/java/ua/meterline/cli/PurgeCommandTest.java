package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.OfFile;
import ua.meterline.store.UtcTime;

class PurgeCommandTest {
    private static final String MESSAGES =
            "SELECT id, channel, sender, recipient, text, coalesce(hex(raw), '') || hex(fingerprint), outcome FROM message ORDER BY id";

    @TempDir
    private Path folder;

    private CommandFixture meterline;

    @BeforeEach
    void prepare() throws Exception {
        meterline = new CommandFixture(folder, "meterline.retention.messages-days = 30").createDatabase();
        message(1, 40, "accepted");
        message(2, 35, "held");
        message(3, 31, "rejected");
        message(4, 29, "accepted");
        meterline.sql(
                "INSERT INTO held_reading VALUES (2, '0501234567', 1, 5, '2016-04', 1, '2016-04-02T', 'too-high', 0)");
    }

    private void message(long id, long daysAgo, String outcome) throws Exception {
        String time = UtcTime.format(Instant.now().minus(Duration.ofDays(daysAgo)));
        meterline.sql(
                "INSERT INTO message VALUES (%d, 'sms', '+380501112233', '7104', '%s', 'secret %d', x'AB', x'CD', '%s', NULL)"
                        .formatted(id, time, id, outcome),
                ("INSERT INTO reply (message_id, channel, recipient, text, state, changed_at)"
                                + " VALUES (%d, 'sms', '+380501112233', 'thanks', 'sent', '%s')")
                        .formatted(id, time));
    }

    @Test
    void purgesOldMessagesExceptThoseAwaitingReview() throws Exception {
        assertThat(meterline.execute("purge")).isZero();

        assertThat(meterline.out.toString())
                .startsWith("emptied 2 messages and 2 replies from before ")
                .contains("; 1 wait for a decision and stay");
        assertThat(meterline.rows(MESSAGES))
                .containsExactly(
                        "1 sms  7104   accepted",
                        "2 sms +380501112233 7104 secret 2 ABCD held",
                        "3 sms  7104   rejected",
                        "4 sms +380501112233 7104 secret 4 ABCD accepted");
        assertThat(meterline.rows("SELECT message_id, recipient, text, state FROM reply ORDER BY 1"))
                .containsExactly("1   sent", "2 +380501112233 thanks sent", "3   sent", "4 +380501112233 thanks sent");
    }

    /** Also of a message that waits for a decision: the key has an age, whatever becomes of the reading. */
    @Test
    @OfFile("rows that refer to nothing")
    void deletesTheKeysOfOldSubmissions() throws Exception {
        for (int message : new int[] {1, 2, 4}) {
            meterline.sql("INSERT INTO api_submission VALUES (1, 'key-%1$d', x'AB', %1$d, '2026-11', 1, 'x')"
                    .formatted(message));
        }

        assertThat(meterline.execute("purge")).isZero();
        assertThat(meterline.rows("SELECT key FROM api_submission")).containsExactly("key-4");
    }

    @Test
    void deletesWhatTheNumbersOfOldTextsWereTakenFor() throws Exception {
        for (int message : new int[] {1, 2, 4}) {
            meterline.sql("INSERT INTO message_numbers VALUES (%d, '0501234567 account')".formatted(message));
        }

        assertThat(meterline.execute("purge")).isZero();
        assertThat(meterline.rows("SELECT message_id FROM message_numbers")).containsExactly("2", "4");
    }

    @Test
    void deletesOldDeliveryReceipts() throws Exception {
        for (int daysAgo : new int[] {40, 31, 29}) {
            meterline.sql("INSERT INTO delivery_receipt (received_at, source, destination, raw, message_id)"
                    + " VALUES ('%s', '+380501112233', '7104', x'AB', 1)"
                            .formatted(UtcTime.format(Instant.now().minus(Duration.ofDays(daysAgo)))));
        }
        meterline.execute("purge", "--dry-run");
        assertThat(meterline.out.toString())
                .contains(", and delete 2 delivery receipts, 0 notices, 0 bindings and 0 files; ");

        assertThat(meterline.execute("purge")).isZero();
        assertThat(meterline.out.toString())
                .contains(", and deleted 2 delivery receipts, 0 notices, 0 bindings and 0 files; ");
        assertThat(meterline.rows("SELECT id FROM delivery_receipt")).containsExactly("3");
    }

    @Test
    void deletesOldNoticesThatWaitForNothing() throws Exception {
        String insert =
                "INSERT INTO notice (kind, urgent, recipient, text, state, expires_at, scheduled_at, changed_at)"
                        + " VALUES ('reminder', 0, '+380501112233', 'secret', '%s', '9', '%s', '%2$s')";
        String old = UtcTime.format(Instant.now().minus(Duration.ofDays(31)));
        for (String state : List.of("sent", "failed", "pending")) {
            meterline.sql(insert.formatted(state, old));
        }
        meterline.sql(insert.formatted("sent", UtcTime.format(Instant.now().minus(Duration.ofDays(29)))));
        meterline.execute("purge", "--dry-run");
        assertThat(meterline.out.toString()).contains("2 notices");

        assertThat(meterline.execute("purge")).isZero();
        assertThat(meterline.out.toString()).contains("2 notices");
        assertThat(meterline.rows("SELECT id, state FROM notice ORDER BY id")).containsExactly("3 pending", "4 sent");
    }

    @Test
    void deletesOldLoginsOfTheCabinetAndForgetsANumberAfterAYear() throws Exception {
        for (int daysAgo : new int[] {500, 31, 1}) {
            String at = UtcTime.format(Instant.now().minus(Duration.ofDays(daysAgo)));
            meterline.sql("INSERT INTO cabinet_session (token, number, began_at, seen_at) VALUES (CAST('%1$s' AS BLOB),"
                            .formatted(at)
                    + " '+380501112233', '%1$s', '%1$s')".formatted(at));
            meterline.sql("INSERT INTO cabinet_account VALUES ('+380501112233', '%010d', '%s')".formatted(daysAgo, at));
            meterline.sql(
                    "INSERT INTO login_code (challenge, number, account, code, asked_at, expires_at, attempts_left,"
                            + " sent) VALUES"
                            + " (CAST('%1$s' AS BLOB), '+380501112233', '0501112233', x'', '%1$s', '%1$s', 5, 1)"
                                    .formatted(at));
        }
        assertThat(meterline.execute("purge")).isZero();

        assertThat(meterline.rows("SELECT count(*) FROM cabinet_session")).containsExactly("1");
        assertThat(meterline.rows("SELECT count(*) FROM login_code")).containsExactly("1");
        assertThat(meterline.rows("SELECT account FROM cabinet_account ORDER BY account"))
                .containsExactly("0000000001", "0000000031");
    }

    @Test
    void deletesTheFilesOfOldMailsAndLists() throws Exception {
        Path done = meterline.data.resolve("inbox").resolve("done");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Kiev"));
        for (String day :
                List.of(today.minusDays(40).toString(), today.minusDays(3).toString(), "by hand")) {
            Files.createDirectories(done.resolve(day));
            Files.writeString(done.resolve(day).resolve("mail.eml"), "0501234567 12345");
        }
        meterline.execute("purge", "--dry-run");
        assertThat(meterline.out.toString()).contains(" and 1 files; ");
        assertThat(done.resolve(today.minusDays(40).toString()).resolve("mail.eml"))
                .exists();

        assertThat(meterline.execute("purge")).isZero();
        assertThat(done.resolve(today.minusDays(40).toString())).doesNotExist();
        assertThat(done.resolve(today.minusDays(3).toString()).resolve("mail.eml"))
                .exists();
        assertThat(done.resolve("by hand").resolve("mail.eml")).exists();
    }

    @Test
    void purgesTheAddressesOfMailReplies() throws Exception {
        for (int id : new int[] {1, 3}) {
            meterline.sql("INSERT INTO mail_reply VALUES (" + id
                    + ", 'a@example.org', '2016-04-01T', 'readings', '<1@x>', '')");
        }
        meterline.execute("purge");
        assertThat(meterline.rows("SELECT count(*) FROM mail_reply WHERE message_id = 1"))
                .containsExactly("0");
    }

    @Test
    void keepsTheReadings() throws Exception {
        meterline.reading(9, "0501234567", "2016-04", 12345);

        meterline.execute("purge");
        assertThat(meterline.rows("SELECT account, value FROM reading")).containsExactly("0501234567 12345");
    }

    @Test
    void onlyCountsInADryRun() throws Exception {
        var before = meterline.rows(MESSAGES);

        assertThat(meterline.execute("purge", "--dry-run")).isZero();
        assertThat(meterline.out.toString()).startsWith("would empty 2 messages and 2 replies from before ");
        assertThat(meterline.rows(MESSAGES)).isEqualTo(before);
    }

    @Test
    void continuesAtItsLastPositionAndPurgesMessagesReviewedSince() throws Exception {
        meterline.execute("purge");
        assertThat(meterline.execute("purge")).as("nothing left").isZero();
        assertThat(meterline.execute("purge", "--fail-if-empty")).isEqualTo(1);
        assertThat(meterline.rows("SELECT purged_up_to FROM retention")).containsExactly("3");

        meterline.sql("INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                + " VALUES (2, 'reject', 'olena', '2016-05-01T', 'typo')");
        assertThat(meterline.execute("purge")).isZero();
        assertThat(meterline.out.toString())
                .startsWith("emptied 1 messages and 1 replies")
                .contains("; 0 wait");
        assertThat(meterline.rows("SELECT text FROM message WHERE id = 2")).containsExactly("");
        assertThat(meterline.rows("SELECT purged_up_to FROM retention")).containsExactly("3");
    }

    @Test
    void suppressesPendingRepliesToPurgedMessages() throws Exception {
        meterline.sql("UPDATE reply SET state = 'pending', next_attempt_at = changed_at WHERE message_id = 1");

        meterline.execute("purge");
        assertThat(meterline.rows("SELECT state, reason, next_attempt_at FROM reply WHERE message_id = 1"))
                .containsExactly("suppressed purged null");
    }

    @Test
    @OfFile("rows that refer to nothing")
    void purgesManyMessagesInManyTransactions() throws Exception {
        String old = UtcTime.format(Instant.now().minus(Duration.ofDays(31)));
        meterline.sql(
                "DELETE FROM reply",
                "DELETE FROM held_reading",
                "DELETE FROM message",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9001)"
                        + " INSERT INTO message SELECT i, 'sms', 'x', '7104', '" + old
                        + "', 'y', NULL, x'CD', 'accepted', NULL"
                        + " FROM n");

        assertThat(meterline.execute("purge")).isZero();
        assertThat(meterline.out.toString()).startsWith("emptied 9001 messages and 0 replies");
        assertThat(meterline.rows("SELECT count(*) FROM message WHERE text <> '' OR sender <> ''"))
                .containsExactly("0");
    }

    @Test
    @OfFile("pages of a file")
    void leavesNoTraceOfAPurgedTextInTheFile() throws Exception {
        meterline.execute("purge");
        meterline.sql("PRAGMA wal_checkpoint(TRUNCATE)");

        assertThat(Files.readString(meterline.database(), StandardCharsets.ISO_8859_1))
                .contains("secret 2", "secret 4")
                .doesNotContain("secret 1", "secret 3");
    }
}
