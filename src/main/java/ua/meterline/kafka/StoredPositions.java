package ua.meterline.kafka;

import java.util.Map;

/** Up to where the database has stored a topic. Thread-safe. */
@FunctionalInterface
public interface StoredPositions {
    /**
     * The offset of the last stored record, by partition; none where nothing was stored.
     *
     * @param topicId which tells a topic from one of the same name that was deleted before
     * @throws Exception when the database cannot be read
     */
    Map<Integer, Long> of(String topicId) throws Exception;
}
