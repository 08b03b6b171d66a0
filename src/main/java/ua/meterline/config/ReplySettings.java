package ua.meterline.config;

import java.time.Duration;

/**
 * Who is answered, how often, and how replies are addressed.
 *
 * @param perSender how many replies within the window to one number; 0 for no limit
 * @param dailyBudget how many replies a day to all numbers; 0 for no limit
 * @param region whose numbers are written without their country code, such as {@code UA}
 * @param source how our own number is addressed
 * @param destination how a subscriber's number is addressed
 * @param deliveryReceipts whether the SMSC is asked what became of each reply
 * @param retryDelay how long a reply waits that nobody answered
 * @param failoverAfter how long the link must be down that a message came by, before its reply leaves by another
 */
public record ReplySettings(
        int perSender,
        Duration perSenderWindow,
        int dailyBudget,
        String region,
        AddressType source,
        AddressType destination,
        boolean deliveryReceipts,
        Duration retryDelay,
        Duration failoverAfter) {
    /**
     * Type of number and numbering plan (SMPP 3.4, sections 5.2.5 and 5.2.6).
     *
     * @param ton 0 to 6
     */
    public record AddressType(int ton, int npi) {}
}
