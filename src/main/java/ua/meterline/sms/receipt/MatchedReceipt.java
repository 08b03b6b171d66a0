package ua.meterline.sms.receipt;

/**
 * A receipt, and the reply it speaks of as far as that is known.
 *
 * @param storedAs the id of the receipt's row; null when it has none yet
 * @param messageId the message that the reply answers; null when no such reply is known
 */
public record MatchedReceipt(DeliveryReceipt receipt, Long storedAs, Long messageId) {}
