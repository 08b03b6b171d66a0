package ua.meterline.backoffice.cabinet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.limit.RateLimits;
import ua.meterline.common.RandomToken;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreFixture;

class ReadingReceiptsTest {
    private static final String NETWORK = "192.0.2.1";
    private static final String CODE = "0123456789";

    @TempDir
    private Path folder;

    private StoreFixture store;
    private Instant now = Instant.parse("2026-11-03T10:00:00Z");
    private ReadingReceipts receipts;

    @BeforeEach
    void open() throws SQLException {
        store = new StoreFixture(folder);
        receipts =
                new ReadingReceipts(new DatabaseAccess(store.database), RateLimits.inMemory(() -> 0), 100, () -> now);
        message(1, "0501234567 01250");
        store.execute("INSERT INTO reading_receipt VALUES (1, x'"
                + HexFormat.of().formatHex(RandomToken.hash(CODE))
                + "', '0501234567', 1, '2026-11', 1250, 1, '2027-02-01T10:00:00.000Z')");
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private void message(int id, String text) throws SQLException {
        store.execute("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                + " VALUES (%d, 'sms', 'x', '7104', '2026-11-03T10:00:00.000Z', '%s', x'', 'accepted')"
                        .formatted(id, text));
    }

    private void reading(int message, int value) throws SQLException {
        store.execute("INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                + " latest_message_id) VALUES (%1$d, %1$d, '0501234567', %2$d, '2026-11', 1, 'x', %1$d)"
                        .formatted(message, value));
    }

    private void held() throws SQLException {
        store.execute("INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                + " VALUES (1, '0501234567', 1250, '2026-11', 1, 'x', 'below-previous,use-too-high')");
    }

    private ReadingReceipt found() throws Exception {
        return receipts.find(CODE, NETWORK).orElseThrow();
    }

    @Test
    void tellsThatTheReadingCounts() throws Exception {
        reading(1, 1250);
        ReadingReceipt receipt = found();
        assertThat(receipt.state()).isEqualTo(OwnReading.State.COUNTS);
        assertThat(receipt.counting()).isEqualTo(1250);
        assertThat(receipt.text()).isEqualTo("0501234567 01250");
        assertThat(receipt.period()).isEqualTo("2026-11");
    }

    @Test
    void tellsThatALaterOneCountsAndNotItsValue() throws Exception {
        reading(1, 1250);
        message(2, "0501234567 1260");
        reading(2, 1260);
        assertThat(found().state()).isEqualTo(OwnReading.State.REPLACED);
        assertThat(found().counting()).isNull();
    }

    @Test
    void tellsWhyItIsHeldAndWhatTheOfficeDecided() throws Exception {
        held();
        assertThat(found().state()).isEqualTo(OwnReading.State.HELD);
        assertThat(found().rules()).containsExactly("below-previous", "use-too-high");

        store.execute("INSERT INTO review (id, message_id, decision, decided_by, decided_at, why)"
                + " VALUES (1, 1, 'reject', 'olena', 'x', 'typo')");
        assertThat(found().state()).isEqualTo(OwnReading.State.REJECTED);
        assertThat(found().rules()).isEmpty();

        reading(1, 1520);
        store.execute(
                "INSERT INTO review (id, message_id, decision, decided_by, decided_at, why, account, meter, value,"
                        + " period, as_of, supersedes) VALUES (2, 1, 'accept', 'olena', 'x', 'photo', '0501234567', 1, 1520,"
                        + " '2026-11', 1, 1)");
        assertThat(found().state()).isEqualTo(OwnReading.State.COUNTS);
        assertThat(found().value()).isEqualTo(1250);
        assertThat(found().counting()).as("as corrected").isEqualTo(1520);
    }

    @Test
    void findsNothingWithAWrongOrExpiredCodeOrWithoutTheText() throws Exception {
        assertThat(receipts.find("0123456788", NETWORK)).isEmpty();
        assertThat(receipts.find("x", NETWORK)).isEmpty();
        now = Instant.parse("2027-02-01T10:00:00Z");
        assertThat(receipts.find(CODE, NETWORK)).as("expired").isEmpty();

        now = Instant.parse("2026-11-03T10:00:00Z");
        store.execute("UPDATE message SET text = ''");
        assertThat(receipts.find(CODE, NETWORK)).as("purged").isEmpty();
    }

    @Test
    void limitsTheGuessesOfANetwork() throws Exception {
        for (int i = 0; i < 100; i++) {
            receipts.find("012345678x", NETWORK);
        }
        assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> receipts.find(CODE, NETWORK));
        assertThat(receipts.find(CODE, "192.0.2.2")).isPresent();
    }
}
