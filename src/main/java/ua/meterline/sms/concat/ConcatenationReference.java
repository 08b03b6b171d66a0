package ua.meterline.sms.concat;

/**
 * The place of a segment in its concatenated message. A sender numbers its messages and starts again after 255 or
 * 65,535; some always use the same number.
 *
 * @param reference 0 to 65,535: the sender's number of the message
 * @param total how many segments the message has: 2 to 255
 * @param number of this segment, from 1
 */
public record ConcatenationReference(int reference, int total, int number) {
    private static final int MOST_PARTS = 255;
    private static final int HIGHEST_REFERENCE = 0xFFFF;

    /** @throws IllegalArgumentException when the values are invalid */
    public ConcatenationReference {
        if (!isValid(reference, total, number)) {
            throw new IllegalArgumentException("not a segment of a message: " + number + " of " + total);
        }
    }

    /** Whether the values are valid; one of one is not a segment. */
    public static boolean isValid(int reference, int total, int number) {
        return reference >= 0
                && reference <= HIGHEST_REFERENCE
                && total >= 2
                && total <= MOST_PARTS
                && number >= 1
                && number <= total;
    }
}
