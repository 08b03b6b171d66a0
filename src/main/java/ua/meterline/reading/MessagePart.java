package ua.meterline.reading;

/**
 * The place of a reading among those of one SMS, each of which is a message of its own. They are stored together, with
 * ids that follow each other, and have one reply: that of the last one.
 *
 * @param number from 1
 * @param of how many there are, at least two
 */
public record MessagePart(int number, int of) {
    public MessagePart {
        if (number < 1 || number > of || of < 2) {
            throw new IllegalArgumentException("no part of several: " + number + " of " + of);
        }
    }

    public boolean isFirst() {
        return number == 1;
    }

    public boolean isLast() {
        return number == of;
    }
}
