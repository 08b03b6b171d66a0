package ua.meterline.backoffice.reminders;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import ua.meterline.outbox.Notice;
import ua.meterline.outbox.NoticeKind;
import ua.meterline.outbox.Notices;
import ua.meterline.store.Rows;
import ua.meterline.store.SenderKey;
import ua.meterline.store.Sql;

/** Writes a reminder and its notice. Thread-safe. */
final class ReminderScheduling {
    private final Notices notices;
    private final InstantSource clock;
    private final InstantSource steadyClock;

    /**
     * @param clock of the hours of a day
     * @param steadyClock of the times at which notices are due and expire
     */
    ReminderScheduling(Notices notices, InstantSource clock, InstantSource steadyClock) {
        this.notices = notices;
        this.clock = clock;
        this.steadyClock = steadyClock;
    }

    /** In the caller's transaction, in which the number was found to be due. */
    void schedule(Connection connection, Recipient recipient, ReminderRun run) throws SQLException {
        long notice = notices.schedule(
                connection,
                new Notice(
                        NoticeKind.REMINDER,
                        recipient.number(),
                        run.text(),
                        steady(run.span().begin()),
                        steady(run.span().end())));
        Sql.named("insert-reminder")
                .update(
                        connection,
                        Rows.row(
                                "number_key", SenderKey.of(recipient.number()),
                                "period", run.period().toString(),
                                "day", run.span().day().toString(),
                                "notice_id", notice));
        Sql.named("insert-reminder-accounts")
                .update(
                        connection,
                        Rows.row(
                                "notice_id", notice,
                                "period", run.period().toString(),
                                "accounts", Rows.json(recipient.accounts())));
    }

    private Instant steady(Instant moment) {
        return steadyClock.instant().plus(Duration.between(clock.instant(), moment));
    }
}
