package ua.meterline.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.meterline.reading.Decision;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.JudgedMessage;

/**
 * Which messages were stored within the redelivery window: in memory on SQLite, in the table {@code recent_fingerprint}
 * where several nodes receive messages. For use by the thread that writes.
 */
public interface Redeliveries {
    /** The rows of {@code claim-fingerprints.sql}; none where no table is used. */
    List<Map<String, Object>> wanted(List<JudgedMessage> group);

    /**
     * Those of the group that were stored within the window.
     *
     * @param unseen the result of {@code claim-fingerprints.sql}: those that were not
     */
    Set<Fingerprint> among(List<JudgedMessage> group, List<Map<String, Object>> unseen);

    /** The parameters of {@code delete-old-fingerprints.sql}; none where no table is used. */
    List<Map<String, Object>> outdated();

    /** To be called when the messages are on disk. */
    void remember(List<Decision> decisions);
}
