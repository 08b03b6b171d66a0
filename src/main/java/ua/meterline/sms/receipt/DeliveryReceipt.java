package ua.meterline.sms.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the other side tells of a reply that it took before.
 *
 * @param source where the reply went, in most receipts; a telephone number as E.164 writes it where it is one
 * @param destination where the reply came from, in most receipts
 * @param smscMessageId null when the receipt names none
 * @param state null when the receipt names none that is known
 * @param error why the reply failed, in the network's own numbers; null when the receipt does not say
 * @param raw the text of the receipt, in octets, as it came
 */
public record DeliveryReceipt(
        Instant receivedAt,
        String source,
        String destination,
        SmscMessageId smscMessageId,
        DeliveryState state,
        String error,
        byte[] raw) {
    /** What is wrong with it, in a word or two; nothing when it can be understood. */
    public Optional<String> defect() {
        if (smscMessageId == null) {
            return Optional.of("no message id");
        }
        return state == null ? Optional.of("no known state") : Optional.empty();
    }

    /** The state of the reply that follows: {@code delivered} or {@code failed}; nothing while it is under way. */
    public Optional<String> replyState() {
        if (state == null || state.meaning() == DeliveryState.Meaning.UNDER_WAY) {
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
     * Which of the replies it speaks of. The same id can stand for one reply in decimal and for another in hexadecimal digits;
     * then the receipt's addresses tell, and where they do not, nothing is better than a guess.
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
