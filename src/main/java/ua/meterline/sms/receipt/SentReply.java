package ua.meterline.sms.receipt;

/**
 * A reply or a notice that the SMSC accepted.
 *
 * @param messageId the message it answers; of a notice its id
 * @param key of its message_id, see {@link SmscMessageId#key}
 */
public record SentReply(long messageId, String key, String recipient) {}
