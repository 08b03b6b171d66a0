package ua.meterline.reading;

/** Counts per number in 16 to 32 octets each; millions of boxed entries would need too much memory. Not thread-safe. */
final class SenderCounts {
    /** The highest count; a number with its fifteen digits (E.164) has 50 bits. */
    static final int MOST = 255;

    private static final int BITS_OF_COUNT = 8;
    private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;

    /** Open addressing: number and count in one, 0 where there is none; never more than half full. */
    private long[] slots = new long[64];

    private int size;

    int count(long number) {
        return (int) slots[slot(number)] & MOST;
    }

    /** The count must stay between 0 and {@link #MOST}. */
    void add(long number, int change) {
        int slot = slot(number);
        if (slots[slot] == 0) {
            slots[slot] = number << BITS_OF_COUNT;
            size++;
        }
        slots[slot] += change;
        if (2 * size > slots.length) {
            grow();
        }
    }

    /** How many numbers there are. */
    int size() {
        return size;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (long entry : old) {
            if (entry != 0) {
                slots[slot(entry >>> BITS_OF_COUNT)] = entry;
            }
        }
    }

    /** Where the number is, or would be. */
    private int slot(long number) {
        int slot = (int) (number * SCATTER >>> 32) & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] >>> BITS_OF_COUNT != number) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
