package ua.meterline.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Address;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

class ReadingBySmsIT {
    private static final String ALICE = "380671112233";
    private static final String BOB = "380671112234";

    @TempDir
    Path folder;

    private RunningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningGateway.start(folder);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void getsOneReplyFromTheShortCode() throws Exception {
        SubmittedMessage reply = gateway.deliverAndAwaitReply(sms(ALICE, "0501234567 42"));

        assertThat(reply.text()).isEqualTo(CustomerSms.ACCEPTED);
        assertThat(reply.source().value()).isEqualTo("7104");
        assertThat(reply.destination().value()).isEqualTo(ALICE);
        assertThat(reply.dataCoding()).isEqualTo((byte) 8);
        assertThat(reply.esmClass()).isZero();
        assertThat(reply.registeredDelivery()).isZero();
        assertThat(reply.octets()).hasSize(2 * CustomerSms.ACCEPTED.length());
        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.rows("SELECT state, attempts, smsc_message_id FROM reply"))
                        .containsExactly("sent 1 " + reply.messageId()));
        assertThat(gateway.smsc().submitted()).hasSize(1);
    }

    @Test
    void isStoredOnceAndGetsOneReplyWhenItIsRedelivered() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.deliver(sms(ALICE, "0501234567 42"))).isZero();
        }
        gateway.deliver(sms(BOB, "hello"));

        assertThat(gateway.awaitReplies(2))
                .extracting(SubmittedMessage::text)
                .containsExactlyInAnyOrder(CustomerSms.ACCEPTED, CustomerSms.REJECTED);
        assertThat(gateway.rows("SELECT sender, outcome FROM message ORDER BY id"))
                .containsExactly("+" + ALICE + " accepted", "+" + BOB + " rejected");
        assertThat(gateway.rows("SELECT count(*) FROM reply")).containsExactly("2");
    }

    @Test
    void isStoredOnceWhenItIsDeliveredManyTimesConcurrently() throws Exception {
        List<CompletableFuture<Delivery>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(gateway.smsc().deliver(sms(ALICE, "0501234567 42")));
        }
        for (CompletableFuture<Delivery> one : all) {
            assertThat(one.get(Deadline.SECONDS, TimeUnit.SECONDS).accepted()).isTrue();
        }
        assertThat(gateway.rows("SELECT count(*) FROM message")).containsExactly("1");
        assertThat(gateway.rows("SELECT count(*) FROM reading")).containsExactly("1");
    }

    @Test
    void isANewVersionWithAnotherValue() throws Exception {
        gateway.deliverAndAwaitReply(sms(ALICE, "0501234567 42"));
        SubmittedMessage second = gateway.deliverAndAwaitReply(sms(ALICE, "0501234567 43"));

        assertThat(second.text()).isEqualTo(CustomerSms.ACCEPTED);
        assertThat(gateway.rows("SELECT account, value FROM reading ORDER BY id"))
                .containsExactly("0501234567 42", "0501234567 43");
    }

    @Test
    void isADuplicateFromAnotherSenderAndGetsAReply() throws Exception {
        gateway.deliverAndAwaitReply(sms(ALICE, "0501234567 42"));
        SubmittedMessage second = gateway.deliverAndAwaitReply(sms(BOB, "0501234567  00042"));

        assertThat(second.text()).isEqualTo(CustomerSms.ACCEPTED);
        assertThat(second.destination().value()).isEqualTo(BOB);
        assertThat(gateway.rows("SELECT sender, outcome FROM message ORDER BY id"))
                .containsExactly("+" + ALICE + " accepted", "+" + BOB + " duplicate");
        assertThat(gateway.rows("SELECT count(*) FROM reading")).containsExactly("1");
    }

    @Test
    void isStoredBesideAnotherValueThatComesConcurrently() throws Exception {
        CompletableFuture<Delivery> one = gateway.smsc().deliver(sms(ALICE, "0501234567 42"));
        CompletableFuture<Delivery> other = gateway.smsc().deliver(sms(ALICE, "0501234567 43"));
        CompletableFuture.allOf(one, other).get(Deadline.SECONDS, TimeUnit.SECONDS);

        assertThat(gateway.rows("SELECT value FROM reading ORDER BY value")).containsExactly("42", "43");
        assertThat(gateway.awaitReplies(2)).extracting(SubmittedMessage::text).containsOnly(CustomerSms.ACCEPTED);
    }

    @Test
    void isStoredWithoutAReplyWhenItHasNoSender() throws Exception {
        MobileMessage anonymous = sms(ALICE, "0501234567 42").from(new Address((byte) 0, (byte) 0, ""));

        assertThat(gateway.deliver(anonymous)).isZero();
        assertThat(gateway.rows("SELECT length(sender), outcome FROM message")).containsExactly("0 accepted");
        assertThat(gateway.rows("SELECT state, reason FROM reply")).containsExactly("suppressed no-address");
        gateway.deliverAndAwaitReply(sms(BOB, "0501234568 42"));
        assertThat(gateway.smsc().submitted()).hasSize(1);
    }

    @Test
    void isReadFromTheMessagePayloadAsWell() throws Exception {
        MobileMessage empty = new MobileMessage(ALICE, "7104", (byte) 0, new byte[0]);
        byte[] text = "0501234567 42".getBytes(US_ASCII);

        SubmittedMessage reply = gateway.deliverAndAwaitReply(empty.with(new OptionalParameter.Message_payload(text)));

        assertThat(reply.text()).isEqualTo(CustomerSms.ACCEPTED);
        assertThat(gateway.rows("SELECT text, outcome FROM message")).containsExactly("0501234567 42 accepted");
    }

    @Test
    void isAcceptedAfterRandomOctetsOfAnyDataCoding() throws Exception {
        Random random = new Random(7104);
        int messages = 0;
        for (int dataCoding = 0; dataCoding < 256; dataCoding += 3, messages++) {
            byte[] octets = new byte[254];
            random.nextBytes(octets);
            assertThat(gateway.deliver(new MobileMessage(ALICE, "7104", (byte) dataCoding, octets)))
                    .as("data_coding %d", dataCoding)
                    .isZero();
        }
        gateway.deliver(sms(BOB, "0501234567 42"));

        assertThat(gateway.awaitReplies(messages + 1))
                .filteredOn(reply -> reply.text().equals(CustomerSms.ACCEPTED))
                .hasSize(1);
        assertThat(gateway.rows("SELECT outcome, count(*) FROM message GROUP BY outcome ORDER BY outcome"))
                .containsExactly("accepted 1", "rejected " + messages);
    }

    @Test
    void isAcceptedAfterTheLongestPayload() throws Exception {
        assertThat(gateway.deliverAndAwaitReply(blanks(32_767)).text()).isEqualTo(CustomerSms.REJECTED);
        assertThat(gateway.deliverAndAwaitReply(sms(BOB, "0501234567 42")).text())
                .isEqualTo(CustomerSms.ACCEPTED);
    }

    /** jsmpp reads the length of a longer payload as negative and does not respond; other messages must still pass. */
    @Test
    void isAcceptedAfterPayloadsThatJsmppCannotParse() throws Exception {
        for (int i = 0; i < 5; i++) {
            gateway.smsc().deliver(blanks(60_000 + i));
        }
        assertThat(gateway.deliverAndAwaitReply(sms(BOB, "0501234567 42")).text())
                .isEqualTo(CustomerSms.ACCEPTED);
    }

    @Test
    void isStoredAndAnsweredOverATransceiver() throws Exception {
        gateway.close();
        gateway = RunningGateway.start(folder.resolve("trx"), Map.of("SMPP_BIND", "trx"));

        assertThat(gateway.deliverAndAwaitReply(sms(ALICE, "0501234567 42")).text())
                .isEqualTo(CustomerSms.ACCEPTED);
        assertThat(gateway.deliverAndAwaitReply(sms(BOB, "")).text()).isEqualTo(CustomerSms.REJECTED);
        assertThat(gateway.rows("SELECT outcome FROM message ORDER BY id")).containsExactly("accepted", "rejected");
    }

    private static MobileMessage blanks(int count) {
        byte[] blanks = new byte[count];
        Arrays.fill(blanks, (byte) ' ');
        return new MobileMessage(ALICE, "7104", (byte) 0, new byte[0])
                .with(new OptionalParameter.Message_payload(blanks));
    }

    private static MobileMessage sms(String sender, String text) {
        return MobileMessage.of(sender, "7104", text);
    }
}
