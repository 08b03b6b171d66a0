package ua.meterline.demo;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import ua.meterline.backoffice.OpeningReading;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;

/**
 * Texts that customers send to a meter-reading number: the same mixture in a cycle, each time from new customers.
 * Endless. Not thread-safe.
 */
final class InventedCustomers implements Iterator<InventedMessage> {
    /** {@code %s} stands for the account, {@code %d} for the reading. */
    private record Habit(String text, String outcome, String remark) {}

    /** Leaves room for a greater one on a dial of five digits. */
    private static final int LARGEST = 99_000;

    private static final List<Habit> HABITS = List.of(
            new Habit("%s %d", "accepted", ""),
            new Habit("%s1 %d", "rejected", "11 digits"),
            new Habit("%s %d", "held", "less than last month"),
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
            new Habit("STOP", "accepted", "no more reminders"));

    private int count;
    private String account;
    private int value;
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
        account = "05%08d".formatted((12_345_678L + 7_919L * count) % 100_000_000);
        value = (4_321 + 6_151 * count) % LARGEST;
        return new InventedMessage(phone(), habit.text.formatted(account, value), habit.outcome, habit.remark);
    }

    /** The reading of the month before, of the customer of the last message; empty unless that one is to be held. */
    Optional<OpeningReading> before() {
        if (!"held".equals(last.outcome())) {
            return Optional.empty();
        }
        int more = value + 5;
        return Optional.of(new OpeningReading(
                1,
                account + " " + more,
                new AccountNumber(account),
                new RegisterValue(more),
                new BillingPeriod(YearMonth.now(ZoneOffset.UTC)).plusMonths(-1),
                null));
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
