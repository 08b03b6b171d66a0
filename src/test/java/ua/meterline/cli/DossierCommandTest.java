package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierCommandTest {
    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    @Test
    void listsAllEventsOfAnAccountInOrderOfTime() throws Exception {
        office.execute("INSERT INTO account (account, name, meter_digits) VALUES (?, 'Ivan Franko', 5)", ACCOUNT);
        office.message("+380671112233", "0501234567-12345", "rejected", "wrong-format");
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.held(ACCOUNT, 12354, "2026-11", false, "late-correction");
        office.execute(
                "INSERT INTO delivery_receipt (received_at, source, destination, smsc_message_id, state, error, raw,"
                        + " message_id) VALUES ('2026-11-03T10:03:02.000Z', '+380671112233', '7104', 'A3', 'UNDELIV', '069', x'', 3)");
        office.run("review", "accept", "3", "--by", "Olena", "--why", "seen on a photo");
        office.execute("INSERT INTO batch (id, period, format, created_at, file, readings)"
                + " VALUES (7, '2026-11', 'csv', '2099-11-10T08:00:00.000Z', 'readings-7.csv', 1)");
        office.execute(
                "INSERT INTO batch_reading"
                        + " (account, period, meter, message_id, batch_id, value, on_time, received_at, channel)"
                        + " VALUES (?, '2026-11', 1, 3, 7, 12354, 0, '2026-11-03T10:03:00.000Z', 'sms')",
                ACCOUNT);

        assertThat(office.run("dossier", "--account", ACCOUNT)).isZero();
        assertThat(office.lines().stream().map(line -> line.replaceFirst("^20\\S+Z  review", "(now)  review")))
                .containsExactly(
                        "account 0501234567  name=\"Ivan Franko\" meter-digits=5",
                        "2026-11-03T10:01:00.000Z  message  1  channel=sms sender=+380671112233 recipient=7104"
                                + " outcome=rejected reason=wrong-format text=0501234567-12345",
                        "2026-11-03T10:01:00.000Z  reply    1  channel=sms recipient=+380671112233 state=sent attempts=1"
                                + " smsc-message-id=A1 text=\"Thank you\"",
                        "2026-11-03T10:02:00.000Z  message  2  channel=sms sender=+380671112233 recipient=7104"
                                + " outcome=accepted text=\"0501234567 12345\"",
                        "2026-11-03T10:02:00.000Z  reading  2  meter=1 value=12345 period=2026-11 on-time=yes"
                                + " reviewed=no counts=no",
                        "2026-11-03T10:02:00.000Z  reply    2  channel=sms recipient=+380671112233 state=sent attempts=1"
                                + " smsc-message-id=A2 text=\"Thank you\"",
                        "2026-11-03T10:03:00.000Z  message  3  channel=sms sender=+380671112233 recipient=7104"
                                + " outcome=held reason=late-correction text=\"0501234567 12354\"",
                        "2026-11-03T10:03:00.000Z  held     3  account=0501234567 value=12354 period=2026-11 on-time=no"
                                + " rules=late-correction",
                        "2026-11-03T10:03:00.000Z  reading  3  meter=1 value=12354 period=2026-11 on-time=no"
                                + " reviewed=yes counts=yes",
                        "2026-11-03T10:03:00.000Z  reply    3  channel=sms recipient=+380671112233 state=sent attempts=1"
                                + " smsc-message-id=A3 text=\"Thank you\"",
                        "2026-11-03T10:03:02.000Z  receipt  3  smsc-message-id=A3 state=UNDELIV error=069",
                        "(now)  review   3  decision=accept by=Olena why=\"seen on a photo\" account=0501234567"
                                + " value=12354 period=2026-11",
                        "2099-11-10T08:00:00.000Z  batch    3  batch=7 file=readings-7.csv meter=1 value=12354"
                                + " period=2026-11");
    }

    @Test
    void findsMessagesRejectedForTheirFormat() throws Exception {
        office.message("+380670000001", "O5O-123 45 67", "rejected", "wrong-format");
        office.message("+380670000002", "050123456712345", "rejected", "wrong-format");
        office.message("+380670000003", "10501234567 5", "rejected", "wrong-format");
        office.message("+380670000004", "0501234568 5", "accepted", null);

        assertThat(office.run("dossier", "--account", ACCOUNT)).isZero();
        assertThat(messages()).containsExactly("1", "2");
    }

    @Test
    void includesRejectedMessagesOfTheSameSenderWithoutAnAccount() throws Exception {
        office.message("+380671112233", "12345", "rejected", "wrong-format");
        office.message("+380671112233", "0509999999 x", "rejected", "wrong-format");
        office.message("+380679999999", "12345", "rejected", "wrong-format");
        office.accepted(ACCOUNT, 12345, "2026-11");

        assertThat(office.run("dossier", "--account", ACCOUNT)).isZero();
        assertThat(messages()).containsExactly("1", "4");
    }

    @Test
    void namesTheMessageThatADuplicateRepeats() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.message("+380679999999", " 0501234567  12345", "duplicate", null);

        assertThat(office.run("dossier", "--account", ACCOUNT)).isZero();
        assertThat(office.lines())
                .filteredOn(line -> line.contains("outcome=duplicate"))
                .singleElement()
                .asString()
                .endsWith("text=\" 0501234567  12345\" repeats=12345");
    }

    @Test
    void listsOnePeriodWithAllLaterEventsOfItsMessages() throws Exception {
        office.message("2026-10-31T21:59:59.000Z", "+380671112233", "0501234567-1", "rejected", "wrong-format");
        office.message("2026-10-31T22:00:00.000Z", "+380671112233", "0501234567-2", "rejected", "wrong-format");
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.held(ACCOUNT, 12000, "2026-11", true, "below-previous");
        office.run("review", "accept", "4", "--by", "Olena", "--why", "for October", "--period", "2026-10");

        assertThat(office.run("dossier", "--account", ACCOUNT, "--period", "2026-10"))
                .isZero();
        assertThat(kinds()).containsExactly("message 1", "reply 1", "message 4", "reading 4", "reply 4", "review 4");
        assertThat(office.run("dossier", "--account", ACCOUNT, "--period", "2026-11"))
                .isZero();
        assertThat(kinds())
                .containsExactly(
                        "message 2", "reply 2", "message 3", "reading 3", "reply 3", "message 4", "held 4", "reply 4");
    }

    @Test
    void writesOneJsonObjectPerLine() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");

        assertThat(office.run("dossier", "--account", ACCOUNT, "--format", "json"))
                .isZero();
        assertThat(office.lines()).hasSize(3);
        assertThat(office.lines().get(1))
                .isEqualTo(
                        "{\"at\":\"2026-11-03T10:01:00.000Z\",\"what\":\"reading\",\"message\":1,\"meter\":1,"
                                + "\"value\":12345,\"period\":\"2026-11\",\"on-time\":\"yes\",\"reviewed\":\"no\",\"counts\":\"yes\"}");
    }

    @Test
    void reportsAnUnknownAccountInOneLine() throws Exception {
        office.accepted("0509999999", 12345, "2026-11");

        assertThat(office.run("dossier", "--account", ACCOUNT)).isEqualTo(1);
        assertThat(office.out()).isEmpty();
        assertThat(office.err()).isEqualTo("meterline: account 0501234567: no records");
        assertThat(office.run("dossier", "--account", "0509999999", "--period", "2026-01"))
                .isEqualTo(1);
        assertThat(office.err()).isEqualTo("meterline: account 0509999999: no records in 2026-01");
    }

    private List<String> kinds() {
        return office.lines().stream()
                .map(line -> line.replaceFirst("^\\S+ +(\\S+) +(\\d+) .*", "$1 $2"))
                .toList();
    }

    private List<String> messages() {
        return kinds().stream()
                .filter(kind -> kind.startsWith("message"))
                .map(kind -> kind.substring("message ".length()))
                .toList();
    }
}
