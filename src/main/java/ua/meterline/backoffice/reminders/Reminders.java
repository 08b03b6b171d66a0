package ua.meterline.backoffice.reminders;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.common.Progress;
import ua.meterline.outbox.Notices;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.ReminderHours.Span;
import ua.meterline.store.Database;
import ua.meterline.store.ShortTransactions;

/**
 * Reminds numbers that submitted by SMS in earlier periods and have not in this one, while the window is open. Each
 * number once a day at most: a run that was interrupted continues where it ended, and a second one beside it adds
 * nothing. A reminder that waits when its customer submits is withdrawn. Thread-safe.
 */
public final class Reminders {
    private static final int NUMBERS_AT_ONCE = 100;
    private static final int NUMBERS_COUNTED_AT_ONCE = 500;

    private final ShortTransactions transactions;
    private final ReminderSelection selection;
    private final ReminderWithdrawal withdrawal;
    private final ReminderBudget budget;
    private final ReminderScheduling scheduling;
    private final BillingCalendar calendar;
    private final Supplier<ReminderTerms> terms;
    private final InstantSource clock;
    /** The last day whose reminders are all scheduled. */
    private volatile LocalDate done;

    /**
     * @param clock of days, hours and the times that are stored
     * @param steadyClock of the times at which notices are due and expire
     */
    public Reminders(
            Database database,
            Notices notices,
            BillingCalendar calendar,
            Supplier<ReminderTerms> terms,
            InstantSource clock,
            InstantSource steadyClock) {
        this.transactions = new ShortTransactions(database);
        this.selection = new ReminderSelection(transactions);
        this.withdrawal = new ReminderWithdrawal(transactions);
        this.budget = new ReminderBudget(calendar.zone());
        this.scheduling = new ReminderScheduling(notices, clock, steadyClock);
        this.calendar = calendar;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Counts whom {@link #send} would remind now, and changes nothing.
     *
     * @param progress is told of {@code accounts}
     */
    public ReminderPreview preview(Progress progress) throws SQLException {
        return count(clock.instant(), progress);
    }

    /** Whether {@link #send} can remind now: neither the hours of today nor the window are over. */
    public boolean isOpen() {
        return today(clock.instant()).isPresent();
    }

    private Optional<Span> today(Instant now) {
        return terms.get().hours().todayAt(now).filter(today -> isOpen(now));
    }

    /**
     * Reminds today, whatever the days of the settings.
     *
     * @param progress is told of {@code accounts}, then of {@code reminders}
     * @return how many reminders were scheduled; empty when the hours of today, or the window, are over
     */
    public Optional<Long> send(Actor actor, Progress progress) throws SQLException {
        Instant now = clock.instant();
        Optional<Span> span = today(now);
        return span.isEmpty() ? Optional.empty() : Optional.of(send(now, span.get(), actor, progress));
    }

    /** On the days of the settings: schedules those of today once, and withdraws those that are not needed any more. */
    public void run() throws SQLException {
        Instant now = clock.instant();
        withdrawal.run(now);
        Optional<Span> span = terms.get().hours().scheduledAt(now).filter(today -> isOpen(now));
        if (span.isPresent() && !span.get().day().equals(done)) {
            send(now, span.get(), Actor.unknown(null), RestingProgress.half(Progress.NONE));
            done = span.get().day();
        }
    }

    private boolean isOpen(Instant now) {
        return !calendar.isWindowOver(calendar.periodOf(now), now);
    }

    private long send(Instant now, Span span, Actor actor, Progress progress) throws SQLException {
        BillingPeriod period = calendar.periodOf(now);
        ReminderCandidates found = selection.of(period, progress);
        transactions.write(connection -> {
            AuditLog.record(
                    connection,
                    AuditEntry.of(now, actor, AuditAction.SEND_REMINDERS)
                            .about(AuditObject.period(period.toString()))
                            .with("begun: " + found.waiting() + " numbers to look at"));
            return null;
        });
        long sent = 0;
        for (List<Recipient> some : found.waiting(NUMBERS_AT_ONCE)) {
            ReminderRun run = new ReminderRun(period, span, terms.get(), calendar);
            long left = transactions.read(connection -> left(connection, run));
            if (left == 0) {
                break;
            }
            sent += transactions.write(connection -> some(connection, some, run));
            progress.at("reminders", sent);
        }
        return sent;
    }

    private long left(Connection connection, ReminderRun run) throws SQLException {
        return budget.left(connection, run.terms(), clock.instant(), run.span().day());
    }

    private long some(Connection connection, List<Recipient> numbers, ReminderRun run) throws SQLException {
        long left = left(connection, run);
        long sent = 0;
        for (Recipient number : numbers) {
            if (sent < left && NumberState.of(connection, number, run) == NumberState.DUE) {
                scheduling.schedule(connection, number, run);
                sent++;
            }
        }
        return sent;
    }

    private ReminderPreview count(Instant now, Progress progress) throws SQLException {
        BillingPeriod period = calendar.periodOf(now);
        LocalDate day = LocalDate.ofInstant(now, calendar.zone());
        ReminderRun run = new ReminderRun(period, new Span(day, now, now), terms.get(), calendar);
        ReminderCandidates found = selection.of(period, progress);
        long optedOut = 0;
        long reminded = 0;
        for (List<Recipient> some : found.waiting(NUMBERS_COUNTED_AT_ONCE)) {
            NumberState.Count count = transactions.read(connection -> NumberState.count(connection, some, run));
            optedOut += count.optedOut();
            reminded += count.reminded();
            progress.at("numbers", 0);
        }
        long due = found.waiting() - optedOut - reminded;
        long left = transactions.read(connection -> left(connection, run));
        return new ReminderPreview(
                period,
                found.numbers(),
                found.numbers() - found.waiting(),
                optedOut,
                reminded,
                Math.max(0, due - left),
                Math.min(due, left),
                run.text());
    }
}
