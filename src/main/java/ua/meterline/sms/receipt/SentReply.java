package ua.meterline.sms.receipt;

/**
 * A reply that the SMSC accepted.
 *
 * @param messageId the message it answers
 * @param key of its message_id, see {@link SmscMessageId#key}
 */
public record SentReply(long messageId, String key, String recipient) {}
