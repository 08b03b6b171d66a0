package ua.meterline.sms.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A delivery receipt for a reply that an SMSC accepted.
 *
 * @param source the recipient of the reply, in most receipts; in E.164 form when it is a telephone number
 * @param destination the sender of the reply, in most receipts
 * @param smscMessageId null when the receipt has none
 * @param state null when the receipt has none, or an unknown one
 * @param error the error code of the network; null when the receipt has none
 * @param raw the text of the receipt, as it came
 */
public record DeliveryReceipt(
        Instant receivedAt,
        String source,
        String destination,
        SmscMessageId smscMessageId,
        DeliveryState state,
        String error,
        byte[] raw) {
    /** Why the receipt is malformed, in a few words; empty when it is not. */
    public Optional<String> defect() {
        if (smscMessageId == null) {
            return Optional.of("no message id");
        }
        return state == null ? Optional.of("no known state") : Optional.empty();
    }

    /** The resulting state of the reply, {@code delivered} or {@code failed}; empty while its delivery is pending. */
    public Optional<String> replyState() {
        if (state == null || state.meaning() == DeliveryState.Meaning.PENDING) {
            return Optional.empty();
        }
        return Optional.of(state.meaning() == DeliveryState.Meaning.DELIVERED ? "delivered" : "failed");
    }

    /** Why the reply failed, such as {@code UNDELIV 069}; null when it did not. */
    public String replyReason() {
        boolean failed = state != null && state.meaning() == DeliveryState.Meaning.FAILED;
        return failed ? state.word() + (error == null ? "" : " " + error) : null;
    }

    /**
     * Finds the reply of this receipt. The same id can be the decimal form of one id and the hexadecimal form of
     * another; then the addresses decide, and otherwise no match is better than a wrong one.
     *
     * @param sent replies whose ids are among {@link SmscMessageId#keys}
     */
    public Optional<SentReply> match(List<SentReply> sent) {
        List<SentReply> sameNumber = sent.stream()
                .filter(reply ->
                        reply.recipient().equals(source) || reply.recipient().equals(destination))
                .toList();
        List<SentReply> candidates = sameNumber.isEmpty() && !namesANumber() ? sent : sameNumber;
        boolean unique =
                candidates.stream().map(SentReply::messageId).distinct().count() == 1;
        Stream<SentReply> asItStands =
                candidates.stream().filter(reply -> reply.key().equals(smscMessageId.key()));
        return unique ? Optional.of(candidates.get(0)) : asItStands.findFirst();
    }

    private boolean namesANumber() {
        return source.startsWith("+") || destination.startsWith("+");
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return "receipt " + (state == null ? "without a known state" : state.word());
    }
}
