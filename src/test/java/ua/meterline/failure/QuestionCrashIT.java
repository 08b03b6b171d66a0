package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.messages.MessageDossierReader;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.simulator.SubmittedMessage;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** SIGKILL between a question and its answer, and after the answer: the conversation takes effect once. */
class QuestionCrashIT {
    private static final String QUESTION = "Вы прислали 13245. Правильно 12345? Ответьте ДА";
    private static final String ACCOUNT = "0501234567";

    @TempDir
    Path folder;

    @Test
    void aConversationWithTwoCrashesTakesEffectOnce() throws Exception {
        MobileMessage reading = CustomerSms.message(1, ACCOUNT + " 13245");
        MobileMessage answer = CustomerSms.message(1, "ТАК");
        GatewayDatabase database = GatewayDatabase.in(folder);
        try (SmscSimulator smsc = RunningGateway.startSmsc()) {
            GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port()).with("QUESTIONS_ASK", true);
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                insertHistory(database);
                deliver(smsc, reading);
            }
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                awaitReply(smsc, QUESTION);
                deliver(smsc, answer);
            }
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                deliver(smsc, answer);
                deliver(smsc, reading);
                awaitReply(smsc, CustomerSms.ACCEPTED);
            }
        }
        assertThat(database.rows("SELECT outcome, reason FROM message WHERE id > 2 ORDER BY id"))
                .containsExactly("held use-too-high", "accepted answer");
        assertThat(database.rows("SELECT message_id, state, answered_by FROM question"))
                .containsExactly("3 answered 4");
        assertThat(database.rows("SELECT message_id, decision, value FROM review"))
                .containsExactly("3 accept 12345");
        assertThat(database.rows("SELECT value, message_id FROM reading WHERE id > 2"))
                .containsExactly("12345 3");
    }

    /** The day ends while no gateway runs; the answer comes after it, and the SMSC redelivers it. */
    @Test
    void aQuestionThatExpiresWhileTheGatewayIsDeadTakesNoAnswer() throws Exception {
        MobileMessage reading = CustomerSms.message(1, ACCOUNT + " 13245");
        MobileMessage answer = CustomerSms.message(1, "ТАК");
        GatewayDatabase database = GatewayDatabase.in(folder);
        try (SmscSimulator smsc = RunningGateway.startSmsc()) {
            GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port()).with("QUESTIONS_ASK", true);
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                insertHistory(database);
                deliver(smsc, reading);
                awaitReply(smsc, QUESTION);
            }
            database.update("UPDATE question SET asked_at = '2026-01-01T10:00:00.000Z',"
                    + " expires_at = '2026-01-02T10:00:00.000Z'");
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                deliver(smsc, answer);
            }
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                deliver(smsc, answer);
                deliver(smsc, reading);
                awaitReply(smsc, CustomerSms.REJECTED);
                await().atMost(RunningGateway.TIMEOUT).until(() -> database.count("reply WHERE state = 'sent'") == 2);
            }
        }
        assertThat(database.rows("SELECT outcome, reason FROM message WHERE id > 2 ORDER BY id"))
                .containsExactly("held use-too-high", "rejected wrong-format");
        assertThat(database.rows("SELECT message_id, state, answered_by FROM question"))
                .containsExactly("3 open null");
        assertThat(database.count("review") + database.count("reading WHERE id > 2"))
                .isZero();
        assertThat(database.rows("SELECT message_id FROM open_case")).containsExactly("3");
        assertThat(stateInTheDossier(3)).isEqualTo("expired");
    }

    private String stateInTheDossier(long message) throws Exception {
        try (Database database =
                Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), RunningGateway.TIMEOUT)) {
            ReadingFormat format = ReadingFormat.of("(?<account>[0-9]{10}) (?<value>[0-9]{1,5})");
            MessageDossierReader dossiers = new MessageDossierReader(new DatabaseAccess(database), format);
            return dossiers.of(message).orElseThrow().question().stateAt(Instant.now());
        }
    }

    /** Digits alone of a number with two accounts, and the answer which one is meant. */
    @Test
    void aConversationAboutTheAccountWithTwoCrashesTakesEffectOnce() throws Exception {
        MobileMessage digits = CustomerSms.message(2, "220");
        MobileMessage answer = CustomerSms.message(2, "4321");
        GatewayDatabase database = GatewayDatabase.in(folder);
        try (SmscSimulator smsc = RunningGateway.startSmsc()) {
            GatewayEnvironment environment =
                    new GatewayEnvironment(folder, smsc.port()).with("READING_DIGITS_ONLY", true);
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                deliver(smsc, CustomerSms.message(2, ACCOUNT + " 100"));
                deliver(smsc, CustomerSms.message(2, "0507654321 200"));
                deliver(smsc, digits);
            }
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                awaitReply(smsc, "220: какой счёт? Ответьте цифрами 4321, 4567");
                deliver(smsc, answer);
            }
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                deliver(smsc, answer);
                deliver(smsc, digits);
                await().atMost(RunningGateway.TIMEOUT).until(() -> database.count("reply WHERE state = 'sent'") == 4);
            }
        }
        assertThat(database.rows("SELECT text, outcome, reason FROM message WHERE id > 2 ORDER BY id"))
                .containsExactly("220 rejected which-account", "4321 accepted bound-account");
        assertThat(database.rows("SELECT message_id, answered_by FROM account_question"))
                .containsExactly("3 4");
        assertThat(database.rows("SELECT account, value FROM effective_reading ORDER BY account"))
                .containsExactly(ACCOUNT + " 100", "0507654321 220");
        assertThat(database.rows("SELECT text FROM reply ORDER BY message_id"))
                .hasSize(4)
                .endsWith(CustomerSms.ACCEPTED);
    }

    private static void insertHistory(GatewayDatabase database) {
        YearMonth now = YearMonth.now(ZoneId.of("Europe/Kyiv"));
        for (int id = 1; id <= 2; id++) {
            String received = now.minusMonths(3 - id) + "-02T10:00:00.000Z";
            database.update(
                    "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                            + " VALUES (%d, 'sms', '', '7104', '%s', '', x'', 'accepted')".formatted(id, received),
                    "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                            + " latest_message_id) VALUES (%1$d, %1$d, '%2$s', %3$d, '%4$s', 1, '%5$s', %1$d)"
                                    .formatted(id, ACCOUNT, 12_180 + 60 * id, now.minusMonths(3 - id), received));
        }
    }

    private static void deliver(SmscSimulator smsc, MobileMessage message) throws Exception {
        assertThat(smsc.deliver(message)
                        .get(RunningGateway.TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                        .commandStatus())
                .isZero();
    }

    private static void awaitReply(SmscSimulator smsc, String text) {
        await().atMost(RunningGateway.TIMEOUT)
                .until(() ->
                        smsc.submitted().stream().map(SubmittedMessage::text).anyMatch(text::equals));
    }
}
