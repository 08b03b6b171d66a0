package ua.meterline.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import ua.meterline.fixture.TestStore;
import ua.meterline.store.Database;
import ua.meterline.store.Dialect;

/**
 * A program of its own: fills a gateway's database with a registry of accounts and months of history, as if they had
 * been taken over from files, one message a month. They are the accounts of which {@link LoadGenerator} sends readings,
 * and what it sends is plausible after this history.
 *
 * <p>Arguments: data folder, accounts, months. A million accounts with twelve months take about a minute and 0.9 GB.
 */
public final class HistoryFiller {
    /** Accounts are filled in by the two digits after 05, so that a transaction stays small. */
    private static final int SLICES = 100;

    private final Connection connection;
    private final int accounts;
    private final int months;
    private final YearMonth current;

    private HistoryFiller(Connection connection, int accounts, int months, YearMonth current) {
        this.connection = connection;
        this.accounts = accounts;
        this.months = months;
        this.current = current;
    }

    public static void main(String[] args) throws Exception {
        fill(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    /** @param folder of a gateway that is not running; created with its database if need be */
    public static void fill(Path folder, int accounts, int months) throws Exception {
        Files.createDirectories(folder);
        try (Database database = Database.open(TestStore.in(folder), Duration.ofSeconds(30));
                Connection connection = database.writer().getConnection()) {
            new HistoryFiller(connection, accounts, months, YearMonth.now(ZoneId.of("Europe/Kiev"))).fill();
        }
    }

    private void fill() throws SQLException {
        boolean isFile = Dialect.of(connection) == Dialect.SQLITE;
        connection.setAutoCommit(false);
        execute(
                isFile
                        ? "CREATE TEMP TABLE load (account TEXT PRIMARY KEY, number BIGINT) WITHOUT ROWID"
                        : "CREATE TEMP TABLE load (account TEXT COLLATE \"C\" PRIMARY KEY, number BIGINT)");
        update(
                "INSERT INTO load WITH RECURSIVE each(number) AS"
                        + " (SELECT CAST(0 AS BIGINT) UNION ALL SELECT number + 1 FROM each WHERE number < ? - 1)"
                        + (isFile
                                ? " SELECT printf('05%08d', number * 7368787 % 100000000)"
                                : " SELECT '05' || lpad(CAST(number * 7368787 % 100000000 AS TEXT), 8, '0')")
                        + ", number FROM each ORDER BY 1",
                accounts);
        execute("INSERT INTO account (account, meter_digits, usual_use) SELECT account, 5, 20 + number % 80 FROM load");
        for (int ago = months; ago >= 1; ago--) {
            update(
                    "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                            + " VALUES (?, 'file', '', '', ? || '-02T10:00:00.000Z', '', ?, 'accepted')",
                    months + 1 - ago,
                    current.minusMonths(ago).toString(),
                    new byte[16]);
        }
        for (int slice = 0; slice < SLICES; slice++) {
            fillSlice("05%02d".formatted(slice));
            connection.commit();
        }
        execute("DROP TABLE load");
        if (!isFile) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT setval('message_id', (SELECT max(id) FROM message))");
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Each account used the same in each month: 20 to 99, up to the value that the load states first. */
    private void fillSlice(String beginning) throws SQLException {
        update(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " SELECT message.id, message.id, account,"
                        + "     10000 + number % 90000 - (? + 1 - message.id) * (20 + number % 80),"
                        + "     substr(message.received_at, 1, 7), 1, message.received_at, message.id"
                        + " FROM load CROSS JOIN message"
                        + " WHERE account >= ? AND account < ? AND message.id <= ? ORDER BY account, message.id",
                months, beginning, beginning + ":", months);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
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
