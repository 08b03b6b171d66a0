package ua.meterline.sms.receipt;

/**
 * A receipt and its reply, if known.
 *
 * @param storedAs the id of the stored receipt; null when it is not stored yet
 * @param messageId the message that the reply answers; null when no reply matches
 */
public record MatchedReceipt(DeliveryReceipt receipt, Long storedAs, Long messageId) {}
