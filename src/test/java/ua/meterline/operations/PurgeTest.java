package ua.meterline.operations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.Progress;
import ua.meterline.fixture.SeededCase;
import ua.meterline.fixture.TestStore;
import ua.meterline.store.StoreFixture;
import ua.meterline.store.WriteTransaction;

class PurgeTest {
    private static final int MESSAGES = 6_300;
    private static final int YOUNG = 300;
    private static final int GROUP = 50;
    private static final Pattern NUMBER = Pattern.compile("\\+38050\\d{7}");
    private static final String OLD = "'2026-01-01T10:00:00.000Z'";
    private static final Instant CUTOFF = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path folder;

    private StoreFixture store;

    @BeforeEach
    void open() throws Exception {
        store = new StoreFixture(folder);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    /**
     * Of 6,300 purged numbers, more than 800 could be read in the file afterwards. Rows that grow and move, as of
     * replies that are retried and then get an id of 36 characters, leave copies where pages are split.
     */
    @Test
    void leavesNoOctetOfWhatWasErased() {
        assumeFalse(TestStore.isOnServer(), "SQLite's file is read; PostgreSQL overwrites by VACUUM");
        SeededCase.forAll(1, this::purgeLeavesNoOctet);
    }

    /** One of the numbers was in the page of the first receipt that stayed: it had left it when it found its reply. */
    @Test
    void leavesNoReceiptBesideYoungerOnes() throws Exception {
        assumeFalse(TestStore.isOnServer(), "SQLite's file is read; PostgreSQL overwrites by VACUUM");
        purgeLeavesNoOctet(new Random(-7_127_341_096_326_677_771L));
    }

    private void purgeLeavesNoOctet(Random random) throws Exception {
        liveThrough(random);
        assertThat(readableNumbers()).isEqualTo(numbers(1, MESSAGES));
        store.execute("UPDATE message SET received_at = '2026-07-01T10:00:00.000Z' WHERE id > " + (MESSAGES - YOUNG));
        store.execute("UPDATE delivery_receipt SET received_at = '2026-07-01T10:00:00.000Z' WHERE id > "
                + (MESSAGES - YOUNG));
        store.execute("UPDATE binding SET expires_at = '2026-07-01T10:00:00.000Z' WHERE id > " + (MESSAGES - YOUNG));

        PurgeResult result = purge().run(CUTOFF);

        assertThat(result.messages()).isEqualTo(MESSAGES - YOUNG);
        assertThat(result.bindings()).isEqualTo(MESSAGES - YOUNG);
        assertThat(readableNumbers()).isEqualTo(numbers(MESSAGES - YOUNG + 1, MESSAGES));
        assertThat(folder.resolve("meterline.db-wal")).isEmptyFile();
        assertThat(store.rows("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(store.rows("SELECT count(*), min(message_id), max(message_id) FROM reply"))
                .containsExactly(MESSAGES + " 1 " + MESSAGES);
    }

    @Test
    void waitsForAReaderBeforeItEmptiesTheLog() throws Exception {
        assumeFalse(TestStore.isOnServer(), "PostgreSQL has no such log");
        message(1);
        try (Connection reader = store.database.readers().getConnection();
                Statement statement = reader.createStatement()) {
            statement.execute("BEGIN");
            statement.executeQuery("SELECT * FROM message").close();
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    () -> execute(statement, "COMMIT"), CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
            purge().run(CUTOFF);
            assertThat(end).isDone();
        }
        assertThat(folder.resolve("meterline.db-wal")).isEmptyFile();
        assertThat(readableNumbers()).isEmpty();
    }

    @Test
    void takesNumbersFromQuestionsUnlessTheCaseIsOpen() throws Exception {
        for (int id = 1; id <= 2; id++) {
            message(id);
            store.execute("UPDATE message SET outcome = 'held' WHERE id = " + id);
            store.execute(
                    "INSERT INTO question (message_id, sender_key, account, meter, period, on_time, value, asked_at,"
                            + " expires_at)"
                            + " VALUES (%1$d, 7, '050000000%1$d', 1, '2026-01', 1, 5, 'x', 'y')".formatted(id));
        }
        store.execute("INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                + " VALUES (1, 'reject', 'olena', 'x', 'typo')");

        purge().run(CUTOFF);

        assertThat(store.rows("SELECT message_id, sender_key, state FROM question ORDER BY message_id"))
                .containsExactly("1 0 decided", "2 7 open");
    }

    @Test
    void deletesReceiptsOfTheMessagesThatItEmpties() throws Exception {
        for (int id = 1; id <= 2; id++) {
            message(id);
            store.execute("INSERT INTO reading_receipt VALUES (%1$d, x'0%1$d', '0501234567', 1, '2026-01', 5, 1, 'x')"
                    .formatted(id));
        }
        store.execute("UPDATE message SET received_at = '2026-07-01T10:00:00.000Z' WHERE id = 2");

        purge().run(CUTOFF);

        assertThat(store.rows("SELECT message_id FROM reading_receipt")).containsExactly("2");
    }

    @Test
    void deletesBindingsThatExpired() throws Exception {
        message(1);
        store.execute("INSERT INTO binding (id, sender, account, message_id, bound_at, used_at, expires_at) VALUES"
                + " (2, 'a', '0507654321', 1, 'x', 'x', '2026-05-31T23:59:59.999Z'),"
                + " (3, 'b', '0501234567', 1, 'x', 'x', '2026-06-01T00:00:00.000Z')");

        assertThat(purge().dryRun(CUTOFF).bindings()).isEqualTo(2);
        assertThat(purge().run(CUTOFF).bindings()).isEqualTo(2);

        assertThat(store.rows("SELECT sender FROM binding")).containsExactly("b");
    }

    @Test
    void deletesQuestionsWhichAccountWithTheirMessages() throws Exception {
        for (int id = 1; id <= 2; id++) {
            message(id);
            store.execute(
                    "INSERT INTO account_question (message_id, sender_key, value, period, on_time, endings, asked_at,"
                            + " expires_at) VALUES (" + id + ", 7, 120, '2026-01', 1, '4567, 4321', 'x', 'y')");
        }
        store.execute("UPDATE message SET received_at = '2026-07-01T10:00:00.000Z' WHERE id = 2");

        purge().run(CUTOFF);

        assertThat(store.rows("SELECT message_id FROM account_question")).containsExactly("2");
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Purge purge() {
        return new Purge(
                store.database, new ProcessedFilesPurge(folder.resolve("inbox"), ZoneOffset.UTC), Progress.NONE);
    }

    private static Set<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(PurgeTest::number).collect(Collectors.toSet());
    }

    /** In the database file and all files beside it. */
    private Set<String> readableNumbers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).contains(folder.resolve("meterline.db"));
            Set<String> numbers = new HashSet<>();
            for (Path file : all) {
                numbers.addAll(NUMBER.matcher(Files.readString(file, ISO_8859_1))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet()));
            }
            // Where one row overwrote the end of another, the digits of two make a number that does not exist.
            numbers.retainAll(numbers(1, MESSAGES));
            return numbers;
        }
    }

    private void liveThrough(Random random) throws SQLException {
        List<Integer> pending = new ArrayList<>();
        List<Integer> incomplete = new ArrayList<>();
        for (int first = 1; first <= MESSAGES; first += GROUP) {
            int from = first;
            inTransaction(connection -> {
                for (int id = from; id < from + GROUP; id++) {
                    arrive(connection, id);
                    pending.add(id);
                    if (random.nextInt(10) == 0) {
                        segment(connection, id, 1, random);
                        incomplete.add(id);
                    }
                }
            });
            Collections.shuffle(pending, random);
            Collections.shuffle(incomplete, random);
            inTransaction(connection -> {
                for (int id : take(pending, GROUP - 2)) {
                    settle(connection, id, random.nextInt(3) > 0, pending);
                }
                for (int id : take(incomplete, incomplete.size() / 2)) {
                    segment(connection, id, 2, random);
                    update(connection, "UPDATE segment SET state = 'judged' WHERE long_message = ?", id);
                }
                update(connection, "DELETE FROM segment WHERE state = 'judged' AND long_message < ?", from - 1_000);
            });
        }
        store.execute("DELETE FROM segment");
    }

    private void message(int id) throws SQLException {
        inTransaction(connection -> arrive(connection, id));
    }

    private static void arrive(Connection connection, int id) throws SQLException {
        String number = number(id);
        update(
                connection,
                "INSERT INTO message VALUES (?, 'sms', ?, '7104', " + OLD + ", ?, NULL, ?, 'accepted', NULL)",
                id,
                number,
                "0501234567 " + id,
                HexFormat.of().parseHex("%032x".formatted(id)));
        update(
                connection,
                "INSERT INTO reply (message_id, channel, recipient, text, state, next_attempt_at, changed_at)"
                        + " VALUES (?, 'sms', ?, 'Ваши показания приняты и обработаны', 'pending', " + OLD + ", " + OLD
                        + ")",
                id,
                number);
        update(
                connection,
                "INSERT INTO delivery_receipt VALUES (?, " + OLD
                        + ", '7104', ?, 'id', 'key', 'DELIVRD', NULL, NULL, ?, NULL)",
                id,
                number,
                ("to " + number).getBytes(ISO_8859_1));
        update(
                connection,
                "INSERT INTO binding VALUES (?, ?, '0501234567', ?, " + OLD + ", " + OLD + ", " + OLD + ")",
                id,
                number,
                id);
    }

    private static void settle(Connection connection, int id, boolean sent, List<Integer> pending) throws SQLException {
        if (sent) {
            update(
                    connection,
                    "UPDATE reply SET state = 'sent', reason = NULL, next_attempt_at = NULL, smsc_message_id ="
                            + " '0f8fad5b-d9cb-469f-a165-70867728950e' WHERE message_id = ?",
                    id);
            update(connection, "UPDATE delivery_receipt SET message_id = ? WHERE id = ?", id, id);
        } else {
            update(connection, "UPDATE reply SET reason = 'link-down' WHERE message_id = ?", id);
            pending.add(id);
        }
    }

    private static void segment(Connection connection, int id, int number, Random random) throws SQLException {
        byte[] octets = new byte[140];
        random.nextBytes(octets);
        update(
                connection,
                "INSERT INTO segment VALUES (?, ?, ?, '7104', ?, 2, 64, 8, ?, " + OLD + ", 0, 'waiting', " + OLD
                        + ", NULL)",
                id,
                number,
                number(id),
                id % 256,
                octets);
    }

    /** In an order that is not that of the messages, as for indexes. */
    private static String number(int id) {
        return "+38050%07d".formatted(id * 7_919 % 10_000_000);
    }

    private static List<Integer> take(List<Integer> list, int count) {
        List<Integer> some = list.subList(0, Math.min(count, list.size()));
        List<Integer> taken = List.copyOf(some);
        some.clear();
        return taken;
    }

    private static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Steps {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(Steps steps) throws SQLException {
        try (Connection connection = store.database.writer().getConnection()) {
            WriteTransaction.run(connection, () -> {
                steps.on(connection);
                return null;
            });
        }
    }
}
