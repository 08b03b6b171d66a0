package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.MailServer;
import ua.meterline.fixture.RunningGateway;

/** A mail of a customer, from the mailbox to the reply. */
class ReadingByMailIT {
    private static final String ALICE = "alice@mail.example";
    private static final String GOOD = "рахунок 0501234567, показання 12345";

    @TempDir
    Path folder;

    private MailServer mailServer;
    private RunningGateway gateway;

    @BeforeEach
    void prepare() throws Exception {
        mailServer = MailServer.open();
        gateway = RunningGateway.prepare(folder);
        mailServer.configure(gateway.environment());
    }

    @AfterEach
    void stop() {
        gateway.close();
        mailServer.close();
    }

    @Test
    void getsAReplyInItsThread() throws Exception {
        mailServer.deliver(
                CustomerMail.letter("References: <first@mail.example>\n", ALICE, "Показання за листопад", GOOD),
                new Date());
        gateway.startGateway();

        MimeMessage reply = mailServer.awaitReplies(1).get(0);
        assertThat(reply.getAllRecipients()).extracting(Object::toString).containsExactly(ALICE);
        assertThat(reply.getFrom()).extracting(Object::toString).containsExactly(MailServer.ADDRESS);
        assertThat(reply.getSubject()).contains("Показання за листопад");
        assertThat(reply.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(reply.getHeader("In-Reply-To", null)).endsWith("@mail.example>");
        assertThat(reply.getHeader("References", null).split("\\s+"))
                .containsExactly("<first@mail.example>", reply.getHeader("In-Reply-To", null));
        assertThat(reply.getMessageID()).matches("<reply-1\\.[0-9a-f]{16}@zk\\.104\\.ua>");
        assertThat((String) reply.getContent()).contains("4567", "12345").doesNotContain("0501234567");
        assertThat(gateway.rows("SELECT channel || ' ' || sender || ' ' || recipient || ' ' || outcome FROM message"))
                .containsExactly("email " + ALICE + " " + MailServer.ADDRESS + " accepted");
        assertThat(gateway.rows("SELECT account || ' ' || value FROM reading")).containsExactly("0501234567 12345");
        await().until(() ->
                gateway.rows("SELECT state || ' ' || attempts FROM reply").equals(List.of("sent 1")));
        assertThat(gateway.smsc().submitted()).isEmpty();
        assertThat(mailServer.unseen()).isZero();
        assertThat(gateway.files("inbox/done"))
                .hasSize(1)
                .allMatch(name -> name.matches("imap-[0-9a-f]{12}-\\d+-1\\.eml"));
        assertThat(gateway.files("inbox")).hasSize(2).contains("meterline.lock");
    }

    @Test
    void isNeverDeleted() throws Exception {
        for (int i = 0; i < 3; i++) {
            mailServer.deliver(ALICE, "", "рахунок 050123456%d, показання %d".formatted(i, i));
        }
        mailServer.deliver(ALICE, "", "hello");
        gateway.startGateway();
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> gateway.files("inbox/done").size() == 4);
        await().atMost(RunningGateway.TIMEOUT).until(() -> mailServer.unseen() == 0);
        gateway.close();

        assertThat(mailServer.inbox().getMessages())
                .hasSize(4)
                .noneMatch(mail -> mail.getFlags().contains(Flags.Flag.DELETED));
    }

    @Test
    void isStoredOnceWhenACopyComesUnderAnotherName() throws Exception {
        String raw = CustomerMail.letter(ALICE, "", GOOD);
        mailServer.deliver(raw, new Date());
        mailServer.deliver(raw, new Date());
        gateway.startGateway();
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> gateway.files("inbox/done").size() == 2);
        // A name with another UIDVALIDITY and UID, as after the mailbox was recreated.
        Path copy = Files.list(folder.resolve("inbox/done")).findFirst().orElseThrow();
        try (Stream<Path> mails = Files.list(copy)) {
            Files.copy(mails.findFirst().orElseThrow(), folder.resolve("inbox/imap-0123456789ab-7-7.eml"));
        }
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> gateway.files("inbox/done").size() == 3);

        assertThat(gateway.rows("SELECT outcome FROM message")).containsExactly("accepted");
        assertThat(mailServer.awaitReplies(1)).hasSize(1);
    }

    @Test
    void isDatedByItsArrivalAtTheMailServer() throws Exception {
        Date lastMonth = Date.from(Instant.now().minus(Duration.ofDays(31)));
        mailServer.deliver(CustomerMail.letter(ALICE, "", GOOD), lastMonth);
        gateway.startGateway();
        mailServer.awaitReplies(1);

        assertThat(gateway.rows("SELECT substr(received_at, 1, 10) FROM message"))
                .containsExactly(lastMonth.toInstant().toString().substring(0, 10));
    }

    @Test
    void withSeveralReadingsIsSeveralMessagesWithOneReply() throws Exception {
        mailServer.deliver(ALICE, "", "рахунок 0501234567 показання 11\nрахунок 0501234568 показання 22");
        gateway.startGateway();

        String reply = (String) mailServer.awaitReplies(1).get(0).getContent();
        assertThat(reply).contains("4567", "11", "4568", "22");
        assertThat(gateway.rows("SELECT account || ' ' || value FROM reading ORDER BY account"))
                .containsExactly("0501234567 11", "0501234568 22");
        assertThat(gateway.rows("SELECT state || ' ' || coalesce(reason, '') FROM reply ORDER BY message_id"))
                .first()
                .isEqualTo("suppressed answered-together");
    }

    @Test
    void withoutAReadingIsHeldWithItsAccount() throws Exception {
        mailServer.deliver(ALICE, "", "Мій особовий рахунок 0501234567, прошу уточнити.");
        gateway.startGateway();
        mailServer.awaitReplies(1);

        assertThat(gateway.rows("SELECT outcome || ' ' || reason FROM message")).containsExactly("held no-reading");
        assertThat(gateway.rows("SELECT account || ' ' || rules FROM held_reading WHERE value IS NULL"))
                .containsExactly("0501234567 no-reading");
    }

    @Test
    void withAPhoneNumberIsAcceptedForTheAccountThatTheRegistryKnows() throws Exception {
        gateway.startGateway();
        gateway.database().update("INSERT INTO account (account) VALUES ('0501234567')");
        mailServer.deliver(ALICE, "", GOOD + "\nдякую\n0509999999");
        mailServer.awaitReplies(1);

        assertThat(gateway.rows(
                        "SELECT outcome || ' ' || numbers FROM message JOIN message_numbers ON message_id = id"))
                .containsExactly("accepted 0501234567 account, 12345 reading, 0509999999 phone");
    }

    @Test
    void thatIsTooLongIsMovedToFailedWithItsSenderAndDoesNotBlockTheNext() throws Exception {
        mailServer.deliver(CustomerMail.letter(ALICE, "", "x".repeat(6 * 1024 * 1024)), new Date());
        mailServer.deliver("bob@mail.example", "", GOOD);
        gateway.startGateway();
        mailServer.awaitReplies(1);

        await().until(() -> gateway.files("inbox/failed").size() == 2);
        assertThat(gateway.rows("SELECT outcome || ' ' || reason FROM message WHERE sender = ?", ALICE))
                .containsExactly("held text-too-long");
        assertThat(gateway.rows("SELECT outcome FROM message WHERE sender <> ?", ALICE))
                .containsExactly("accepted");
    }

    @Test
    void thatWasSentByAProgramGetsNoReply() throws Exception {
        mailServer.deliver(CustomerMail.letter("Auto-Submitted: auto-replied\n", ALICE, "", GOOD), new Date());
        mailServer.deliver(
                CustomerMail.letter("Return-Path: <>\n", ALICE, "", "рахунок 0501234568 показання 1"), new Date());
        mailServer.deliver(
                CustomerMail.letter("List-Id: <l.example>\n", ALICE, "", "рахунок 0501234569 показання 2"), new Date());
        mailServer.deliver(CustomerMail.letter("contact@zk.104.ua", "", "рахунок 0501234560 показання 3"), new Date());
        gateway.startGateway();
        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.count("reply") == 4);

        assertThat(gateway.rows("SELECT state || ' ' || reason FROM reply ORDER BY message_id"))
                .containsExactly(
                        "suppressed automatic",
                        "suppressed null-return-path",
                        "suppressed mailing-list",
                        "suppressed ourselves");
        assertThat(gateway.rows("SELECT account FROM reading")).hasSize(3).doesNotContain("0501234567");
        assertThat(mailServer.replies()).isEmpty();
    }

    /** The limits for SMS replies do not apply. */
    @Test
    void getsAtMostThreeRepliesADayPerSender() throws Exception {
        gateway.environment().with("REPLIES_PER_SENDER", 1).with("REPLIES_DAILY_BUDGET", 1);
        for (int i = 0; i < 5; i++) {
            mailServer.deliver(
                    i % 2 == 0 ? ALICE : "Alice@mail.example", "", "рахунок 050123456%d показання 100".formatted(i));
        }
        gateway.startGateway();
        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.count("reply WHERE state <> 'pending'") == 5);

        assertThat(gateway.rows("SELECT state || ' ' || coalesce(reason, '') FROM reply ORDER BY message_id"))
                .containsExactly("sent ", "sent ", "sent ", "suppressed too-many", "suppressed too-many");
        assertThat(gateway.count("reading")).isEqualTo(5);
        assertThat(mailServer.replies()).hasSize(3);
    }

    @Test
    void doesNotControlTheReplyByItsHeaders() throws Exception {
        String evil = """
                Bcc: mallory@evil.example
                CamelMailSubject: owned
                CamelJdbcParameters: x
                CamelFileName: ../../evil
                mail.smtp.host: evil.example
                mail.smtp.from: evil@evil.example
                X-Mailer: evil
                Resent-To: mallory@evil.example
                In-Reply-To: <a@b>
                Message-ID: <evil@evil.example>
                """;
        String subject = "=?UTF-8?B?0J/QvtC60LDQt9C90LjQutC4DQpCY2M6IG1hbGxvcnlAZXZpbC5leGFtcGxl?=";
        mailServer.deliver(CustomerMail.letter(evil, ALICE, subject, GOOD), new Date());
        gateway.startGateway();

        MimeMessage reply = mailServer.awaitReplies(1).get(0);
        assertThat(reply.getAllRecipients()).extracting(Object::toString).containsExactly(ALICE);
        assertThat(reply.getRecipients(Message.RecipientType.BCC)).isNull();
        assertThat(reply.getSubject()).doesNotContain("\n", "\r").isNotEqualTo("owned");
        assertThat(Collections.list(reply.getAllHeaders()))
                .extracting(jakarta.mail.Header::getName)
                .doesNotContain("CamelMailSubject", "mail.smtp.host", "X-Mailer", "Resent-To", "Bcc");
        assertThat(reply.getMessageID()).endsWith("@zk.104.ua>");
        assertThat(gateway.files("")).doesNotContain("evil");
        assertThat(mailServer.server().getReceivedMessages()).hasSize(2);
    }

    @Test
    void isMovedToTheDoneFolderWhenOneIsSet() throws Exception {
        MailFolder done = mailServer.createFolder("Done");
        mailServer.deliver(ALICE, "", GOOD);
        gateway.environment().with("MAIL_IMAP_DONE_FOLDER", "Done");
        gateway.startGateway();
        mailServer.awaitReplies(1);

        await().until(() -> done.getMessageCount() == 1);
        assertThat(mailServer.inbox().getMessageCount()).isZero();
    }
}
