package ua.meterline.simulator;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Redelivery of messages that were delivered already, as SMSCs do after a lost response.
 *
 * @param percent share of the messages that are repeated, 0 to 100
 * @param times repetitions of each of these
 * @param atOnce whether the repetition is sent at the same time, over another receiver session if there is one;
 *     otherwise it follows the response to the first
 */
public record Redelivery(int percent, int times, boolean atOnce) {
    public static final Redelivery NONE = new Redelivery(0, 0, false);

    /** @throws IllegalArgumentException for shares outside 0 to 100 and negative repetitions */
    public Redelivery {
        if (percent < 0 || percent > 100 || times < 0) {
            throw new IllegalArgumentException("cannot repeat " + percent + " % of the messages " + times + " times");
        }
    }

    public static Redelivery ofPercent(int percent) {
        return new Redelivery(percent, 1, false);
    }

    /** Each message is repeated {@code times} times. */
    public static Redelivery times(int times) {
        return new Redelivery(100, times, false);
    }

    /** Each message is sent over two sessions at the same time. */
    public static Redelivery onTwoSessions() {
        return new Redelivery(100, 1, true);
    }

    int drawRepetitions() {
        return percent > 0 && ThreadLocalRandom.current().nextInt(100) < percent ? times : 0;
    }
}
