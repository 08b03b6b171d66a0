package ua.meterline.sms.receipt;

/**
 * A reply that the other side took.
 *
 * @param messageId the message it answers
 * @param key of the id it was given, see {@link SmscMessageId#key}
 */
public record SentReply(long messageId, String key, String recipient) {}
