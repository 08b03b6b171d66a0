package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.Redelivery;

/**
 * A question back to a customer and its answer, and digits alone, over a socket; each test has a customer of its own.
 */
class QuestionIT {
    private static final int CUSTOMERS = 6;
    private static final String QUESTION = "Вы прислали 13245. Правильно 12345? Ответьте ДА";
    private static final String CONVERSATION = "SELECT message.text, outcome, reply.text FROM message JOIN reply"
            + " ON message_id = id WHERE sender = ? AND received_at > '2026-11' ORDER BY id";
    private static final String COUNTING =
            "SELECT value, on_time FROM effective_reading WHERE account = ? AND period = '2026-11'";

    @TempDir
    static Path folder;

    private static RunningGateway running;
    private static Duration offset = Duration.ZERO;

    @BeforeAll
    static void start() throws Exception {
        running = RunningGateway.prepare(folder);
        running.environment().with("QUESTIONS_ASK", true).with("READING_DIGITS_ONLY", true);
        setClock("2026-09-02T10:00:00Z");
        running.startBound();
        deliverFromAll(12_240);
        setClock("2026-10-02T10:00:00Z");
        deliverFromAll(12_300);
        setClock("2026-11-02T10:00:00Z");
    }

    private static void setClock(String time) {
        Duration now = Duration.between(Instant.now(), Instant.parse(time));
        running.jumpClock(now.minus(offset));
        offset = now;
    }

    private static void deliverFromAll(int value) throws Exception {
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            running.deliverAndAwaitReply(reading(customer, value));
        }
    }

    @AfterEach
    void deliverOnce() {
        running.smsc().behaviour().redeliver(Redelivery.NONE);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void takesTheAnswerAfterARestart() throws Exception {
        assertThat(reply(reading(0, 13_245))).isEqualTo(QUESTION);
        running.restart();

        assertThat(reply(text(0, "Да!"))).isEqualTo(CustomerSms.ACCEPTED);
        assertThat(running.rows(COUNTING, account(0))).containsExactly("12345 1");
    }

    @Test
    void redeliveriesOfTheQuestionAndOfTheAnswerAreOneConversation() throws Exception {
        running.smsc().behaviour().redeliver(Redelivery.onTwoSessions());
        running.smsc().enqueue(reading(1, 13_245));
        assertThat(running.awaitNextReply().text()).isEqualTo(QUESTION);
        running.smsc().enqueue(text(1, "ТАК"));
        assertThat(running.awaitNextReply().text()).isEqualTo(CustomerSms.ACCEPTED);

        running.restart();
        running.smsc().behaviour().redeliver(Redelivery.times(2));
        long before = running.smsc().counters().delivered();
        running.smsc().enqueue(text(1, "ТАК"));
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().counters().delivered() >= before + 3);

        assertThat(running.rows(CONVERSATION, sender(1)))
                .containsExactly(account(1) + " 13245 held " + QUESTION, "ТАК accepted " + CustomerSms.ACCEPTED);
        assertThat(running.rows(COUNTING, account(1))).containsExactly("12345 1");
    }

    @Test
    void takesOneOfSeveralAnswersAtOnce() throws Exception {
        assertThat(reply(reading(2, 13_245))).isEqualTo(QUESTION);

        List<CompletableFuture<Delivery>> answers = Stream.of("ТАК", "ДА", "yes", "igen", "так.")
                .map(word -> running.smsc().deliver(text(2, word)))
                .toList();
        for (CompletableFuture<Delivery> answer : answers) {
            assertThat(answer.get(Deadline.SECONDS, TimeUnit.SECONDS).commandStatus())
                    .isZero();
            assertThat(running.awaitNextReply().text()).isEqualTo(CustomerSms.ACCEPTED);
        }

        assertThat(running.rows("SELECT count(*) FROM message WHERE sender = ? AND reason = 'answer'", sender(2)))
                .containsExactly("1");
        assertThat(running.rows(
                        "SELECT count(*) FROM review JOIN message ON message.id = message_id WHERE sender = ?",
                        sender(2)))
                .containsExactly("1");
        assertThat(running.rows(COUNTING, account(2))).containsExactly("12345 1");
    }

    /** The number of the sender is the only proof of who answers. */
    @Test
    void takesNoAnswerFromAnotherNumberOrAfterADay() throws Exception {
        assertThat(reply(reading(3, 13_245))).isEqualTo(QUESTION);
        assertThat(reply(text(99, "ТАК"))).isEqualTo(CustomerSms.REJECTED);
        setClock("2026-11-03T12:00:00Z");
        assertThat(reply(text(3, "ТАК"))).isEqualTo(CustomerSms.REJECTED);

        assertThat(running.rows(COUNTING, account(3))).isEmpty();
        assertThat(running.rows("SELECT rules FROM open_case WHERE account = ?", account(3)))
                .containsExactly("use-too-high");
    }

    @Test
    void judgesAnythingElseAsUsual() throws Exception {
        assertThat(reply(reading(4, 13_245))).isEqualTo(QUESTION);
        assertThat(reply(text(4, "НІ"))).isEqualTo(CustomerSms.REJECTED);
        assertThat(reply(reading(4, 12_346))).isEqualTo(CustomerSms.ACCEPTED);

        assertThat(running.rows(COUNTING, account(4))).containsExactly("12346 1");
    }

    @Test
    void takesDigitsAloneForTheAccountOfTheNumberAfterARestart() throws Exception {
        assertThat(reply(text(5, "12360"))).isEqualTo(CustomerSms.ACCEPTED);
        running.restart();
        assertThat(reply(text(5, "12361"))).isEqualTo(CustomerSms.ACCEPTED);
        assertThat(reply(text(98, "12361"))).isEqualTo(CustomerSms.REJECTED);

        assertThat(running.rows("SELECT reason FROM message WHERE text = '12361' ORDER BY id"))
                .containsExactly("bound-account", "wrong-format");
        assertThat(running.rows(COUNTING, account(5))).containsExactly("12361 1");
    }

    @Test
    void asksWhichAccountOnceAndTakesOneAnswerAcrossARestart() throws Exception {
        assertThat(reply(text(6, account(6) + " 100"))).isEqualTo(CustomerSms.ACCEPTED);
        assertThat(reply(text(6, "0507654321 200"))).isEqualTo(CustomerSms.ACCEPTED);
        running.smsc().behaviour().redeliver(Redelivery.onTwoSessions());
        running.smsc().enqueue(text(6, "220"));
        assertThat(running.awaitNextReply().text()).isEqualTo("220: какой счёт? Ответьте цифрами 0006, 4321");

        running.restart();
        running.smsc().enqueue(text(6, "4321"));
        assertThat(running.awaitNextReply().text()).isEqualTo(CustomerSms.ACCEPTED);
        running.smsc().behaviour().redeliver(Redelivery.times(2));
        long before = running.smsc().counters().delivered();
        running.smsc().enqueue(text(6, "4321"));
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().counters().delivered() >= before + 3);

        assertThat(running.rows(
                        "SELECT text, outcome, reason FROM message WHERE sender = ? ORDER BY id DESC LIMIT 2",
                        sender(6)))
                .containsExactly("4321 accepted bound-account", "220 rejected which-account");
        assertThat(running.rows(COUNTING, account(6))).containsExactly("100 1");
        assertThat(running.rows(COUNTING, "0507654321")).containsExactly("220 1");
    }

    private static String reply(MobileMessage message) throws Exception {
        return running.deliverAndAwaitReply(message).text();
    }

    private static MobileMessage reading(int customer, int value) {
        return text(customer, account(customer) + " " + value);
    }

    private static MobileMessage text(int customer, String text) {
        return CustomerSms.message(customer, text);
    }

    private static String account(int customer) {
        return "05%08d".formatted(customer);
    }

    private static String sender(int customer) {
        return "+" + CustomerSms.sender(customer);
    }
}
