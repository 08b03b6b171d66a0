package ua.meterline.demo;

import java.util.Iterator;
import java.util.List;

/**
 * Texts that customers send to a meter-reading number: the same mixture in a cycle, each time from new customers.
 * Endless. Not thread-safe.
 */
final class InventedCustomers implements Iterator<InventedMessage> {
    /** {@code %s} stands for the account, {@code %d} for the reading. */
    private record Habit(String text, String outcome, String remark) {}

    private static final List<Habit> HABITS = List.of(
            new Habit("%s %d", "accepted", ""),
            new Habit("%s1 %d", "rejected", "11 digits"),
            new Habit("  %s   %d ", "accepted", "extra blanks"),
            new Habit("показания %s %d", "accepted", "a word that means nothing else"),
            new Habit("%s %d", "accepted", ""),
            new Habit(null, "duplicate", "the same reading from another phone"),
            new Habit("%.9s %d", "rejected", "9 digits"),
            new Habit("", "rejected", ""),
            new Habit("%s %d", "accepted", ""),
            new Habit(null, null, "the SMSC delivers it again: not stored or answered twice"),
            new Habit("+38%s %d", "rejected", "a phone number for the account"),
            new Habit("%s%d", "rejected", "no blank"),
            new Habit("%s %d", "accepted", ""),
            new Habit("О%.9s %d", "accepted", "the letter О for a zero"),
            new Habit("Добрый день! Счет %s, на счетчике %d", "accepted", ""),
            new Habit("%s 1%06d", "rejected", "a reading of 7 digits"),
            new Habit("%s %d,5", "rejected", "a fraction"),
            new Habit("STOP", "rejected", ""));

    private int count;
    private InventedMessage last;

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public InventedMessage next() {
        Habit habit = HABITS.get(count % HABITS.size());
        count++;
        last = habit.text == null ? again(habit) : first(habit);
        return last;
    }

    private InventedMessage first(Habit habit) {
        String account = "05%08d".formatted((12_345_678L + 7_919L * count) % 100_000_000);
        int value = (4_321 + 6_151 * count) % 100_000;
        return new InventedMessage(phone(), habit.text.formatted(account, value), habit.outcome, habit.remark);
    }

    /** The last message again: from another phone, or redelivered, which has no outcome of its own. */
    private InventedMessage again(Habit habit) {
        String sender = habit.outcome == null ? last.sender() : phone();
        String outcome = habit.outcome == null ? last.outcome() : habit.outcome;
        return new InventedMessage(sender, last.text(), outcome, habit.remark);
    }

    private String phone() {
        return "38067%07d".formatted((1_112_233L + 104_729L * count) % 10_000_000);
    }
}
