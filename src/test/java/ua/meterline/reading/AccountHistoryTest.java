package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.reading;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccountHistoryTest {
    private static final BillingPeriod OCTOBER = BillingPeriod.parse("2026-10");
    private static final BillingPeriod NOVEMBER = BillingPeriod.parse("2026-11");

    @Test
    void isEmptyAtFirst() {
        assertThat(AccountHistory.NONE.effective(NOVEMBER)).isEmpty();
        assertThat(AccountHistory.NONE.effectiveBefore(NOVEMBER)).isEmpty();
        assertThat(AccountHistory.NONE.earliest()).isEmpty();
        assertThat(AccountHistory.NONE.states(reading(ACCOUNT, 1))).isFalse();
    }

    @Test
    void prefersTheValueStatedLast() {
        AccountHistory history =
                AccountHistory.NONE.with(reading(ACCOUNT, 1), 7).with(reading(ACCOUNT, 2), 8);

        assertThat(history.effective(NOVEMBER)).contains(past(NOVEMBER, 2, true, 8));
        assertThat(history.states(reading(ACCOUNT, 1))).isTrue();
        assertThat(history.with(reading(ACCOUNT, 1), 9).effective(NOVEMBER)).contains(past(NOVEMBER, 1, true, 9));
        assertThat(history.with(reading(ACCOUNT, 1), 9).readings()).hasSize(2);
    }

    @Test
    void prefersReadingsOnTimeToLateOnes() {
        AccountHistory history = AccountHistory.NONE
                .with(late(1), 7)
                .with(reading(ACCOUNT, 2), 8)
                .with(late(3), 9);

        assertThat(history.effective(NOVEMBER)).contains(past(NOVEMBER, 2, true, 8));
    }

    @Test
    void keepsAValueOnTimeWhenItIsRestatedLate() {
        AccountHistory history =
                AccountHistory.NONE.with(reading(ACCOUNT, 1), 7).with(late(1), 8);

        assertThat(history.effective(NOVEMBER)).contains(past(NOVEMBER, 1, true, 8));
    }

    @Test
    void separatesPeriods() {
        AccountHistory history = new AccountHistory(
                new Registration.NoRegistry(),
                List.of(
                        past(NOVEMBER, 5, true, 3),
                        past(BillingPeriod.parse("2026-07"), 1, true, 1),
                        past(OCTOBER, 4, true, 2)));

        assertThat(history.effectiveBefore(NOVEMBER)).contains(past(OCTOBER, 4, true, 2));
        assertThat(history.effectiveBefore(OCTOBER).map(PastReading::value)).contains(new RegisterValue(1));
        assertThat(history.earliest().map(PastReading::value)).contains(new RegisterValue(1));
        assertThat(history.states(reading(ACCOUNT, 4))).isFalse();
    }

    private static PastReading past(BillingPeriod period, int value, boolean counted, long messageId) {
        return new PastReading(period, new RegisterValue(value), counted, messageId);
    }

    private static MeterReading late(int value) {
        return new MeterReading(new AccountNumber(ACCOUNT), new RegisterValue(value), NOVEMBER, false);
    }
}
