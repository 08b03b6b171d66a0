package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;

/** Reminders over a socket: one arrives, STOP ends them, START brings them back. */
class RemindersIT {
    private static final int STOPPING = 1;
    private static final int SILENT = 2;
    private static final int SUBMITTING = 3;
    private static final String REMINDER = "Ждём показания счётчика до 05.11. Не напоминать: СТОП";

    private static final String STOPPED = "Больше не напоминаем. Напоминать снова: СТАРТ";
    private static final String STARTED = "Напоминания включены. Отказаться: СТОП";

    @TempDir
    static Path folder;

    private static RunningGateway running;
    private static Duration offset = Duration.ZERO;

    @BeforeAll
    static void start() throws Exception {
        running = RunningGateway.prepare(folder);
        running.environment()
                .with(Map.of("BILLING_WINDOW_LAST_DAY", 5, "REMINDERS_DAYS", "3,4,5", "REMINDERS_PER_PERIOD", 3));
        setClock("2026-10-02T10:00:00Z");
        running.startBound();
    }

    private static void setClock(String time) {
        Duration now = Duration.between(Instant.now(), Instant.parse(time));
        running.jumpClock(now.minus(offset));
        offset = now;
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void remindsUntilTheCustomerStopsAndAgainFromStart() throws Exception {
        for (int customer : new int[] {STOPPING, SILENT, SUBMITTING}) {
            assertThat(reply(customer, "05%08d 100".formatted(customer))).isEqualTo(CustomerSms.ACCEPTED);
        }
        setClock("2026-11-02T10:00:00Z");
        assertThat(reply(SUBMITTING, "05%08d 150".formatted(SUBMITTING))).isEqualTo(CustomerSms.ACCEPTED);

        setClock("2026-11-03T10:00:00Z");
        awaitReminders(STOPPING, 1);
        awaitReminders(SILENT, 1);
        assertThat(reply(STOPPING, "Стоп!")).isEqualTo(STOPPED);
        assertThat(reply(STOPPING, "START")).isEqualTo(STARTED);
        assertThat(reply(STOPPING, "Стоп!")).as("again within ten minutes").isEqualTo(STOPPED);

        setClock("2026-11-04T10:00:00Z");
        awaitReminders(SILENT, 2);
        assertThat(reminders(STOPPING)).isEqualTo(1);
        assertThat(reply(STOPPING, "START")).isEqualTo(STARTED);

        setClock("2026-11-05T10:00:00Z");
        awaitReminders(STOPPING, 2);
        awaitReminders(SILENT, 3);
        assertThat(reminders(SUBMITTING)).isZero();
        assertThat(running.rows("SELECT DISTINCT outcome, reason FROM message WHERE reason LIKE 'reminders-%'"
                        + " ORDER BY reason"))
                .containsExactly("accepted reminders-off", "accepted reminders-on");
    }

    private static String reply(int customer, String text) throws Exception {
        long before = replies(customer);
        assertThat(running.deliver(CustomerSms.message(customer, text))).isZero();
        await().atMost(RunningGateway.TIMEOUT).until(() -> replies(customer) > before);
        return running.rows("SELECT text FROM reply WHERE recipient = ? ORDER BY message_id DESC", number(customer))
                .get(0);
    }

    private static long replies(int customer) {
        return running.rows("SELECT message_id FROM reply WHERE recipient = ? AND state = 'sent'", number(customer))
                .size();
    }

    private static void awaitReminders(int customer, int count) {
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(() -> assertThat(reminders(customer)).isEqualTo(count));
    }

    private static long reminders(int customer) {
        return running.smsc().submitted().stream()
                .filter(message -> message.text().equals(REMINDER)
                        && number(customer).equals("+" + message.destination().value()))
                .count();
    }

    private static String number(int customer) {
        return "+" + CustomerSms.sender(customer);
    }
}
