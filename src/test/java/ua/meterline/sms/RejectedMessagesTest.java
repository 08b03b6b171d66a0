package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.StoreUnavailableException;

class RejectedMessagesTest {
    private final RejectedMessages refusals = new RejectedMessages();

    @Test
    void saysWhereAMistakeOfOursIsOnceAndNothingOfTheMessage() {
        RuntimeException mistake = mistake("0501234567 12345");

        assertThat(refusals.line(mistake).orElseThrow())
                .startsWith("SMSC: a message is refused")
                .contains("IllegalArgumentException in ua.meterline.reading.AccountNumber.")
                .doesNotContain("0501234567");
        assertThat(refusals.line(mistake)).isEmpty();
        assertThat(refusals.line(new IllegalStateException("another"))).isPresent();
    }

    @Test
    void leavesTheRestToThoseWhoSayItAlready() {
        assertThat(refusals.line(new RetryLaterException("the gateway is stopping")))
                .isEmpty();
        assertThat(refusals.line(new StoreUnavailableException("not written in time", null)))
                .isEmpty();
        assertThat(refusals.line(new SQLiteException("the disk is full", SQLiteErrorCode.SQLITE_FULL)))
                .isEmpty();
    }

    private static RuntimeException mistake(String text) {
        try {
            return new IllegalStateException(new AccountNumber(text).toString());
        } catch (IllegalArgumentException e) {
            return e;
        }
    }
}
