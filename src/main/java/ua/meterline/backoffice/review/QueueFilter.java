package ua.meterline.backoffice.review;

/**
 * Which cases of the queue are wanted; null stands for any.
 *
 * @param rule the name of a rule that holds the case
 * @param channel as in the database
 * @param period {@code YYYY-MM}
 * @param file the name of a list
 * @param claimedBy only those that this person works on
 * @param deferred those that wait for a later time, instead of those that wait for a decision
 */
public record QueueFilter(String rule, String channel, String period, String file, String claimedBy, boolean deferred) {
    public static final QueueFilter ALL = new QueueFilter(null, null, null, null, null, false);

    public QueueFilter ofPeriod(String wanted) {
        return new QueueFilter(rule, channel, wanted, file, claimedBy, deferred);
    }
}
