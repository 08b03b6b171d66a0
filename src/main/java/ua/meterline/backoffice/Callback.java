package ua.meterline.backoffice;

/**
 * A sender whose messages were rejected and who has sent no valid reading since.
 *
 * @param sender empty when the channel has none
 * @param account ten digits found in the last rejected text, or null
 * @param times how many messages were rejected
 * @param outcome of the last one, such as {@code rejected wrong-format}
 * @param lastAt when it was received, a UTC text
 * @param lastMessage its id
 */
public record Callback(
        String channel, String sender, String account, int times, String outcome, String lastAt, long lastMessage) {
    /** With one more rejected message. */
    Callback then(Callback next) {
        return new Callback(
                channel, sender, next.account, times + next.times, next.outcome, next.lastAt, next.lastMessage);
    }

    boolean sameSender(Callback other) {
        return !sender.isEmpty() && sender.equals(other.sender) && channel.equals(other.channel);
    }
}
