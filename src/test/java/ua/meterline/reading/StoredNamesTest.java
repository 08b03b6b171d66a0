package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.message;
import static ua.meterline.reading.Messages.reading;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names in the database that other programs rely on. */
class StoredNamesTest {
    @Test
    void storesReasonsUnderTheseNames() {
        MeterReading reading = reading(ACCOUNT, 1);
        assertThat(new ReadingOutcome.Accepted(reading).why()).isNull();
        assertThat(new ReadingOutcome.Accepted(reading, List.of(Remark.READ_LENIENTLY, Remark.UNKNOWN_ACCOUNT)).why())
                .isEqualTo("lenient,unknown-account");
        assertThat(new ReadingOutcome.Held(reading, List.of("late-correction", "below-previous")).why())
                .isEqualTo("late-correction,below-previous");
        assertThat(new ReadingOutcome.Rejected(RejectionReason.OWN_NUMBER).why())
                .isEqualTo("own-number");
        assertThat(new ReadingOutcome.Confirmed(reading, 7).why()).isEqualTo("answer");
        assertThat(new ReadingOutcome.ReminderWish(ReminderWord.STOP).why()).isEqualTo("reminders-off");
        assertThat(new ReadingOutcome.ReminderWish(ReminderWord.START).why()).isEqualTo("reminders-on");
    }

    @Test
    void storesChannelsReasonsAndPeriodsUnderTheseNames() {
        assertThat(Arrays.stream(Channel.values()).map(Channel::label))
                .containsExactly("sms", "email", "file", "phone", "web");
        assertThat(Arrays.stream(RejectionReason.values()).map(RejectionReason::label))
                .containsExactly(
                        "empty",
                        "wrong-format",
                        "value-too-long",
                        "unknown-account",
                        "which-account",
                        "own-number",
                        "wrong-date",
                        "question-closed",
                        "canary");
        assertThat(Arrays.stream(Remark.values()).map(Remark::label))
                .containsExactly("lenient", "bound-account", "unknown-account");
        assertThat(BillingPeriod.parse("2026-01")).hasToString("2026-01");
    }

    @Test
    void hidesSenderAndContentInItsStringForm() {
        assertThat(message("a", "380671112233", "0501234567 42", Messages.NOVEMBER_3RD))
                .hasToString("sms message of 13 characters");
    }
}
