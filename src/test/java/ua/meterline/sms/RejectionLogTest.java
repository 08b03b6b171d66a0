package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.StoreUnavailableException;

class RejectionLogTest {
    private final List<String> lines = new ArrayList<>();
    private final RejectionLog rejected = new RejectionLog(new RateLimitedLog(lines::add));

    @Test
    void logsEachDefectOnceAndNothingOfTheMessage() {
        RuntimeException defect = defect("0501234567 12345");

        rejected.log(defect);
        rejected.log(defect);
        rejected.log(new IllegalStateException("another"));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("SMSC: a message is rejected")
                .contains("IllegalArgumentException in ua.meterline.reading.AccountNumber.")
                .doesNotContain("0501234567");
    }

    @Test
    void ignoresFailuresThatAreLoggedElsewhere() {
        rejected.log(new RetryLaterException("the gateway is stopping"));
        rejected.log(new StoreUnavailableException("not written in time", null));
        rejected.log(new SQLiteException("the disk is full", SQLiteErrorCode.SQLITE_FULL));

        assertThat(lines).isEmpty();
    }

    private static RuntimeException defect(String text) {
        try {
            return new IllegalStateException(new AccountNumber(text).toString());
        } catch (IllegalArgumentException e) {
            return e;
        }
    }
}
