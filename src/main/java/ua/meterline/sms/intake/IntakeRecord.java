package ua.meterline.sms.intake;

/**
 * A record of the topic of received SMS, as it was read.
 *
 * @param topic the id of the topic, which tells it from one of the same name that was deleted before
 * @param offset its position in the partition
 * @param value null where the record has none
 */
public record IntakeRecord(String topic, int partition, long offset, String key, byte[] value) {
    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
