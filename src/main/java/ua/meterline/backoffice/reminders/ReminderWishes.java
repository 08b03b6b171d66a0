package ua.meterline.backoffice.reminders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.SenderKey;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * Which numbers want no reminders, as customers said by SMS or told the office. The table holds no number: it can be
 * asked about one, and lists the messages. Thread-safe.
 */
public final class ReminderWishes {
    private final DatabaseAccess database;
    private final InstantSource clock;

    /**
     * What a number said last.
     *
     * @param wanted whether it wants reminders
     * @param message that said so; null where the office did
     * @param by {@code sms:customer}, a login, or {@code cli:USER}
     */
    public record Wish(boolean wanted, Long message, String by, Instant at) {}

    public ReminderWishes(DatabaseAccess database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those that want none, the last ones first. */
    public List<Wish> optOuts(int limit) throws StoreUnavailableException {
        return database.read(connection -> {
            List<Wish> found = new ArrayList<>();
            try (PreparedStatement query = Sql.prepare(connection, "select-opt-outs", "limit", limit);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(wish(row, false));
                }
            }
            return found;
        });
    }

    /** @param number in E.164 form; empty where it has said nothing */
    public Optional<Wish> of(String number) throws StoreUnavailableException {
        return database.read(connection -> of(connection, number));
    }

    private static Optional<Wish> of(Connection connection, String number) throws SQLException {
        try (PreparedStatement query =
                        Sql.prepare(connection, "select-reminder-wish", "number_key", SenderKey.of(number));
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(wish(row, row.getInt("wanted") == 1)) : Optional.empty();
        }
    }

    private static Wish wish(ResultSet row, boolean wanted) throws SQLException {
        long message = row.getLong("message_id");
        return new Wish(
                wanted,
                message == 0 ? null : message,
                row.getString("said_by"),
                UtcTime.parse(row.getString("said_at")));
    }

    /**
     * Notes what a customer told the office, and records who noted it.
     *
     * @param number in E.164 form
     * @return false, with nothing changed, where it is so already
     */
    public boolean note(String number, boolean wanted, Actor actor) throws StoreUnavailableException {
        return database.transaction(connection -> {
            boolean before = of(connection, number).map(Wish::wanted).orElse(true);
            if (before == wanted) {
                return false;
            }
            Instant now = clock.instant();
            Sql.named("upsert-reminder-wish").update(connection, row(number, wanted, actor, now));
            Sql.named("update-reminders-of-number").update(connection, row(number, wanted, actor, now));
            AuditAction action = wanted ? AuditAction.OPT_IN : AuditAction.OPT_OUT;
            AuditLog.record(connection, AuditEntry.of(now, actor, action));
            return true;
        });
    }

    private static Map<String, Object> row(String number, boolean wanted, Actor actor, Instant now) {
        return Rows.row(
                "number_key",
                SenderKey.of(number),
                "wanted",
                wanted ? 1 : 0,
                "message_id",
                null,
                "said_by",
                actor.who(),
                "said_at",
                UtcTime.format(now));
    }
}
