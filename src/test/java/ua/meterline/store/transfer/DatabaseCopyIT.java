package ua.meterline.store.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ua.meterline.fixture.TableContents.column;
import static ua.meterline.fixture.TableContents.columns;
import static ua.meterline.fixture.TableContents.execute;
import static ua.meterline.fixture.TableContents.rows;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.common.FolderLock;
import ua.meterline.common.Progress;
import ua.meterline.fixture.FilledTables;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.store.Database;
import ua.meterline.store.UtcTime;

/** Copies of a database with rows in every table, to PostgreSQL and back. */
class DatabaseCopyIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Successor SUCCESSOR = new Successor("gw1", Duration.ofMinutes(10), ZoneId.of("Europe/Kyiv"));

    /** Indexes, constraints, triggers with their state, and the history of the schema. */
    private static final String DEFINITIONS = """
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL
            SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT tgenabled::text || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL
            SELECT relkind::text || ' ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT script || ' ' || checksum FROM flyway_schema_history
            ORDER BY 1""";

    @TempDir
    private Path folder;

    private Path file;
    private PostgresServer server;
    private String url;

    @BeforeEach
    void prepare() throws Exception {
        server = PostgresServer.shared();
        url = server.newDatabase();
        file = folder.resolve("meterline.db");
        Database.open("jdbc:sqlite:" + file, TIMEOUT).close();
        FilledTables.fill(file);
    }

    private DatabaseAddress address(String url) {
        return new DatabaseAddress(url, server.username(), server.password());
    }

    private List<CopiedTable> toServer(Progress progress) throws TransferException {
        return new DatabaseCopy(file, address(url), TIMEOUT, progress).toServer(SUCCESSOR);
    }

    private Connection inFile(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @Test
    void copiesEachValueOfEachTable() throws Exception {
        List<CopiedTable> copied = toServer(Progress.NONE);

        assertThat(copied)
                .allSatisfy(table -> assertThat(table.rows()).as(table.name()).isPositive());
        assertThatTheServerHasAll();
        try (Connection inFile = inFile(file)) {
            Set<String> tables = Set.copyOf(FilledTables.tables(inFile));
            assertThat(copied)
                    .hasSize(tables.size() - 1)
                    .extracting(CopiedTable::name)
                    .isSubsetOf(tables);
        }
    }

    private void assertThatTheServerHasAll() throws Exception {
        try (Connection inFile = inFile(file);
                Connection onServer = server.connect(url)) {
            for (String table : FilledTables.tables(inFile)) {
                if (!table.equals("account_unindexed")) {
                    List<String> columns = columns(inFile, table);
                    assertThat(rows(onServer, table, columns))
                            .as(table)
                            .containsExactlyInAnyOrderElementsOf(rows(inFile, table, columns));
                }
            }
            assertThat(column(onServer, "SELECT account || indexed FROM account_unindexed"))
                    .containsExactlyInAnyOrderElementsOf(column(inFile, "SELECT account || 0 FROM account"));
        }
    }

    @Test
    void leavesTheSchemaAsAGatewayMakesIt() throws Exception {
        toServer(Progress.NONE);

        String other = server.newDatabase();
        Database.open(address(other), TIMEOUT).close();
        try (Connection copy = server.connect(url);
                Connection fresh = server.connect(other)) {
            assertThat(column(copy, DEFINITIONS))
                    .isEqualTo(column(fresh, DEFINITIONS))
                    .isNotEmpty();
            assertThatThrownBy(() -> execute(copy, "UPDATE audit_entry SET who = 'mallory'"))
                    .hasMessageContaining("an audit entry is never changed");
            assertThatThrownBy(() -> execute(copy, "DELETE FROM erasure")).hasMessageContaining("never deleted");
        }
    }

    @Test
    void numbersGoOn() throws Exception {
        toServer(Progress.NONE);

        try (Connection copy = server.connect(url)) {
            assertThat(column(copy, "SELECT next_message_ids(1) + 1")).containsExactly("4");
            assertThat(column(copy, "SELECT nextval(pg_get_serial_sequence('audit_entry', 'id'))"))
                    .containsExactly("4");
            String behind = "SELECT sequencename FROM pg_sequences WHERE last_value IS NULL OR last_value < 3";
            assertThat(column(copy, behind)).isEmpty();
        }
    }

    /** As of the last SMS: the time until a gateway runs again does not count. */
    @Test
    void remembersTheMessagesThatAnSmscMayRedeliver() throws Exception {
        try (Connection inFile = inFile(file)) {
            execute(inFile, "UPDATE message SET channel = 'sms', fingerprint = CAST('f' || id AS BLOB)");
            execute(inFile, "UPDATE message SET received_at = '2026-11-01T10:00:00.000Z' WHERE id = 1");
            execute(inFile, "UPDATE message SET received_at = '2026-11-01T10:05:00.500Z' WHERE id = 2");
            execute(inFile, "UPDATE message SET received_at = '2026-11-01T10:12:00.000Z' WHERE id = 3");
        }

        toServer(Progress.NONE);

        try (Connection copy = server.connect(url)) {
            String remembered = "SELECT convert_from(fingerprint, 'UTF8') || ' ' || node || ' ' || node_ms"
                    + " FROM recent_fingerprint ORDER BY 1";
            assertThat(column(copy, remembered)).containsExactly("f2 gw1 -419500", "f3 gw1 0");
            assertThat(column(copy, "SELECT name || ' ' || reachable_ms FROM node"))
                    .containsExactly("gw1 0");
        }
    }

    /** A number that floods gets no more replies because its gateway moves. */
    @Test
    void remembersTheRepliesThatCountTowardsTheLimits() throws Exception {
        Instant now = Instant.now();
        Instant midnight = LocalDate.ofInstant(now, SUCCESSOR.zone())
                .atStartOfDay(SUCCESSOR.zone())
                .toInstant();
        try (Connection inFile = inFile(file)) {
            execute(inFile, "UPDATE reply SET channel = 'sms', state = 'sent', recipient = '+380671112233'");
            setTime(inFile, 1, midnight.minusSeconds(3_600));
            setTime(inFile, 2, now);
            setTime(inFile, 3, now.plusSeconds(86_400));
        }

        toServer(Progress.NONE);

        try (Connection copy = server.connect(url)) {
            assertThat(column(copy, "SELECT number_key || ' ' || sum(replies) FROM reply_count GROUP BY number_key"))
                    .containsExactly("380671112234 2");
            assertThat(column(copy, "SELECT DISTINCT slice - floor(extract(epoch FROM now()) / 60) FROM reply_count"))
                    .as("of the window")
                    .allSatisfy(slice ->
                            assertThat(new BigDecimal(slice).intValue()).isBetween(-3, 0));
            assertThat(column(copy, "SELECT node || ' ' || replies FROM reply_day"))
                    .containsExactly("gw1 2");
        }
    }

    private static void setTime(Connection inFile, int id, Instant time) throws SQLException {
        execute(inFile, "UPDATE message SET received_at = '" + UtcTime.format(time) + "' WHERE id = " + id);
        execute(inFile, "UPDATE reply SET changed_at = '" + UtcTime.format(time) + "' WHERE message_id = " + id);
    }

    /** A file of three rows a table has as many moments to stop at as it has tables. */
    @Test
    void goesOnWhereItWasInterrupted() throws Exception {
        for (int stopAt : new int[] {1, 2, 20, 10, 15, 5}) {
            int[] steps = {0};
            Progress interrupting = (what, done) -> {
                if (++steps[0] == stopAt) {
                    throw new IllegalStateException("interrupted");
                }
            };
            assertThatThrownBy(() -> toServer(interrupting)).hasMessage("interrupted");
        }
        toServer(Progress.NONE);

        assertThatTheServerHasAll();
    }

    @Test
    void noGatewayStartsOnAPart() throws Exception {
        stopAfter("account");

        assertThatThrownBy(() -> Database.open(address(url), TIMEOUT))
                .hasMessage(
                        "holds a part of a copy; start the same migrate-to- command again, or remove what is there");
        assertThatThrownBy(() -> Database.openBesideGateway(address(url), TIMEOUT))
                .hasMessageContaining("a part of a copy");
    }

    private void stopAfter(String table) {
        Progress stopping = (what, done) -> {
            if (what.equals("rows of " + table + " copied")) {
                throw new IllegalStateException("interrupted");
            }
        };
        assertThatThrownBy(() -> toServer(stopping)).hasMessage("interrupted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE message SET text = upper(text) WHERE id = 3 | row 3 has another value in column text",
                "UPDATE message SET raw = NULL WHERE id = 3             | row 3 has another value in column raw",
                "DELETE FROM message WHERE id = 3                       | the copy ends after 2 rows",
                "INSERT INTO message SELECT 9, channel, sender, recipient, received_at, text, raw, fingerprint, outcome, reason "
                        + "FROM message WHERE id = 1                    | the copy has more than the 3 rows of the original",
            })
    void findsWhatWasCopiedWrongly(String damage, String words) throws Exception {
        stopAfter("message");
        try (Connection onServer = server.connect(url)) {
            execute(onServer, damage);
        }

        assertThatThrownBy(() -> toServer(Progress.NONE))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("table message of ")
                .hasMessageContaining(words)
                .hasMessageContaining("remove the copy and start again");
        assertThatThrownBy(() -> Database.open(address(url), TIMEOUT)).hasMessageContaining("a part of a copy");
    }

    @Test
    void refusesADatabaseThatIsInUse() throws Exception {
        Database.open(address(url), TIMEOUT).close();
        try (Connection onServer = server.connect(url)) {
            execute(onServer, "INSERT INTO heartbeat VALUES (1, '2026-11-01T00:00:00.000Z')");
        }

        assertRefused("is not empty: table heartbeat has rows; name an empty database");
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws Exception {
        try (Connection onServer = server.connect(url)) {
            execute(onServer, "CREATE TABLE recipe (name TEXT)");
        }

        assertRefused("is a database, but not Meterline's");
    }

    @Test
    void refusesThePartOfAnotherFileOrOfAChangedOne() throws Exception {
        stopAfter("account");
        try (Connection inFile = inFile(file)) {
            execute(inFile, "UPDATE heartbeat SET beat_at = '2026-11-30T00:00:00.000Z'");
        }

        assertRefused("holds a part of another database, or of " + file + " before it was changed");
    }

    @Test
    void refusesWhileAGatewayRunsOnEither() throws Exception {
        FolderLock gateway = FolderLock.ofDatabase(file);
        try (gateway) {
            assertRefused(file + ": a gateway is running on it; stop it first");
        }
        Database.open(address(url), TIMEOUT).close();
        try (Connection node = server.connect(url)) {
            execute(node, "SELECT pg_advisory_lock_shared(71043, 0)");
            assertRefused(": a gateway or another copy is running on it; stop it first");
        }
        toServer(Progress.NONE);
    }

    @Test
    void refusesAFileThatIsNoDatabaseOrOfAnotherVersion() throws Exception {
        Path other = Files.writeString(folder.resolve("diary"), "Dear diary, not a database.".repeat(99));
        file = other;
        assertRefused(other + ": is not a database");
        file = folder.resolve("nowhere.db");
        assertRefused(file + ": there is no such file");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesAFileOfAnotherVersion() throws Exception {
        try (Connection inFile = inFile(file)) {
            execute(inFile, "UPDATE flyway_schema_history SET checksum = 1");
        }

        assertRefused("was created by an unreleased version");
    }

    /** Such as an operator who decides reviews on the command line meanwhile. */
    @Test
    void keepsCommandsFromChangingTheSource() throws Exception {
        boolean[] tried = {false};
        toServer((what, done) -> {
            tried[0] = true;
            assertThatThrownBy(() -> {
                        try (Connection command = inFile(file)) {
                            execute(command, "PRAGMA busy_timeout = 1");
                            execute(command, "DELETE FROM heartbeat");
                        }
                    })
                    .hasMessageContaining("locked");
        });

        assertThat(tried).containsExactly(true);
    }

    @Test
    void writesTheCharacterThatPostgresqlCannotStore() throws Exception {
        try (Connection inFile = inFile(file)) {
            execute(inFile, "UPDATE message SET text = 'before' || char(0) || 'after' || char(0) WHERE id = 2");
        }

        toServer(Progress.NONE);

        try (Connection onServer = server.connect(url)) {
            assertThat(column(onServer, "SELECT text FROM message WHERE id = 2"))
                    .containsExactly("before␀after␀");
        }
    }

    @Test
    void comesBackToAFile() throws Exception {
        List<CopiedTable> there = toServer(Progress.NONE);
        Path back = folder.resolve("back.db");
        DatabaseCopy copy = new DatabaseCopy(back, address(url), TIMEOUT, Progress.NONE);

        assertThat(copy.toFile()).isEqualTo(there);

        try (Connection original = inFile(file);
                Connection returned = inFile(back)) {
            String definitions = "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema"
                    + " WHERE tbl_name NOT LIKE 'flyway%' ORDER BY name";
            assertThat(column(returned, definitions)).isEqualTo(column(original, definitions));
            for (String table : FilledTables.tables(original)) {
                if (!table.equals("account_unindexed")) {
                    List<String> columns = columns(original, table);
                    assertThat(rows(returned, table, columns)).as(table).isEqualTo(rows(original, table, columns));
                }
            }
            assertThat(column(returned, "SELECT count(*) FROM account_unindexed"))
                    .containsExactly("3");
            assertThatThrownBy(() -> execute(returned, "DELETE FROM review")).hasMessageContaining("never deleted");
        }
        Database.open("jdbc:sqlite:" + back, TIMEOUT).close();
        assertThat(folder.resolve("back.db.unfinished")).doesNotExist();
        assertThatThrownBy(copy::toFile).hasMessage(back + ": is there already; name another file");
    }

    @Test
    void goesOnWithAnUnfinishedFile() throws Exception {
        toServer(Progress.NONE);
        Path back = folder.resolve("back.db");
        Progress stopping = (what, done) -> {
            if (what.equals("rows of message copied")) {
                throw new IllegalStateException("interrupted");
            }
        };
        assertThatThrownBy(() -> new DatabaseCopy(back, address(url), TIMEOUT, stopping).toFile())
                .hasMessage("interrupted");
        assertThat(back).doesNotExist();
        assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + back + ".unfinished", TIMEOUT))
                .hasMessageContaining("a part of a copy");

        new DatabaseCopy(back, address(url), TIMEOUT, Progress.NONE).toFile();

        try (Connection original = inFile(file);
                Connection returned = inFile(back)) {
            List<String> columns = columns(original, "message");
            assertThat(rows(returned, "message", columns)).isEqualTo(rows(original, "message", columns));
        }
    }

    private void assertRefused(String words) {
        assertThatThrownBy(() -> toServer(Progress.NONE))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining(words);
    }
}
