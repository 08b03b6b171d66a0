package ua.meterline.sms.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryReceiptTest {
    private static final String ALICE = "+380671112233";
    private static final String BOB = "+380671112234";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            nullValues = "null",
            value = {
                // state, error, state of the reply, reason
                "DELIVERED,     000,  delivered, null",
                "UNDELIVERABLE, 069,  failed,    UNDELIV 069",
                "UNDELIVERABLE, null, failed,    UNDELIV",
                "EXPIRED,       027,  failed,    EXPIRED 027",
                "DELETED,       null, failed,    DELETED",
                "REJECTED,      255,  failed,    REJECTD 255",
                "UNKNOWN,       null, failed,    UNKNOWN",
                "SKIPPED,       null, failed,    SKIPPED",
                "ENROUTE,       000,  null,      null",
                "ACCEPTED,      000,  null,      null",
                "SCHEDULED,     null, null,      null"
            })
    void determinesTheStateOfTheReply(DeliveryState state, String error, String replyState, String reason) {
        DeliveryReceipt receipt =
                new DeliveryReceipt(Instant.EPOCH, ALICE, "7104", new SmscMessageId("1"), state, error, new byte[0]);

        assertThat(receipt.replyState().orElse(null)).isEqualTo(replyState);
        assertThat(receipt.replyReason()).isEqualTo(reason);
        assertThat(receipt.defect()).isEmpty();
    }

    @Test
    void isMalformedWithoutAnIdOrAState() {
        assertThat(receipt(null, DeliveryState.DELIVERED).defect()).hasValue("no message id");
        assertThat(receipt("1", null).defect()).hasValue("no known state");
        assertThat(receipt("1", null).replyState()).isEmpty();
    }

    @Test
    void prefersTheReplyToItsNumberIfTwoIdsMatch() {
        List<SentReply> sent = List.of(new SentReply(1, "16", BOB), new SentReply(2, "10", ALICE));

        assertThat(from(ALICE, "16").match(sent)).hasValue(sent.get(1));
        assertThat(from(BOB, "16").match(sent)).hasValue(sent.get(0));
    }

    @Test
    void matchesTheNumberAsItsDestination() {
        SentReply sent = new SentReply(1, "16", ALICE);

        assertThat(from("7104", ALICE, "16").match(List.of(sent))).hasValue(sent);
    }

    @Test
    void prefersTheLiteralIdIfOneNumberHasBoth() {
        List<SentReply> sent = List.of(new SentReply(1, "16", ALICE), new SentReply(2, "10", ALICE));

        assertThat(from(ALICE, "10").match(sent)).hasValue(sent.get(1));
        assertThat(from(ALICE, "0016").match(sent)).hasValue(sent.get(0));
    }

    @Test
    void doesNotMatchAReplyToAnotherNumber() {
        assertThat(from(ALICE, "16").match(List.of(new SentReply(1, "16", BOB))))
                .isEmpty();
    }

    @Test
    void matchesByItsIdAloneIfItsAddressesAreNotNumbers() {
        SentReply sent = new SentReply(1, "4d2", ALICE);

        assertThat(from("7104", "1234").match(List.of(sent))).hasValue(sent);
        assertThat(from("", "1234").match(List.of(sent))).hasValue(sent);
        assertThat(from("", "1234").match(List.of(sent, new SentReply(2, "1234", BOB))))
                .as("literally")
                .hasValue(new SentReply(2, "1234", BOB));
        assertThat(from("", "1234").match(List.of())).isEmpty();
    }

    private static DeliveryReceipt from(String source, String id) {
        return from(source, "7104", id);
    }

    private static DeliveryReceipt from(String source, String destination, String id) {
        return new DeliveryReceipt(
                Instant.EPOCH, source, destination, new SmscMessageId(id), DeliveryState.DELIVERED, null, new byte[0]);
    }

    private static DeliveryReceipt receipt(String id, DeliveryState state) {
        return new DeliveryReceipt(
                Instant.EPOCH, ALICE, "7104", id == null ? null : new SmscMessageId(id), state, null, new byte[0]);
    }
}
