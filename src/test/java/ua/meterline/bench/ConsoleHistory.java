package ua.meterline.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import ua.meterline.store.Database;

/**
 * A program of its own: fills a gateway's database with what a large utility has after a year: a registry, messages of
 * several channels with their replies, readings, decisions, and exported batches. The accounts are those of which
 * {@link LoadGenerator} sends readings.
 *
 * <p>Arguments: data folder, accounts, months, messages. Of 100 messages, 88 are accepted, 9 rejected, 2 held, and one
 * states again what another one did; one reply in 500 failed. A million accounts with ten million messages take minutes
 * and some 7 GB.
 */
public final class ConsoleHistory {
    /** Prime, so that each account has its place, see {@link LoadGenerator}. */
    private static final long STEP = 7_368_787;
    /** Accounts are filled in by the two digits after 05, so that a transaction stays small. */
    private static final int SLICES = 100;

    private final Connection connection;
    private final long accounts;
    private final int months;
    private final long perMonth;
    private final YearMonth current;

    private ConsoleHistory(Connection connection, long accounts, int months, long messages) {
        this.connection = connection;
        this.accounts = accounts;
        this.months = months;
        this.perMonth = Math.min(accounts, messages / months);
        this.current = YearMonth.now(ZoneId.of("Europe/Kiev"));
    }

    public static void main(String[] args) throws Exception {
        fill(Path.of(args[0]), Long.parseLong(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]));
    }

    /**
     * Does nothing where there is a database.
     *
     * @param folder of a gateway that is not running
     * @param messages of all months; at most one of an account in a month
     */
    public static void fill(Path folder, long accounts, int months, long messages) throws Exception {
        Path file = Files.createDirectories(folder).resolve("meterline.db");
        if (Files.exists(file)) {
            return;
        }
        Path unfinished = folder.resolve("unfinished.db");
        Files.deleteIfExists(unfinished);
        Database.open("jdbc:sqlite:" + unfinished, Duration.ofSeconds(30)).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + unfinished)) {
            new ConsoleHistory(connection, accounts, months, messages).fill();
        }
        Files.move(unfinished, file);
    }

    private void fill() throws SQLException {
        // This file is not needed after a crash.
        execute("PRAGMA journal_mode = OFF");
        execute("PRAGMA synchronous = OFF");
        execute("PRAGMA cache_size = -400000");
        connection.setAutoCommit(false);
        registry();
        for (int month = 0; month < months; month++) {
            messages(month);
            replies(month);
            connection.commit();
        }
        for (int slice = 0; slice < SLICES; slice++) {
            readings("05%02d".formatted(slice));
            connection.commit();
        }
        batches();
        execute("DROP TABLE temp.load");
        connection.commit();
        connection.setAutoCommit(true);
        execute("PRAGMA journal_mode = WAL");
    }

    private void registry() throws SQLException {
        execute("CREATE TEMP TABLE load (account TEXT PRIMARY KEY, number INTEGER) STRICT, WITHOUT ROWID");
        update(
                "INSERT INTO temp.load WITH RECURSIVE each(number) AS"
                        + " (SELECT 0 UNION ALL SELECT number + 1 FROM each WHERE number < ? - 1)"
                        + " SELECT printf('05%08d', number * " + STEP + " % 100000000), number FROM each ORDER BY 1",
                accounts);
        execute("CREATE INDEX temp.load_number ON load (number)");
        execute("INSERT INTO account (account, name, address, meter_digits, usual_use, meter_number)"
                + " SELECT account, 'Customer ' || (number % 50000) || ' ' || char(1040 + number % 28) || '.',"
                + "     'Street ' || (number % 700) || ', ' || (number % 120 + 1), 5, 20 + number % 80, 'M' || number"
                + " FROM temp.load");
        connection.commit();
    }

    /** The place of a message within its month is the number of its account, rotated by the month. */
    private void messages(int month) throws SQLException {
        update(
                "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)"
                        + " WITH RECURSIVE each(place) AS"
                        + "     (SELECT 0 UNION ALL SELECT place + 1 FROM each WHERE place < ? - 1)"
                        + " SELECT ? + place + 1,"
                        + "     CASE place % 50 WHEN 7 THEN 'email' WHEN 8 THEN 'file' WHEN 9 THEN 'phone' ELSE 'sms' END,"
                        + "     CASE place % 50 WHEN 7 THEN 'customer' || load.number || '@example.org' WHEN 8 THEN ''"
                        + "         WHEN 9 THEN '' ELSE printf('+38050%07d', load.number) END,"
                        + "     '7104',"
                        + "     strftime('%Y-%m-%dT%H:%M:%f', ?, '+' || (place * 432000000 / ? / 1000.0) || ' seconds') || 'Z',"
                        + "     CASE WHEN place % 100 < 88 OR place % 100 >= 97"
                        + "         THEN load.account || ' ' || (10000 + load.number % 90000 - (? - ?) * (20 + load.number % 80))"
                        + "         WHEN place % 3 = 0 THEN 'Добрий день, мій показник ' || place"
                        + "         ELSE load.account || 'x' || place END,"
                        + "     randomblob(16),"
                        + "     CASE WHEN place % 100 < 88 THEN 'accepted' WHEN place % 100 < 97 THEN 'rejected'"
                        + "         WHEN place % 100 < 99 THEN 'held' ELSE 'duplicate' END,"
                        + "     CASE WHEN place % 100 < 88 THEN NULL WHEN place % 100 < 97 THEN 'wrong-format'"
                        + "         WHEN place % 100 < 99 THEN 'use-too-high' END"
                        + " FROM each CROSS JOIN temp.load AS load ON load.number = (each.place + ?) % ?",
                perMonth,
                month * perMonth,
                month(month) + "-01 00:00:00",
                perMonth,
                months,
                month,
                month * 12_345L,
                accounts);
        update(
                "INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                        + " SELECT id, substr(text, 1, 10), CAST(substr(text, 12) AS INTEGER), ?, 1, received_at, reason"
                        + " FROM message WHERE id > ? AND id <= ? AND outcome = 'held'",
                month(month),
                month * perMonth,
                (month + 1) * perMonth);
        // Of the last month, one in ten waits.
        update(
                "INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                        + " SELECT message_id, 'reject', 'olena', received_at, 'called the customer' FROM held_reading"
                        + " WHERE message_id > ? AND message_id <= ? AND (? OR message_id / 100 % 10 <> 0)",
                month * perMonth, (month + 1) * perMonth, month < months - 1);
    }

    private void replies(int month) throws SQLException {
        update(
                "INSERT INTO reply (message_id, channel, recipient, text, state, reason, attempts, smsc_message_id, changed_at)"
                        + " SELECT id, 'sms', sender, CASE outcome WHEN 'rejected' THEN 'Неправильный формат'"
                        + "         ELSE 'Ваши показания приняты и обработаны. Спасибо' END,"
                        + "     CASE id % 500 WHEN 77 THEN 'failed' ELSE 'sent' END,"
                        + "     CASE id % 500 WHEN 77 THEN '0x0B' END, 1, printf('%010x', id), received_at"
                        + " FROM message WHERE id > ? AND id <= ? AND channel = 'sms'",
                month * perMonth, (month + 1) * perMonth);
    }

    /** In the order of the accounts, which is that of the table. */
    private void readings(String beginning) throws SQLException {
        update(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " SELECT message.id, message.id, load.account, CAST(substr(message.text, 12) AS INTEGER),"
                        + "     substr(message.received_at, 1, 7), 1, message.received_at, message.id"
                        + " FROM temp.load AS load CROSS JOIN ("
                        + "     WITH RECURSIVE each(month) AS (SELECT 0 UNION ALL SELECT month + 1 FROM each WHERE month < ? - 1)"
                        + "     SELECT month FROM each) AS each"
                        + " CROSS JOIN message ON message.id = each.month * ? + 1"
                        + "     + (load.number - each.month * 12345 % ? + ?) % ?"
                        + " WHERE load.account >= ? AND load.account < ?"
                        + "     AND (load.number - each.month * 12345 % ? + ?) % ? < ? AND message.outcome = 'accepted'"
                        + " ORDER BY load.account, each.month",
                months,
                perMonth,
                accounts,
                accounts,
                accounts,
                beginning,
                beginning + ":",
                accounts,
                accounts,
                accounts,
                perMonth);
    }

    /** All months but the last one are exported. */
    private void batches() throws SQLException {
        for (int month = 0; month < months - 1; month++) {
            update(
                    "INSERT INTO batch (id, period, format, created_at, file, readings, sha256)"
                            + " VALUES (?, ?, 'csv', ? || '-06T03:00:00.000Z', 'batch-' || ? || '.csv', 0, 'x')",
                    month + 1,
                    month(month),
                    month(month),
                    month + 1);
        }
        for (int slice = 0; slice < SLICES; slice++) {
            update(
                    "INSERT INTO batch_reading (account, period, meter, batch_id, message_id, value, on_time, received_at,"
                            + "     channel)"
                            + " SELECT account, reading.period, meter, batch.id, message_id, value, on_time, received_at, 'sms'"
                            + " FROM reading CROSS JOIN batch ON batch.period = reading.period"
                            + " WHERE account >= ? AND account < ?",
                    "05%02d".formatted(slice),
                    "05%02d:".formatted(slice));
            connection.commit();
        }
    }

    private String month(int month) {
        return current.minusMonths(months - month).toString();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
