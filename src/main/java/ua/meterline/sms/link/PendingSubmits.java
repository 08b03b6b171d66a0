package ua.meterline.sms.link;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSmResp;
import org.jsmpp.extra.NegativeResponseException;

/** Who waits for the answers to the submit_sm of one session, by sequence_number. Thread-safe. */
final class PendingSubmits {
    private final Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private volatile boolean lost;

    /**
     * To be called before the submit_sm leaves.
     *
     * @return completes with the SMSC's message_id, perhaps null, or fails with a {@link NegativeResponseException} when the
     *     SMSC refuses it, with any other exception when nobody knows whether it has taken it
     */
    CompletableFuture<String> await(int sequenceNumber, long timeoutMillis) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiting.put(sequenceNumber, answer);
        answer.orTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .whenComplete((messageId, failure) -> waiting.remove(sequenceNumber));
        if (lost) {
            answer.completeExceptionally(linkLost());
        }
        return answer;
    }

    /** An answer that nobody waits for any more is passed over. */
    void answered(SubmitSmResp response) {
        if (response.getCommandStatus() != SMPPConstant.STAT_ESME_ROK) {
            refused(response.getSequenceNumber(), response.getCommandStatus());
            return;
        }
        CompletableFuture<String> answer = waiting.get(response.getSequenceNumber());
        if (answer != null) {
            answer.complete(response.getMessageId());
        }
    }

    /** Whether somebody waited for that. */
    boolean refused(int sequenceNumber, int commandStatus) {
        CompletableFuture<String> answer = waiting.get(sequenceNumber);
        return answer != null && answer.completeExceptionally(new NegativeResponseException(commandStatus));
    }

    /** No answer can come any more. */
    void lost() {
        lost = true;
        waiting.values().forEach(answer -> answer.completeExceptionally(linkLost()));
    }

    static InvalidResponseException linkLost() {
        return new InvalidResponseException("the link was lost before the answer");
    }
}
