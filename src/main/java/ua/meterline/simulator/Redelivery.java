package ua.meterline.simulator;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How often an SMSC delivers again what was delivered already, as real ones do when an answer got lost on the way.
 *
 * @param percent share of the messages that are repeated, 0 to 100
 * @param times how often each of these is repeated
 * @param atOnce the repetition goes out at the same moment, over another receiver session if there is one; otherwise it follows
 *     the answer to the first
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

    /** Every message comes {@code times} times more. */
    public static Redelivery times(int times) {
        return new Redelivery(100, times, false);
    }

    /** Every message comes over two sessions at the same moment. */
    public static Redelivery onTwoSessions() {
        return new Redelivery(100, 1, true);
    }

    int drawRepetitions() {
        return percent > 0 && ThreadLocalRandom.current().nextInt(100) < percent ? times : 0;
    }
}
