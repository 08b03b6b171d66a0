package ua.meterline.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import ua.meterline.store.Database;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;
import ua.meterline.store.WriteTransaction;

/**
 * Replies whose next attempt is further away than any retry: the clock was set back before the start. They would wait
 * until it is that late again.
 */
public final class FutureReplies {
    private static final Sql REPLIES = Sql.named("update-future-replies");
    private static final Sql NOTICES = Sql.named("update-future-notices");
    private static final Sql MAILS = Sql.named("update-future-mail-replies");

    private FutureReplies() {}

    /** Makes such replies and notices by SMS due now. */
    public static void bringForward(Database database, Instant now) throws SQLException {
        update(REPLIES, database, now, RetrySchedule.LONGEST_FOR_SMS);
        update(NOTICES, database, now, RetrySchedule.LONGEST_FOR_SMS);
    }

    /** Makes such replies by e-mail due now. */
    public static void bringForwardMails(Database database, Instant now) throws SQLException {
        update(MAILS, database, now, RetrySchedule.LONGEST_FOR_MAIL);
    }

    private static void update(Sql statement, Database database, Instant now, Duration longest) throws SQLException {
        Map<String, Object> row = Map.of("now", UtcTime.format(now), "latest", UtcTime.format(now.plus(longest)));
        try (Connection connection = database.writer().getConnection()) {
            WriteTransaction.run(connection, () -> statement.update(connection, row));
        }
    }
}
