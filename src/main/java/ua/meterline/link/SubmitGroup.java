package ua.meterline.link;

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
 * @param answers for each message, as {@link UnansweredSubmits#await}; one that cannot be sent as it is has failed already, with
 *     a {@link PDUException}, and its PDU is not there
 */
record SubmitGroup(byte[] octets, List<CompletableFuture<String>> answers) {
    /** Gives each message its sequence_number, and lets its answer be waited for. */
    static SubmitGroup of(List<SubmitSm> messages, Sequence numbers, UnansweredSubmits submits, long patienceMillis) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (SubmitSm message : messages) {
            int number = numbers.nextValue();
            CompletableFuture<String> answer = submits.await(number, patienceMillis);
            try {
                octets.writeBytes(SubmitBuilder.octets(number, message));
            } catch (PDUException e) {
                answer.completeExceptionally(e);
            }
            answers.add(answer);
        }
        return new SubmitGroup(octets.toByteArray(), List.copyOf(answers));
    }
}
