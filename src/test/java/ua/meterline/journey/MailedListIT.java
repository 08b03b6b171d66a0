package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.MailServer;
import ua.meterline.fixture.RunningGateway;

/** Lists attached to mails: the reply names the rows that were rejected. */
class MailedListIT {
    private static final String UKRAINIAN = "Доброго дня, надсилаю показники наших лічильників. Дякую!";

    /** The first reply of a new JVM takes longer than the others. */
    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    Path folder;

    private MailServer mailServer;
    private RunningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        mailServer = MailServer.open();
        gateway = RunningGateway.prepare(folder);
        mailServer.configure(gateway.environment()).with("INBOX_QUIET_TIME", "0ms");
        gateway.startGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
        mailServer.close();
    }

    @Test
    void namesTheRejectedRows() throws Exception {
        String reply = replyTo(UKRAINIAN, """
                рахунок;показання;дата
                0501234561;11;
                050123456;1abc;
                0501234562;22;
                0501234563;33;
                0501234564;44;01.01.2001
                """);

        assertThat(reply)
                .startsWith("Ваші показання прийнято")
                .contains("4561: показник 11", "4562: показник 22", "4563: показник 33")
                .contains("рядки списку не прийнято", "рядок 3: рахунок або показник", "рядок 6: дата")
                .doesNotContain("рядок 2", "рядок 4", "рядок 5", "4564");
        assertThat(gateway.rows("SELECT outcome || coalesce(' ' || reason, '') FROM message ORDER BY id"))
                .containsExactly("accepted", "rejected wrong-format", "accepted", "accepted", "rejected wrong-date");
    }

    @Test
    void doesNotSayAcceptedWhenAllRowsWereRejected() throws Exception {
        String reply = replyTo("The list of our meters is attached, thank you", "05012345;1\n05012346;2\n");

        assertThat(reply)
                .startsWith("Wrong format")
                .contains("row 1: account or reading", "row 2: account or reading")
                .doesNotContain("will be processed");
    }

    @Test
    void numbersTheListsOfAMail() throws Exception {
        String reply = replyTo(UKRAINIAN, "0501234561;11\n", "0501234562;22\nx;y\n");

        assertThat(reply).contains("список 2, рядок 2: рахунок або показник").doesNotContain("список 1");
    }

    @Test
    void announcesAReviewOfAMalformedList() throws Exception {
        assertThat(replyTo(UKRAINIAN, "\0\0")).startsWith("Ваш лист отримано. Його перегляне наш працівник");
    }

    /** The sender was not told that a file was not opened. */
    @Test
    void namesAFileThatCannotBeRead() throws Exception {
        assertThat(replyTo(UKRAINIAN + "\n0501234567 12345", "\0\0"))
                .startsWith("Ваші показання прийнято")
                .contains("не вдалося прочитати", "  - *.csv\n");
        assertThat(gateway.rows("SELECT outcome, reason FROM message ORDER BY id"))
                .containsExactly("accepted null", "held not-a-list");
    }

    @Test
    void summarisesALongList() throws Exception {
        String list = IntStream.range(0, 120)
                .mapToObj(i -> CustomerMail.account(i) + ";" + CustomerMail.value(i) + "\n")
                .collect(Collectors.joining());

        assertThat(replyTo(UKRAINIAN, list + "0501234567;x\n"))
                .contains("0049: показник 10049", "та ще 70", "рядок 121: рахунок або показник")
                .doesNotContain("0050: ");
    }

    private String replyTo(String text, String... lists) throws Exception {
        StringBuilder mail = new StringBuilder("""
                From: Customer <caretaker@mail.example>
                Message-ID: <1@mail.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=UTF-8

                %s
                """.formatted(text));
        for (String list : lists) {
            mail.append("""
                    --b
                    Content-Type: text/csv; charset=UTF-8
                    Content-Disposition: attachment; filename=evil.example.csv

                    """).append(list);
        }
        Path written = Files.writeString(folder.resolve("inbox/.letter"), mail.append("--b--\n"));
        Files.move(written, written.resolveSibling("letter.eml"));
        await().atMost(TIMEOUT).until(() -> mailServer.replies().size() == 1);
        String reply = (String) mailServer.replies().get(0).getContent();
        assertThat(reply).doesNotContain("evil.example");
        return reply.replace("\r\n", "\n");
    }
}
