package ua.meterline.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;

/**
 * Limits the replies to one number within a window, so that two machines that answer each other stop.
 *
 * <p>The window is divided into tenths: a reply is forgotten after 1.0 to 1.1 windows. Not thread-safe. Counts are
 * kept compactly in {@link SenderCounts}: an expiring map needs several times the memory per number.
 */
public final class LoopGuard {
    private static final int SLICES = 10;

    private record Slice(long number, SenderCounts counts) {}

    private final IntSupplier perSender;
    private final long sliceMillis;
    private final int mostNumbers;
    private final Deque<Slice> slices = new ArrayDeque<>();

    /**
     * @param perSender the limit, at most 255; 0 for none: then nothing is counted
     * @param window at least 10 ms
     * @param mostNumbers how many numbers are kept at most, at 16 to 32 octets each; beyond that the oldest are
     *     forgotten early
     */
    public LoopGuard(IntSupplier perSender, Duration window, int mostNumbers) {
        int now = perSender.getAsInt();
        if (now < 0 || now > SenderCounts.MOST) {
            throw new IllegalArgumentException("not from 0 to " + SenderCounts.MOST + ": " + now);
        }
        this.perSender = perSender;
        this.sliceMillis = window.toMillis() / SLICES;
        this.mostNumbers = mostNumbers;
    }

    /** Whether a reply may be sent to the number now; if so, it is counted. */
    boolean admit(String sender, Instant now) {
        int limit = perSender.getAsInt();
        if (limit == 0) {
            return true;
        }
        SenderCounts current = slice(now.toEpochMilli() / sliceMillis);
        long key = key(sender);
        if (count(key) >= limit) {
            return false;
        }
        current.add(key, 1);
        return true;
    }

    /** Uncounts the last admitted reply to this number, which is not sent. */
    void takeBack(String sender) {
        long key = key(sender);
        slices.stream()
                .filter(slice -> slice.counts().count(key) > 0)
                .reduce((earlier, later) -> later)
                .ifPresent(slice -> slice.counts().add(key, -1));
    }

    /** How many counts are kept: one per number and slice. */
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
            slices.clear(); // replies of before the start, when the clock was far ahead
        }
        // Replies of before the start, when the clock was a little ahead, extend the last slice.
        if (slices.isEmpty() || slices.getLast().number() < number) {
            slices.addLast(new Slice(number, new SenderCounts()));
        }
        return slices.getLast().counts();
    }

    /** Numbers of at most fifteen digits are their own key; other senders are hashed. */
    public static long key(String sender) {
        String digits = sender.startsWith("+") ? sender.substring(1) : sender;
        boolean plain =
                !digits.isEmpty() && digits.length() <= 15 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Long.parseLong(digits) + 1 : Integer.toUnsignedLong(sender.hashCode()) + 1;
    }
}
