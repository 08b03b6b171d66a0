package ua.meterline.kafka;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;

/** Commits the offsets behind a stored batch, for monitoring: the positions in the database count. Thread-safe. */
public final class OffsetCommit {
    /** @param polled the batch as camel-kafka made it: an exchange for each record */
    public void commit(@Variable("polled") List<Exchange> polled) {
        Map<Object, KafkaManualCommit> last = new LinkedHashMap<>();
        for (Exchange record : polled) {
            last.put(
                    record.getMessage().getHeader(KafkaConstants.PARTITION),
                    record.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
        }
        commit(last.values());
    }

    private static void commit(Collection<KafkaManualCommit> commits) {
        commits.forEach(KafkaManualCommit::commit);
    }
}
