package ua.meterline.sms.link;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.PDUException;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.util.Sequence;

/**
 * Several submit_sm that are sent in one write.
 *
 * @param octets all PDUs, one behind the other
 * @param responses one per message, as {@link PendingSubmits#register}; that of a message that cannot be encoded has
 *     failed with a {@link PDUException}, and its PDU is left out
 */
record SubmitBatch(byte[] octets, List<CompletableFuture<String>> responses) {
    /** Assigns sequence_numbers and registers the messages as pending. */
    static SubmitBatch of(List<SubmitSm> messages, Sequence numbers, PendingSubmits submits, long timeoutMillis) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        List<CompletableFuture<String>> responses = new ArrayList<>();
        for (SubmitSm message : messages) {
            int number = numbers.nextValue();
            try {
                octets.writeBytes(SubmitBuilder.octets(number, message));
                responses.add(submits.register(number, timeoutMillis));
            } catch (PDUException e) {
                responses.add(CompletableFuture.failedFuture(e));
            }
        }
        return new SubmitBatch(octets.toByteArray(), List.copyOf(responses));
    }
}
