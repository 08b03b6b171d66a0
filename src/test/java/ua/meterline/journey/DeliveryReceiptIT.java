package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.IdFormat;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.ReceiptPlan;
import ua.meterline.simulator.SubmittedMessage;

class DeliveryReceiptIT {
    private static final Duration LATER_THAN_THE_RECEIPT = Duration.ofMillis(300);

    @TempDir
    static Path folder;

    private static RunningGateway gateway;
    private static int customer;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder, Map.of("SMPP_DELIVERY_RECEIPTS", true));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void resetBehaviour() {
        gateway.smsc().behaviour().messageIds(IdFormat.HEX);
        gateway.smsc().behaviour().receipts(ReceiptPlan.DELIVERED);
        gateway.smsc().behaviour().answerSubmitsAfter(Duration.ZERO);
    }

    @ParameterizedTest(name = "id in the response {0}, receipt {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                // id in the submit_sm_resp | receipt | state of the reply | reason
                "HEX    | hex                     | delivered | null",
                "HEX    | dec                     | delivered | null",
                "HEX    | padded                  | delivered | null",
                "HEX    | upper                   | delivered | null",
                "UPPER  | dec                     | delivered | null",
                "DEC    | hex                     | delivered | null",
                "DEC    | upper                   | delivered | null",
                "DEC    | padded                  | delivered | null",
                "PADDED | dec                     | delivered | null",
                "PADDED | hex                     | delivered | null",
                "HEX    | dec,tlv                 | delivered | null",
                "HEX    | dec,data_sm             | delivered | null",
                "DEC    | hex,data_sm,tlv         | delivered | null",
                "HEX    | UNDELIV:069             | failed    | UNDELIV 069",
                "HEX    | dec,EXPIRED:027,tlv     | failed    | EXPIRED 027",
                "HEX    | REJECTD:255,data_sm     | failed    | REJECTD 255",
                "HEX    | dec,DELETED,100ms       | failed    | DELETED 000"
            })
    void setsTheStateOfItsReply(IdFormat ids, String plan, String state, String reason) throws Exception {
        gateway.smsc().behaviour().messageIds(ids);
        gateway.smsc().behaviour().receipts(ReceiptPlan.parse(plan));
        String sender = nextCustomer();

        SubmittedMessage reply = gateway.deliverAndAwaitReply(MobileMessage.of(sender, "7104", "0501234567 1"));

        assertThat(reply.registeredDelivery()).isEqualTo((byte) 1);
        awaitReply(sender, state + " " + reason);
        assertThat(gateway.rows(
                        "SELECT count(*), max(defect) FROM delivery_receipt JOIN reply USING (message_id) WHERE recipient = ?",
                        "+" + sender))
                .containsExactly("1 null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex", "dec", "dec,tlv", "dec,data_sm", "UNDELIV:011"})
    void isMatchedLaterWhenItOvertakesTheResponseWithItsMessageId(String plan) throws Exception {
        gateway.smsc().behaviour().receipts(ReceiptPlan.parse(plan));
        gateway.smsc().behaviour().answerSubmitsAfter(LATER_THAN_THE_RECEIPT);
        String sender = nextCustomer();

        gateway.deliverAndAwaitReply(MobileMessage.of(sender, "7104", "0501234567 1"));

        await().until(() -> !unmatchedFrom(sender).isEmpty());
        awaitReply(sender, plan.equals("UNDELIV:011") ? "failed UNDELIV 011" : "delivered null");
        assertThat(unmatchedFrom(sender)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENROUTE", "ACCEPTD", "dec,ENROUTE,tlv"})
    void leavesTheStateAsItIsWhileItIsIntermediate(String plan) throws Exception {
        gateway.smsc().behaviour().receipts(ReceiptPlan.parse(plan));
        String sender = nextCustomer();

        SubmittedMessage reply = gateway.deliverAndAwaitReply(MobileMessage.of(sender, "7104", "0501234567 1"));
        await().until(() -> !gateway.rows(
                        "SELECT id FROM delivery_receipt WHERE source = ? AND message_id > 0", "+" + sender)
                .isEmpty());
        awaitReply(sender, "sent null");

        deliverReceipt(sender, "id:" + reply.messageId() + " stat:DELIVRD err:000");
        awaitReply(sender, "delivered null");
    }

    @Test
    void overridesAFailureButNeverADelivery() throws Exception {
        gateway.smsc().behaviour().receipts(ReceiptPlan.parse("UNKNOWN:001"));
        String sender = nextCustomer();
        SubmittedMessage reply = gateway.deliverAndAwaitReply(MobileMessage.of(sender, "7104", "0501234567 1"));
        awaitReply(sender, "failed UNKNOWN 001");

        deliverReceipt(sender, "id:" + reply.messageId() + " stat:DELIVRD err:000");
        awaitReply(sender, "delivered null");
        deliverReceipt(sender, "id:" + reply.messageId() + " stat:EXPIRED err:000");

        assertThat(reply(sender)).containsExactly("delivered null");
    }

    @Test
    void isStoredAndAcknowledgedWhenItIsMalformed() throws Exception {
        gateway.smsc().behaviour().receipts(ReceiptPlan.parse("malformed"));
        String sender = nextCustomer();

        gateway.deliverAndAwaitReply(MobileMessage.of(sender, "7104", "0501234567 1"));

        await().until(() -> gateway.rows(
                        "SELECT defect, message_id, CASE WHEN substr(raw, 1, 8) = x'6D65737361676520' THEN 'message' END"
                                + " FROM delivery_receipt WHERE source = ?",
                        "+" + sender)
                .equals(List.of("no message id null message")));
        await().until(() -> gateway.smsc().queued() == 0);
        assertThat(gateway.rows("SELECT count(*) FROM message WHERE sender = ?", "+" + sender))
                .as("only the message of the customer")
                .containsExactly("1");
        awaitReply(sender, "sent null");
    }

    @Test
    void isNotStoredAsAMessageWhenItsEsmClassMarksAReceipt() throws Exception {
        String sender = nextCustomer();
        MobileMessage text = MobileMessage.of(sender, "7104", "delivered");

        assertThat(gateway.deliver(text.withEsmClass(0x04))).isZero();
        assertThat(gateway.deliver(text.withEsmClass(0x20))).isZero();
        assertThat(gateway.deliver(text.withEsmClass(0x04)
                        .with(new OptionalParameter.Message_payload("a payload".getBytes(StandardCharsets.US_ASCII)))))
                .isZero();

        assertThat(gateway.rows("SELECT count(*) FROM message WHERE sender = ?", "+" + sender))
                .containsExactly("0");
        assertThat(gateway.rows("SELECT defect FROM delivery_receipt WHERE source = ? ORDER BY id", "+" + sender))
                .containsExactly("no message id", "no message id", "no message id");
    }

    private static void deliverReceipt(String sender, String text) throws Exception {
        assertThat(gateway.deliver(MobileMessage.of(sender, "7104", text).withEsmClass(0x04)))
                .isZero();
    }

    private static List<String> unmatchedFrom(String sender) throws Exception {
        return gateway.rows("SELECT id FROM delivery_receipt WHERE source = ? AND message_id IS NULL", "+" + sender);
    }

    private static void awaitReply(String sender, String expected) {
        await().atMost(RunningGateway.TIMEOUT).until(() -> reply(sender).equals(List.of(expected)));
    }

    private static List<String> reply(String sender) throws Exception {
        return gateway.rows("SELECT state, reason FROM reply WHERE recipient = ?", "+" + sender);
    }

    private static String nextCustomer() {
        return Long.toString(380_670_000_000L + ++customer);
    }
}
