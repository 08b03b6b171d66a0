package ua.meterline.backoffice.reminders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * Numbers, and the accounts that readings came for from them, each pair packed into 24 octets while it is filled and 16
 * later: those of a million accounts take some megabytes of the heap. First filled, then {@link #close closed}, then
 * read; for use by one thread.
 */
final class ReminderCandidates {
    /** Ten digits and the flag. */
    private static final int ACCOUNT_BITS = 35;

    private static final long ACCOUNT_MASK = (1L << ACCOUNT_BITS) - 1;
    private static final int FIRST_SIZE = 1_024;
    /** Names of senders in place of a number cannot be sent to. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1,17}");

    /** Of each pair, in the order of their arrival; when closed, each number once and sorted. */
    private long[] numbers = new long[FIRST_SIZE];
    /** Of each pair, an account with its flag; when closed, with the place of its number before them, and sorted. */
    private long[] pairs = new long[FIRST_SIZE];

    private int size;
    private int distinct;
    private int waiting;

    /** @param submitted whether the account has a reading of the period */
    void add(String number, String account, boolean submitted) {
        if (!NUMBER.matcher(number).matches()) {
            return;
        }
        long packed = Long.parseLong(account) << 1 | (submitted ? 1 : 0);
        long key = key(number);
        if (size > 0 && numbers[size - 1] == key && pairs[size - 1] == packed) {
            return;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + size / 2);
            pairs = Arrays.copyOf(pairs, size + size / 2);
        }
        numbers[size] = key;
        pairs[size++] = packed;
    }

    /** The digits behind a one, which keeps leading zeros; negative with a plus. */
    private static long key(String number) {
        return number.startsWith("+") ? -Long.parseLong("1" + number.substring(1)) : Long.parseLong("1" + number);
    }

    private static String number(long key) {
        String digits = Long.toString(Math.abs(key)).substring(1);
        return key < 0 ? "+" + digits : digits;
    }

    /** To be called once, after the last one was added. */
    ReminderCandidates close() {
        long[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        for (int i = 0; i < size; i++) {
            pairs[i] |= (long) Arrays.binarySearch(sorted, 0, distinct, numbers[i]) << ACCOUNT_BITS;
        }
        numbers = sorted;
        Arrays.sort(pairs, 0, size);
        for (int i = 0; i < size; i = end(i)) {
            waiting += hasSubmitted(i) ? 0 : 1;
        }
        return this;
    }

    /** Where the pairs of a number end. */
    private int end(int first) {
        int end = first + 1;
        while (end < size && pairs[end] >> ACCOUNT_BITS == pairs[first] >> ACCOUNT_BITS) {
            end++;
        }
        return end;
    }

    /** Who has submitted for one account knows of the others. */
    private boolean hasSubmitted(int first) {
        boolean submitted = false;
        for (int i = first; i < end(first) && !submitted; i++) {
            submitted = (pairs[i] & 1) == 1;
        }
        return submitted;
    }

    /** How many there are. */
    int numbers() {
        return distinct;
    }

    /** Those without a reading of the period, for any of their accounts. */
    int waiting() {
        return waiting;
    }

    /** Those that wait, some at once. */
    Iterable<List<Recipient>> waiting(int atOnce) {
        return () -> new Iterator<>() {
            private int next = waitingFrom(0);

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public List<Recipient> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                List<Recipient> some = new ArrayList<>(atOnce);
                for (; hasNext() && some.size() < atOnce; next = waitingFrom(end(next))) {
                    some.add(recipient(next));
                }
                return some;
            }
        };
    }

    private int waitingFrom(int place) {
        int next = place;
        while (next < size && hasSubmitted(next)) {
            next = end(next);
        }
        return next;
    }

    private Recipient recipient(int first) {
        List<String> accounts = new ArrayList<>();
        for (int i = first; i < end(first); i++) {
            accounts.add("%010d".formatted((pairs[i] & ACCOUNT_MASK) >> 1));
        }
        return new Recipient(number(numbers[(int) (pairs[first] >> ACCOUNT_BITS)]), accounts);
    }
}
