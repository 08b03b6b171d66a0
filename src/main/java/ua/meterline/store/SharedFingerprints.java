package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Variable;
import ua.meterline.reading.Decision;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.JudgedMessage;

/**
 * The redelivery window of several nodes. A message is claimed by its fingerprint in the transaction that stores it.
 * What a node stored is remembered for ten minutes in which that node could receive messages: an SMSC redelivers to it
 * after its outage, or to another node meanwhile. Immutable.
 */
public final class SharedFingerprints implements Redeliveries {
    private final String node;

    /** @param node the name of this one */
    public SharedFingerprints(String node) {
        this.node = node;
    }

    @Override
    public List<Map<String, Object>> wanted(@Variable("group") List<JudgedMessage> group) {
        return group.stream()
                .map(judged -> judged.message().fingerprint())
                .distinct()
                .map(fingerprint -> row(
                        "fingerprint", fingerprint.octets(),
                        "node", node,
                        "window_millis", RecentMessages.WINDOW.toMillis()))
                .toList();
    }

    @Override
    public Set<Fingerprint> among(List<JudgedMessage> group, List<Map<String, Object>> unseen) {
        Set<Fingerprint> fresh = unseen.stream()
                .map(row -> Fingerprint.of((byte[]) row.get("fingerprint")))
                .collect(Collectors.toSet());
        return group.stream()
                .map(judged -> judged.message().fingerprint())
                .filter(fingerprint -> !fresh.contains(fingerprint))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Map<String, Object>> outdated() {
        return List.of(row("window_millis", RecentMessages.WINDOW.toMillis()));
    }

    /** They are in the table. */
    @Override
    public void remember(@Variable("decisions") List<Decision> decisions) {
        // nothing is kept here
    }
}
