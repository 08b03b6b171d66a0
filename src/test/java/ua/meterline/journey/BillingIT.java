package ua.meterline.journey;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.bench.HistoryFiller;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MobileMessage;

/** The rules for readings, from the SMSC to the database and back. */
class BillingIT {
    private static final String ALICE = "380671112233";
    private static final String BOB = "380671112234";
    private static final String OUTCOMES = "SELECT outcome, reason FROM message WHERE channel = 'sms' ORDER BY id";

    @TempDir
    Path folder;

    @Test
    void countsTheLatestValueInTheWindowFromAnySender() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(folder)) {
            assertThat(reply(gateway, ALICE, "0501234567 100")).isEqualTo(CustomerSms.ACCEPTED);
            assertThat(reply(gateway, ALICE, "0501234567 120")).isEqualTo(CustomerSms.ACCEPTED);
            assertThat(reply(gateway, BOB, "0501234567, 00100")).isEqualTo(CustomerSms.ACCEPTED);

            assertThat(gateway.rows(OUTCOMES)).containsExactly("accepted null", "accepted null", "duplicate null");
            assertThat(gateway.rows("SELECT value, on_time, latest_message_id FROM effective_reading"))
                    .containsExactly("100 1 3");
            assertThat(gateway.rows("SELECT value FROM reading ORDER BY value")).containsExactly("100", "120");
        }
    }

    @Test
    void holdsACorrectionAfterTheWindow() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(folder, windowFarFromToday())) {
            assertThat(reply(gateway, ALICE, "0501234567 100")).isEqualTo(CustomerSms.ACCEPTED);
            assertThat(reply(gateway, ALICE, "0501234567 120")).isEqualTo(CustomerSms.ACCEPTED);

            assertThat(gateway.rows(OUTCOMES)).containsExactly("accepted null", "held late-correction");
            assertThat(gateway.rows("SELECT value, on_time FROM effective_reading"))
                    .containsExactly("100 0");
            assertThat(gateway.rows("SELECT account, value, rules FROM held_reading"))
                    .containsExactly("0501234567 120 late-correction");
        }
    }

    /**
     * The next plausible values of the first accounts are 10,000, 10,001 and so on; they use 20, 21 and so on a month.
     */
    @Test
    void appliesTheRulesOfRegistryAndHistory() throws Exception {
        HistoryFiller.fill(folder, 5, 12);
        Map<String, String> hints = Map.of(
                "REPLIES_OWN_NUMBER", "Це номер телефону, а не рахунок",
                "REPLIES_VALUE_TOO_LONG", "uk: Понад 5 цифр | ru: Больше 5 цифр",
                "REPLIES_BELOW_PREVIOUS", "Менше за попередній");

        try (RunningGateway gateway = RunningGateway.start(folder, hints)) {
            assertThat(reply(gateway, ALICE, "0500000000 10000")).isEqualTo(CustomerSms.ACCEPTED);
            assertThat(reply(gateway, ALICE, "0507368787 9979")).isEqualTo("Менше за попередній");
            assertThat(reply(gateway, ALICE, "0514737574 12000")).isEqualTo(CustomerSms.ACCEPTED);
            assertThat(reply(gateway, ALICE, "Особовий рахунок О522106361, показання 10003 м³"))
                    .isEqualTo(CustomerSms.ACCEPTED);
            assertThat(reply(gateway, ALICE, "0501234567 100")).isEqualTo(CustomerSms.REJECTED);
            assertThat(reply(gateway, ALICE, "0671112233 100")).isEqualTo("Це номер телефону, а не рахунок");
            assertThat(reply(gateway, BOB, "Показания 0507368787 123456")).isEqualTo("Больше 5 цифр");

            assertThat(gateway.rows(OUTCOMES))
                    .containsExactly(
                            "accepted null",
                            "held below-previous",
                            "held use-too-high",
                            "accepted lenient",
                            "rejected unknown-account",
                            "rejected own-number",
                            "rejected value-too-long");
            assertThat(gateway.rows("SELECT account, value, rules FROM held_reading ORDER BY message_id"))
                    .containsExactly("0507368787 9979 below-previous", "0514737574 12000 use-too-high");
        }
    }

    @Test
    void acceptsOnlyTheAnnouncedFormatAndAppliesNoRuleWhenBothAreOff() throws Exception {
        HistoryFiller.fill(folder, 5, 12);
        Map<String, String> settings = Map.of(
                "READING_LENIENT", "false",
                "RULES_OFF", "unknown-account, late-correction, below-previous, use-too-high");

        try (RunningGateway gateway = RunningGateway.start(folder, settings)) {
            assertThat(reply(gateway, ALICE, "0500000000, 10000")).isEqualTo(CustomerSms.REJECTED);
            assertThat(reply(gateway, ALICE, "0507368787 1")).isEqualTo(CustomerSms.ACCEPTED);
            assertThat(reply(gateway, ALICE, "0514737574 99999")).isEqualTo(CustomerSms.ACCEPTED);
            assertThat(reply(gateway, ALICE, "0501234567 100")).isEqualTo(CustomerSms.ACCEPTED);

            assertThat(gateway.rows(OUTCOMES))
                    .containsExactly("rejected wrong-format", "accepted null", "accepted null", "accepted null");
        }
    }

    /** A window of one day, two weeks from today. */
    private static Map<String, String> windowFarFromToday() {
        int day = LocalDate.now(ZoneId.of("Europe/Kiev")).plusDays(14).getDayOfMonth();
        return Map.of(
                "BILLING_WINDOW_FIRST_DAY", Integer.toString(day),
                "BILLING_WINDOW_LAST_DAY", Integer.toString(day));
    }

    private static String reply(RunningGateway gateway, String sender, String text) throws Exception {
        byte[] octets = text.getBytes(UTF_16BE);
        return gateway.deliverAndAwaitReply(new MobileMessage(sender, "7104", (byte) 8, octets))
                .text();
    }
}
