package ua.meterline.backoffice.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.AskedQuestion;
import ua.meterline.backoffice.messages.MessageDossier.Number;
import ua.meterline.reading.ReadingFormat;

class MessageDossierTest {
    private static final Instant AT = Instant.parse("2026-11-03T10:00:00Z");

    @TempDir
    Path folder;

    private MessageTable messages;

    @BeforeEach
    void open() throws Exception {
        messages = new MessageTable(folder);
    }

    @AfterEach
    void close() throws Exception {
        messages.close();
    }

    private MessageDossier dossier(long message) throws Exception {
        ReadingFormat format = ReadingFormat.of("(?<account>[0-9]{10}) (?<value>[0-9]{1,5})");
        return new MessageDossierReader(messages.access, format).of(message).orElseThrow();
    }

    @Test
    void tellsTheWholeStoryOfAnAcceptedSms() throws Exception {
        long id = messages.message("sms", MessageTable.NUMBER, AT, "0501234567 1250", "accepted", null);
        reading(id, 1250);
        messages.execute(
                "INSERT INTO reply (message_id, channel, recipient, text, state, attempts, smsc_message_id,"
                        + " changed_at) VALUES (1, 'sms', '+380671112233', 'Thank you', 'delivered', 2, 'A1', ?)",
                utc());
        messages.execute(
                "INSERT INTO delivery_receipt (received_at, source, destination, smsc_message_id, state, raw,"
                        + " message_id) VALUES (?, '380671112233', '7104', 'A1', 'DELIVRD', x'01', 1)",
                utc());
        messages.execute(
                "INSERT INTO batch (id, period, format, created_at, file, readings, sha256)"
                        + " VALUES (7, '2026-11', 'csv', ?, 'b7.csv', 1, 'x')",
                utc());
        messages.execute(
                "INSERT INTO batch_reading (account, period, meter, batch_id, message_id, value, on_time,"
                        + " received_at, channel) VALUES ('0501234567', '2026-11', 1, 7, 1, 1250, 1, ?, 'sms')",
                utc());

        MessageDossier dossier = dossier(id);
        assertThat(dossier.numbers())
                .containsExactly(new Number("0501234567", "account"), new Number("1250", "reading"));
        assertThat(dossier.numbersAreStored()).isFalse();
        assertThat(dossier.readings()).singleElement().satisfies(reading -> {
            assertThat(reading.value()).isEqualTo(1250);
            assertThat(reading.counts()).isTrue();
        });
        assertThat(dossier.reply().state()).isEqualTo("delivered");
        assertThat(dossier.reply().canBeResent()).isFalse();
        assertThat(dossier.receipts()).extracting(MessageDossier.Receipt::state).containsExactly("DELIVRD");
        assertThat(dossier.batches()).extracting(MessageDossier.Batch::file).containsExactly("b7.csv");
        assertThat(dossier.held()).isNull();
        assertThat(dossier.isEmptied()).isFalse();
    }

    @Test
    void tellsTheQuestionWithBothOfItsMessages() throws Exception {
        long asked = messages.message("sms", MessageTable.NUMBER, AT, "0501234567 13245", "held", "use-too-high");
        long answer = messages.message("sms", MessageTable.NUMBER, AT, "ТАК", "accepted", "answer");
        long other = messages.message("sms", MessageTable.NUMBER, AT, "ТАК", "rejected", "question-closed");
        messages.execute(
                "INSERT INTO question (message_id, sender_key, account, meter, period, on_time, value, asked_at,"
                        + " expires_at, state, answered_by)"
                        + " VALUES (?, 7, '0501234567', 1, '2026-11', 1, 12345, ?, ?, 'answered', ?)",
                asked,
                utc(),
                utc(),
                answer);

        AskedQuestion question = new AskedQuestion(asked, 12_345, "2026-11", AT, AT, "answered", answer);
        assertThat(dossier(asked).question()).isEqualTo(question);
        assertThat(dossier(answer).question()).isEqualTo(question);
        assertThat(dossier(other).question()).isNull();
    }

    @Test
    void namesTheOtherReadingsOfTheSameSms() throws Exception {
        messages.message("sms", MessageTable.NUMBER, AT, "0501234567 1250", "accepted", null);
        for (String outcome : List.of("accepted", "rejected", "held")) {
            long id = messages.message("sms", MessageTable.NUMBER, AT, "0501234567 1250", outcome, null);
            messages.execute("INSERT INTO message_part (message_id, first_message_id, parts) VALUES (?, 2, 3)", id);
        }

        assertThat(dossier(1).siblings()).isEmpty();
        assertThat(dossier(3).siblings())
                .containsExactly(new MessageDossier.Sibling(2, "accepted"), new MessageDossier.Sibling(4, "held"));
    }

    private void reading(long message, int value) throws Exception {
        messages.execute(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " VALUES (?, ?, '0501234567', ?, '2026-11', 1, ?, ?)",
                message,
                message,
                value,
                utc(),
                message);
    }

    private static String utc() {
        return "2026-11-03T10:00:00.000Z";
    }

    @Test
    void tellsWhichReadingCountsNow() throws Exception {
        long first = messages.message("sms", MessageTable.NUMBER, AT, "0501234567 1250", "accepted", null);
        reading(first, 1250);
        long second = messages.message("sms", MessageTable.NUMBER, AT, "0501234567 1260", "accepted", null);
        reading(second, 1260);

        assertThat(dossier(first).readings()).singleElement().satisfies(reading -> {
            assertThat(reading.counts()).isFalse();
            assertThat(reading.counting()).isEqualTo(1260);
            assertThat(reading.countingMessage()).isEqualTo(second);
        });
    }

    @Test
    void tellsWhatHeldAMessageAndAllDecisions() throws Exception {
        long id =
                messages.message("email", "a@example.org", AT, "account 0501234567, 1250, 99", "held", "use-too-high");
        messages.execute("INSERT INTO message_numbers VALUES (1,"
                + " '0501234567 account, 1250 previous or reading, 99 unexplained')");
        messages.execute(
                "INSERT INTO held_reading (message_id, account, meter, value, period, on_time, received_at, rules)"
                        + " VALUES (1, '0501234567', 1, 1250, '2026-11', 1, ?, 'use-too-high,above-next')",
                utc());
        messages.execute(
                "INSERT INTO review (id, message_id, decision, decided_by, decided_at, why)"
                        + " VALUES (1, 1, 'reject', 'olena', ?, 'typo')",
                utc());
        messages.execute(
                "INSERT INTO review (id, message_id, decision, decided_by, decided_at, why, account, meter,"
                        + " value, period, supersedes) VALUES (2, 1, 'accept', 'ivan', ?, 'called', '0501234568', 1,"
                        + " 1251, '2026-11', 1)",
                utc());

        MessageDossier dossier = dossier(id);
        assertThat(dossier.numbers())
                .containsExactly(
                        new Number("0501234567", "account"),
                        new Number("1250", "previous or reading"),
                        new Number("99", "unexplained"));
        assertThat(dossier.numbersAreStored()).isTrue();
        assertThat(dossier.held().rules()).containsExactly("use-too-high", "above-next");
        assertThat(dossier.reviews())
                .extracting(MessageDossier.Review::by, MessageDossier.Review::isSuperseded)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("olena", true),
                        org.assertj.core.groups.Tuple.tuple("ivan", false));
    }

    @Test
    void showsTheSegmentsOfALongSmsWithTheirDataCoding() throws Exception {
        long id = messages.message("sms", MessageTable.NUMBER, AT, "long", "rejected", "wrong-format");
        for (String segment : List.of(
                "9, 1, '380671112233', '7104', 5, 2, 64, 8, x'050003', '2026-11-03T09:59:00.000Z'",
                "9, 2, '380671112233', '7104', 5, 2, 64, 8, x'0041', '2026-11-03T10:00:00.000Z'",
                "10, 1, '380671112233', '7104', 6, 2, 64, 0, x'41', '2026-11-03T11:00:00.000Z'")) {
            messages.execute("INSERT INTO segment VALUES (" + segment + ", 0, 'judged', 'x', 'north')");
        }
        assertThat(dossier(id).segments())
                .extracting(MessageDossier.SegmentOf::number, MessageDossier.SegmentOf::dataCoding)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 8), org.assertj.core.groups.Tuple.tuple(2, 8));
    }

    @Test
    void saysThatAMessageIsEmptied() throws Exception {
        long id = messages.message("sms", "", AT, "", "rejected", "wrong-format");
        assertThat(dossier(id).isEmptied()).as("an empty SMS without a sender").isFalse();
        messages.execute("UPDATE message SET fingerprint = x''");
        assertThat(dossier(id).isEmptied()).isTrue();
        assertThat(dossier(id).readings()).isEmpty();
    }

    @Test
    void explainsTheNumbersOfARejectedText() throws Exception {
        long id = messages.message(
                "sms", MessageTable.NUMBER, AT, "0501234567 показання 1250 і 77", "rejected", "wrong-format");
        assertThat(dossier(id).numbers()).extracting(Number::written).contains("0501234567", "1250", "77");
        long none = messages.message("sms", MessageTable.NUMBER, AT, "<b>hello</b>", "rejected", "wrong-format");
        assertThat(dossier(none).numbers()).isEmpty();
    }

    @Test
    void knowsNoOtherMessage() throws Exception {
        assertThat(new MessageDossierReader(messages.access, ReadingFormat.of("(?<account>[0-9]{10}) (?<value>[0-9]+)"))
                        .of(99))
                .isEmpty();
    }
}
