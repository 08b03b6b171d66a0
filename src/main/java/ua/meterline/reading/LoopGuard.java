package ua.meterline.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets only so many replies go to one number within a time, so that two machines that answer each other come to an end.
 *
 * <p>The time is counted in tenths: a reply is forgotten when it is between one and one and a tenth of the time old. Not
 * thread-safe.
 */
public final class LoopGuard {
    private static final int SLICES = 10;

    private record Slice(long number, SenderCounts counts) {}

    private final int perSender;
    private final long sliceMillis;
    private final int mostNumbers;
    private final Deque<Slice> slices = new ArrayDeque<>();

    /**
     * @param perSender how many replies, at most 255; 0 for no limit
     * @param window the time, at least 10 ms
     * @param mostNumbers how many numbers are kept at most, 16 to 32 octets each; beyond that the oldest are forgotten sooner
     */
    public LoopGuard(int perSender, Duration window, int mostNumbers) {
        if (perSender < 0 || perSender > SenderCounts.MOST) {
            throw new IllegalArgumentException("not from 0 to " + SenderCounts.MOST + ": " + perSender);
        }
        this.perSender = perSender;
        this.sliceMillis = window.toMillis() / SLICES;
        this.mostNumbers = mostNumbers;
    }

    /** Whether the number may be answered now; if so, that is counted. */
    boolean admit(String sender, Instant now) {
        if (perSender == 0) {
            return true;
        }
        SenderCounts current = slice(now.toEpochMilli() / sliceMillis);
        long key = key(sender);
        if (count(key) >= perSender) {
            return false;
        }
        current.add(key, 1);
        return true;
    }

    /** The reply that was admitted last to this number is not sent after all. */
    void takeBack(String sender) {
        long key = key(sender);
        slices.stream()
                .filter(slice -> slice.counts().count(key) > 0)
                .reduce((earlier, later) -> later)
                .ifPresent(slice -> slice.counts().add(key, -1));
    }

    /** How many numbers are kept, each once for each slice in which it was answered. */
    int size() {
        return slices.stream().mapToInt(slice -> slice.counts().size()).sum();
    }

    private int count(long key) {
        int count = 0;
        for (Slice slice : slices) {
            count += slice.counts().count(key);
        }
        return count;
    }

    private SenderCounts slice(long number) {
        while (!slices.isEmpty() && (slices.getFirst().number() < number - SLICES || size() >= mostNumbers)) {
            slices.removeFirst();
        }
        if (!slices.isEmpty() && slices.getLast().number() > number + SLICES) {
            slices.clear(); // a clock that was far ahead would count for as long as it was
        }
        // A clock that was set back a little makes the last slice longer.
        if (slices.isEmpty() || slices.getLast().number() < number) {
            slices.addLast(new Slice(number, new SenderCounts()));
        }
        return slices.getLast().counts();
    }

    /** A number of at most fifteen digits is its own key; what else there may be is hashed to as many bits. */
    private static long key(String sender) {
        String digits = sender.startsWith("+") ? sender.substring(1) : sender;
        boolean plain =
                !digits.isEmpty() && digits.length() <= 15 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Long.parseLong(digits) + 1 : Integer.toUnsignedLong(sender.hashCode()) + 1;
    }
}
