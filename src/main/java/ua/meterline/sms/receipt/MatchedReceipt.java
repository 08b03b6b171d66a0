package ua.meterline.sms.receipt;

/**
 * A receipt and its reply or notice, if known.
 *
 * @param storedAs the id of the stored receipt; null when it is not stored yet
 * @param messageId the message that the reply answers; null when no reply matches
 * @param noticeId null when no notice matches
 */
public record MatchedReceipt(DeliveryReceipt receipt, Long storedAs, Long messageId, Long noticeId) {
    /** @param messageId null when no reply matches */
    public MatchedReceipt(DeliveryReceipt receipt, Long storedAs, Long messageId) {
        this(receipt, storedAs, messageId, null);
    }

    boolean isMatched() {
        return messageId != null || noticeId != null;
    }

    MatchedReceipt withNotice(SentReply notice) {
        return new MatchedReceipt(receipt, storedAs, messageId, notice.messageId());
    }
}
