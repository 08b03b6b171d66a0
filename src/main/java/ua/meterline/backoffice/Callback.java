package ua.meterline.backoffice;

/**
 * Somebody whose readings were refused and who has not succeeded since.
 *
 * @param sender empty where the channel tells none
 * @param account ten digits found in the last refused text, or null
 * @param times how often
 * @param outcome of the last one, {@code rejected wrong-format}
 * @param lastAt when that came, a UTC text
 * @param lastMessage its id
 */
public record Callback(
        String channel, String sender, String account, int times, String outcome, String lastAt, long lastMessage) {
    /** With one more refusal after it. */
    Callback then(Callback next) {
        return new Callback(
                channel, sender, next.account, times + next.times, next.outcome, next.lastAt, next.lastMessage);
    }

    boolean sameSender(Callback other) {
        return !sender.isEmpty() && sender.equals(other.sender) && channel.equals(other.channel);
    }
}
