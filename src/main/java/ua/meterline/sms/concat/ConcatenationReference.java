package ua.meterline.sms.concat;

/**
 * Says of a part which long message it belongs to, and where. A sender counts his long messages and begins again after 255 or
 * 65,535; some always say the same.
 *
 * @param reference 0 to 65,535: the sender's number for the message
 * @param total how many parts the message has: 2 to 255
 * @param number which of them this is, from 1
 */
public record ConcatenationReference(int reference, int total, int number) {
    private static final int MOST_PARTS = 255;
    private static final int HIGHEST_REFERENCE = 0xFFFF;

    /** @throws IllegalArgumentException when it makes no sense */
    public ConcatenationReference {
        if (!isSensible(reference, total, number)) {
            throw new IllegalArgumentException("no part of a message: " + number + " of " + total);
        }
    }

    /** Whether there can be such a part; one of one is no part, but a message. */
    public static boolean isSensible(int reference, int total, int number) {
        return reference >= 0
                && reference <= HIGHEST_REFERENCE
                && total >= 2
                && total <= MOST_PARTS
                && number >= 1
                && number <= total;
    }
}
