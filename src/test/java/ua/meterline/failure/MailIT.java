package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.failure.LineProxy.Deed;

/** A customer's mail from the mailbox to the answer, over real sockets. */
class MailIT {
    private static final String ALICE = "alice@mail.example";
    private static final String GOOD = "рахунок 0501234567, показання 12345";

    @TempDir
    Path folder;

    private PostOffice office;
    private RunningGateway gateway;

    @BeforeEach
    void prepare() throws Exception {
        office = PostOffice.open();
        gateway = RunningGateway.prepare(folder);
        office.address(gateway.environment());
    }

    @AfterEach
    void stop() {
        gateway.close();
        office.close();
    }

    @Test
    void isStoredAndAnsweredInItsThread() throws Exception {
        office.deliver(
                Letters.letter("References: <first@mail.example>\n", ALICE, "Показання за листопад", GOOD), new Date());
        gateway.startGateway();

        MimeMessage answer = awaitAnswers(1).get(0);
        assertThat(answer.getAllRecipients()).extracting(Object::toString).containsExactly(ALICE);
        assertThat(answer.getFrom()).extracting(Object::toString).containsExactly(PostOffice.OURS);
        assertThat(answer.getSubject()).contains("Показання за листопад");
        assertThat(answer.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(answer.getHeader("In-Reply-To", null)).endsWith("@mail.example>");
        assertThat(answer.getHeader("References", null).split("\\s+"))
                .containsExactly("<first@mail.example>", answer.getHeader("In-Reply-To", null));
        assertThat(answer.getMessageID()).matches("<reply-1\\.[0-9a-f]{16}@zk\\.104\\.ua>");
        assertThat((String) answer.getContent()).contains("4567", "12345").doesNotContain("0501234567");
        assertThat(rows("SELECT channel || ' ' || sender || ' ' || recipient || ' ' || outcome FROM message"))
                .containsExactly("email " + ALICE + " " + PostOffice.OURS + " accepted");
        assertThat(rows("SELECT account || ' ' || value FROM reading")).containsExactly("0501234567 12345");
        await().until(() -> rows("SELECT state || ' ' || attempts FROM reply").equals(List.of("sent 1")));
        assertThat(gateway.smsc().submitted()).isEmpty();
        assertThat(office.unseen()).isZero();
        assertThat(files("inbox/done")).hasSize(1).allMatch(name -> name.matches("imap-[0-9a-f]{12}-\\d+-1\\.eml"));
        assertThat(files("inbox")).containsExactly("meterline.lock");
    }

    /** Whoever has a doubt about the gateway finds all mails where they were. */
    @Test
    void isNeverDeleted() throws Exception {
        for (int i = 0; i < 3; i++) {
            office.deliver(ALICE, "", "рахунок 050123456%d, показання %d".formatted(i, i));
        }
        office.deliver(ALICE, "", "hello");
        gateway.startGateway();
        await().atMost(RunningGateway.TIMEOUT).until(() -> files("inbox/done").size() == 4);
        await().atMost(RunningGateway.TIMEOUT).until(() -> office.unseen() == 0);
        gateway.close();

        assertThat(office.inbox().getMessages())
                .hasSize(4)
                .noneMatch(mail -> mail.getFlags().contains(Flags.Flag.DELETED));
    }

    @Test
    void isStoredOnceHoweverItComesAgain() throws Exception {
        String raw = Letters.letter(ALICE, "", GOOD);
        office.deliver(raw, new Date());
        office.deliver(raw, new Date());
        gateway.startGateway();
        await().atMost(RunningGateway.TIMEOUT).until(() -> files("inbox/done").size() == 2);
        // With other numbers, as after a mailbox was made anew.
        Path copy = Files.list(folder.resolve("inbox/done")).findFirst().orElseThrow();
        try (Stream<Path> mails = Files.list(copy)) {
            Files.copy(mails.findFirst().orElseThrow(), folder.resolve("inbox/imap-0123456789ab-7-7.eml"));
        }
        await().atMost(RunningGateway.TIMEOUT).until(() -> files("inbox/done").size() == 3);

        assertThat(rows("SELECT outcome FROM message")).containsExactly("accepted");
        assertThat(awaitAnswers(1)).hasSize(1);
    }

    @Test
    void isStoredOnceWhenTheMailboxIsMadeAnew() throws Exception {
        String raw = Letters.letter(ALICE, "", GOOD);
        office.deliver(raw, new Date());
        gateway.startGateway();
        awaitAnswers(1);
        long before = office.inbox().getUidValidity();
        // It counts seconds.
        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        office = office.madeAnew();
        assertThat(office.inbox().getUidValidity()).isNotEqualTo(before);
        office.deliver(raw, new Date());
        office.deliver("bob@mail.example", "", "рахунок 0501234568, показання 5");

        assertThat(awaitAnswers(1).get(0).getAllRecipients()[0]).hasToString("bob@mail.example");
        await().atMost(RunningGateway.TIMEOUT).until(() -> files("inbox/done").size() == 3);
        assertThat(rows("SELECT sender FROM message ORDER BY id")).containsExactly(ALICE, "bob@mail.example");
    }

    @Test
    void countsForTheDayOnWhichItArrived() throws Exception {
        Date lastMonth = Date.from(java.time.Instant.now().minus(Duration.ofDays(31)));
        office.deliver(Letters.letter(ALICE, "", GOOD), lastMonth);
        gateway.startGateway();
        awaitAnswers(1);

        assertThat(rows("SELECT substr(received_at, 1, 10) FROM message"))
                .containsExactly(lastMonth.toInstant().toString().substring(0, 10));
    }

    @Test
    void withSeveralReadingsIsAMessageForEachAndOneAnswer() throws Exception {
        office.deliver(ALICE, "", "рахунок 0501234567 показання 11\nрахунок 0501234568 показання 22");
        gateway.startGateway();

        String answer = (String) awaitAnswers(1).get(0).getContent();
        assertThat(answer).contains("4567", "11", "4568", "22");
        assertThat(rows("SELECT account || ' ' || value FROM reading ORDER BY account"))
                .containsExactly("0501234567 11", "0501234568 22");
        assertThat(rows("SELECT state || ' ' || coalesce(reason, '') FROM reply ORDER BY message_id"))
                .first()
                .isEqualTo("suppressed answered-together");
    }

    @Test
    void withoutAReadingIsHeldWithWhatIsKnown() throws Exception {
        office.deliver(ALICE, "", "Мій особовий рахунок 0501234567, прошу уточнити.");
        gateway.startGateway();
        awaitAnswers(1);

        assertThat(rows("SELECT outcome || ' ' || reason FROM message")).containsExactly("held no-reading");
        assertThat(rows("SELECT account || ' ' || rules FROM held_reading WHERE value IS NULL"))
                .containsExactly("0501234567 no-reading");
    }

    @Test
    void thatIsTooLargeIsPutAsideAndStopsNobody() throws Exception {
        office.deliver(Letters.letter(ALICE, "", "x".repeat(6 * 1024 * 1024)), new Date());
        office.deliver("bob@mail.example", "", GOOD);
        gateway.startGateway();
        awaitAnswers(1);

        await().until(() -> files("inbox/failed").size() == 2);
        assertThat(rows("SELECT outcome || ' ' || reason FROM message WHERE sender = ''"))
                .containsExactly("held too-large");
        assertThat(rows("SELECT outcome FROM message WHERE sender <> ''")).containsExactly("accepted");
    }

    @Test
    void isNotAnsweredWhenAProgramWroteIt() throws Exception {
        office.deliver(Letters.letter("Auto-Submitted: auto-replied\n", ALICE, "", GOOD), new Date());
        office.deliver(Letters.letter("Return-Path: <>\n", ALICE, "", "рахунок 0501234568 показання 1"), new Date());
        office.deliver(
                Letters.letter("List-Id: <l.example>\n", ALICE, "", "рахунок 0501234569 показання 2"), new Date());
        office.deliver(Letters.letter("contact@zk.104.ua", "", "рахунок 0501234560 показання 3"), new Date());
        gateway.startGateway();
        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.rows().count("reply") == 4);

        assertThat(rows("SELECT state || ' ' || reason FROM reply ORDER BY message_id"))
                .containsExactly(
                        "suppressed automatic",
                        "suppressed null-return-path",
                        "suppressed mailing-list",
                        "suppressed ourselves");
        assertThat(gateway.rows().count("reading")).isEqualTo(4);
        assertThat(office.answers()).isEmpty();
    }

    /** Whatever the limits of short messages are. */
    @Test
    void isAnsweredThreeTimesADayAtMost() throws Exception {
        gateway.environment().with("REPLIES_PER_SENDER", 1).with("REPLIES_DAILY_BUDGET", 1);
        for (int i = 0; i < 5; i++) {
            office.deliver(
                    i % 2 == 0 ? ALICE : "Alice@mail.example", "", "рахунок 050123456%d показання 100".formatted(i));
        }
        gateway.startGateway();
        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.rows().count("reply WHERE state <> 'pending'") == 5);

        assertThat(rows("SELECT state || ' ' || coalesce(reason, '') FROM reply ORDER BY message_id"))
                .containsExactly("sent ", "sent ", "sent ", "suppressed too-many", "suppressed too-many");
        assertThat(gateway.rows().count("reading")).isEqualTo(5);
        assertThat(office.answers()).hasSize(3);
    }

    @Test
    void steersNothingWithItsHeaders() throws Exception {
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
        office.deliver(Letters.letter(evil, ALICE, subject, GOOD), new Date());
        gateway.startGateway();

        MimeMessage answer = awaitAnswers(1).get(0);
        assertThat(answer.getAllRecipients()).extracting(Object::toString).containsExactly(ALICE);
        assertThat(answer.getRecipients(Message.RecipientType.BCC)).isNull();
        assertThat(answer.getSubject()).doesNotContain("\n", "\r").isNotEqualTo("owned");
        assertThat(java.util.Collections.list(answer.getAllHeaders()))
                .extracting(jakarta.mail.Header::getName)
                .doesNotContain("CamelMailSubject", "mail.smtp.host", "X-Mailer", "Resent-To", "Bcc");
        assertThat(answer.getMessageID()).endsWith("@zk.104.ua>");
        assertThat(files("")).doesNotContain("evil");
        assertThat(office.server().getReceivedMessages()).hasSize(2);
    }

    @Test
    void isFetchedAgainWhenTheConnectionDropsMeanwhile() throws Exception {
        for (int i = 0; i < 10; i++) {
            office.deliver(Letters.reading(i), new Date());
        }
        try (LineProxy proxy = new LineProxy(office.imapPort(), new CutNow(" FETCH ", "BODY.PEEK[]", 3))) {
            gateway.environment().with("MAIL_IMAP_PORT", proxy.port());
            gateway.startGateway();
            awaitAnswers(10);
        }
        assertThat(rows("SELECT sender FROM message")).doesNotHaveDuplicates().hasSize(10);
        await().until(() -> office.unseen() == 0);
    }

    /** Large mails are fetched in pieces. */
    @Test
    void isWholeWhenTheConnectionDropsInTheMiddleOfIt() throws Exception {
        String large = Letters.letter(ALICE, "", GOOD + "\n" + "x \n".repeat(200_000));
        office.deliver(large, new Date());
        AtomicBoolean cut = new AtomicBoolean();
        try (LineProxy proxy = new LineProxy(
                office.imapPort(),
                line -> line.contains("BODY.PEEK[]<262144.") && !cut.getAndSet(true) ? Deed.CUT : Deed.PASS)) {
            gateway.environment().with("MAIL_IMAP_PORT", proxy.port());
            gateway.startGateway();
            awaitAnswers(1);
        }
        assertThat(cut).isTrue();
        assertThat(rows("SELECT outcome FROM message")).containsExactly("accepted");
        await().until(() -> files("inbox/done").size() == 1);
        try (Stream<Path> done = Files.walk(folder.resolve("inbox/done"))) {
            assertThat(done.filter(Files::isRegularFile))
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().endsWith(large.substring(large.length() - 300_000)));
        }
    }

    @Test
    void thatCannotBeReadStaysUnseenAndStopsNobody() throws Exception {
        takesAllButTheSecondWhen(line -> Deed.answer(line.split(" ")[0] + " NO [SERVERBUG] cannot be read"));
    }

    @Test
    void thatTheServerBreaksDownOverStaysUnseenAndStopsNobody() throws Exception {
        takesAllButTheSecondWhen(line -> Deed.CUT);
    }

    private void takesAllButTheSecondWhen(Function<String, Deed> itIsFetched) throws Exception {
        for (int i = 0; i < 3; i++) {
            office.deliver(Letters.reading(i), new Date());
        }
        try (LineProxy proxy = new LineProxy(
                office.imapPort(),
                line -> line.contains(" FETCH 2 (BODY.PEEK") ? itIsFetched.apply(line) : Deed.PASS)) {
            gateway.environment().with("MAIL_IMAP_PORT", proxy.port());
            gateway.startGateway();
            awaitAnswers(2);
            await().until(() -> office.unseen() == 1);
        }
        assertThat(rows("SELECT sender FROM message ORDER BY 1")).containsExactly(Letters.sender(0), Letters.sender(2));
    }

    @Test
    void isMovedWhereThatIsWanted() throws Exception {
        MailFolder done = office.createFolder("Done");
        office.deliver(ALICE, "", GOOD);
        gateway.environment().with("MAIL_IMAP_DONE_FOLDER", "Done");
        gateway.startGateway();
        awaitAnswers(1);

        await().until(() -> done.getMessageCount() == 1);
        assertThat(office.inbox().getMessageCount()).isZero();
    }

    @Test
    void isTakenWhenTheServerComesBack() throws Exception {
        try (LineProxy proxy = new LineProxy(office.imapPort(), line -> Deed.CUT)) {
            gateway.environment().with("MAIL_IMAP_PORT", proxy.port());
            gateway.startGateway();
            office.deliver(ALICE, "", GOOD);
            await().during(Duration.ofMillis(500)).until(() -> gateway.rows().count("message") == 0);
            proxy.rule(line -> Deed.PASS);

            awaitAnswers(1);
        }
    }

    private List<MimeMessage> awaitAnswers(int count) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> office.answers().size() >= count);
        return office.answers();
    }

    private List<String> rows(String query) {
        return gateway.rows().values(query);
    }

    private List<String> files(String where) throws Exception {
        Path start = folder.resolve(where);
        if (!Files.exists(start)) {
            return List.of();
        }
        int depth = where.equals("inbox") || where.isEmpty() ? 1 : 9;
        try (Stream<Path> files = Files.walk(start, depth)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
