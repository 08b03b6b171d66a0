package ua.meterline.sms.link;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSmResp;
import org.jsmpp.extra.NegativeResponseException;

/** The submit_sm of one session that wait for their responses, by sequence_number. Thread-safe. */
final class PendingSubmits {
    private final Map<Integer, CompletableFuture<String>> pending = new ConcurrentHashMap<>();
    private volatile boolean linkLost;

    /**
     * Must be called before the submit_sm is sent.
     *
     * @return completes with the message_id of the SMSC, which may be null; fails with a {@link
     *     NegativeResponseException} when the SMSC rejects the message, with any other exception when the outcome is
     *     unknown
     */
    CompletableFuture<String> register(int sequenceNumber, long timeoutMillis) {
        CompletableFuture<String> response = new CompletableFuture<>();
        pending.put(sequenceNumber, response);
        response.orTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .whenComplete((smscMessageId, failure) -> pending.remove(sequenceNumber));
        if (linkLost) {
            response.completeExceptionally(linkLost());
        }
        return response;
    }

    /** A response that is no longer waited for is ignored. */
    void complete(SubmitSmResp pdu) {
        if (pdu.getCommandStatus() != SMPPConstant.STAT_ESME_ROK) {
            fail(pdu.getSequenceNumber(), pdu.getCommandStatus());
            return;
        }
        CompletableFuture<String> response = pending.get(pdu.getSequenceNumber());
        if (response != null) {
            response.complete(pdu.getMessageId());
        }
    }

    /** Returns whether the submit_sm was pending. */
    boolean fail(int sequenceNumber, int commandStatus) {
        CompletableFuture<String> response = pending.get(sequenceNumber);
        return response != null && response.completeExceptionally(new NegativeResponseException(commandStatus));
    }

    /** The link is lost: no response can arrive any more. */
    void failAll() {
        linkLost = true;
        pending.values().forEach(response -> response.completeExceptionally(linkLost()));
    }

    static InvalidResponseException linkLost() {
        return new InvalidResponseException("the link was lost before the response");
    }
}
