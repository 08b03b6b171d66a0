package ua.meterline.web.cabinet;

/**
 * Issues numbers, and lets each be used once. It remembers the last ones in one bit each; older ones count as used.
 * Thread-safe.
 */
final class UsedNumbers {
    private final long[] bits;
    private long next;

    /** @param remembered a multiple of 64 */
    UsedNumbers(int remembered) {
        this.bits = new long[remembered / Long.SIZE];
    }

    synchronized long issue() {
        long number = next++;
        bits[word(number)] &= ~bit(number); // of the number that is forgotten now
        return number;
    }

    /** False for a number that was used, forgotten, or never issued. */
    synchronized boolean use(long number) {
        if (number < 0 || number >= next || number < next - (long) bits.length * Long.SIZE) {
            return false;
        }
        boolean isFirst = (bits[word(number)] & bit(number)) == 0;
        bits[word(number)] |= bit(number);
        return isFirst;
    }

    private int word(long number) {
        return (int) (number / Long.SIZE % bits.length);
    }

    private static long bit(long number) {
        return 1L << number % Long.SIZE;
    }
}
