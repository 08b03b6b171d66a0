package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class FailureReasonTest {
    @ParameterizedTest
    @CsvSource({
        "08001, unreachable",
        "08006, unreachable",
        "57P01, unreachable",
        "57P03, unreachable",
        "25006, read-only",
        "01000, standby-wait",
        "53100, disk-full",
        "53300, no-connection",
        "55P03, locked",
        "XX000, other"
    })
    void tellsWhatAServerReports(String state, String label) {
        SQLException failure = new SQLException("in the language of the server", state);

        assertThat(FailureReason.of(new StoreUnavailableException("database: ...", failure))
                        .label())
                .isEqualTo(label);
    }

    /** The driver has one state for both. */
    @Test
    void tellsServersThatTakeNoWritesFromThoseThatAreDown() {
        PSQLException none = new PSQLException(
                "Could not find a server with specified targetServerType: primary",
                PSQLState.CONNECTION_UNABLE_TO_CONNECT);

        assertThat(FailureReason.of(none)).isEqualTo(FailureReason.READ_ONLY);
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_FULL, disk-full",
        "SQLITE_READONLY_DBMOVED, read-only",
        "SQLITE_BUSY, locked",
        "SQLITE_IOERR_FSYNC, other"
    })
    void tellsWhatAFileReports(SQLiteErrorCode code, String label) {
        assertThat(FailureReason.of(new SQLiteException("failed", code)).label())
                .isEqualTo(label);
    }

    @Test
    void tellsAMessageThatCouldWaitNoLonger() {
        assertThat(FailureReason.of(new WriteTimeoutException())).isEqualTo(FailureReason.TIMEOUT);
    }

    @Test
    void ofThePoolIsThatOfTheServer() {
        SQLException pool = new SQLException("Cannot create", new SQLException("down", "08001"));

        assertThat(FailureReason.of(pool)).isEqualTo(FailureReason.UNREACHABLE);
    }
}
