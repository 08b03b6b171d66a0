package ua.meterline.backoffice.phone;

import java.time.Instant;

/**
 * A sender whose message was rejected, by the gateway or by a review, and who has sent no valid reading since.
 *
 * @param account the only account in the last text, or null
 * @param times how many messages were rejected
 * @param reason why the last one was rejected
 * @param lastMessage its id
 */
public record CallbackCandidate(
        String channel,
        String sender,
        String account,
        int times,
        String reason,
        String text,
        Instant lastAt,
        long lastMessage) {
    /** The same for all messages of a sender. */
    String key() {
        return channel + " " + sender;
    }

    /** With what was rejected later. */
    CallbackCandidate then(CallbackCandidate later) {
        return new CallbackCandidate(
                channel,
                sender,
                later.account,
                times + later.times,
                later.reason,
                later.text,
                later.lastAt,
                later.lastMessage);
    }
}
