package ua.meterline.web.cabinet;

/**
 * Issues numbers, and lets each be used once. It remembers the last ones in one bit each; older ones count as used.
 * A restart makes numbers useless. Thread-safe.
 */
final class UsedNumbers implements StampNumbers {
    /** A million octets of memory. */
    private static final int REMEMBERED = 1 << 23;

    private final long[] bits;
    private long next;

    UsedNumbers() {
        this(REMEMBERED);
    }

    /** @param remembered a multiple of 64 */
    UsedNumbers(int remembered) {
        this.bits = new long[remembered / Long.SIZE];
    }

    @Override
    public synchronized long issue() {
        long number = next++;
        bits[word(number)] &= ~bit(number); // of the number that is forgotten now
        return number;
    }

    @Override
    public synchronized boolean use(long number) {
        if (!isRemembered(number)) {
            return false;
        }
        boolean isFirst = (bits[word(number)] & bit(number)) == 0;
        bits[word(number)] |= bit(number);
        return isFirst;
    }

    @Override
    public synchronized void release(long number) {
        if (isRemembered(number)) {
            bits[word(number)] &= ~bit(number);
        }
    }

    private boolean isRemembered(long number) {
        return number >= 0 && number < next && number >= next - (long) bits.length * Long.SIZE;
    }

    private int word(long number) {
        return (int) (number / Long.SIZE % bits.length);
    }

    private static long bit(long number) {
        return 1L << number % Long.SIZE;
    }
}
