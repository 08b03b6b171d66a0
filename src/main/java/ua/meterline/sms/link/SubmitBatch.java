package ua.meterline.sms.link;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.PDUException;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.util.Sequence;

/**
 * Several submit_sm that go over the wire together.
 *
 * @param octets all PDUs, one behind the other
 * @param answers for each message, as {@link PendingSubmits#await}; one that cannot be sent as it is has failed already, with
 *     a {@link PDUException}, and its PDU is not there
 */
record SubmitBatch(byte[] octets, List<CompletableFuture<String>> answers) {
    /** Gives each message its sequence_number, and lets its answer be waited for. */
    static SubmitBatch of(List<SubmitSm> messages, Sequence numbers, PendingSubmits submits, long timeoutMillis) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (SubmitSm message : messages) {
            int number = numbers.nextValue();
            CompletableFuture<String> answer = submits.await(number, timeoutMillis);
            try {
                octets.writeBytes(SubmitBuilder.octets(number, message));
            } catch (PDUException e) {
                answer.completeExceptionally(e);
            }
            answers.add(answer);
        }
        return new SubmitBatch(octets.toByteArray(), List.copyOf(answers));
    }
}
