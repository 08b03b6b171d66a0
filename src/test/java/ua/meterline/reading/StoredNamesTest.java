package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.message;
import static ua.meterline.reading.Messages.reading;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names in the database that other programs rely on, and the reply texts. */
class StoredNamesTest {
    private final ReplyTexts texts = new ReplyTexts("taken", "not taken");

    @Test
    void hasAReplyForEveryOutcome() {
        assertThat(texts.textFor(new ReadingOutcome.Accepted(reading(ACCOUNT, 1))))
                .isEqualTo("taken");
        assertThat(texts.textFor(new ReadingOutcome.Duplicate(reading(ACCOUNT, 1))))
                .isEqualTo("taken");
        assertThat(texts.textFor(new ReadingOutcome.Held(reading(ACCOUNT, 1), List.of("use-too-high"))))
                .isEqualTo("taken");
        for (RejectionReason reason : RejectionReason.values()) {
            assertThat(texts.textFor(new ReadingOutcome.Rejected(reason))).isEqualTo("not taken");
        }
    }

    @Test
    void mentionsTheOwnNumberIfConfigured() {
        ReplyTexts hinting = new ReplyTexts("taken", "not taken", "that is your own number", "");

        assertThat(hinting.textFor(new ReadingOutcome.Rejected(RejectionReason.OWN_NUMBER)))
                .isEqualTo("that is your own number");
        assertThat(hinting.textFor(new ReadingOutcome.Rejected(RejectionReason.UNKNOWN_ACCOUNT)))
                .isEqualTo("not taken");
    }

    @Test
    void mentionsAnUnknownAccountIfConfigured() {
        ReplyTexts hinting = new ReplyTexts("taken", "not taken", "", "we do not know this account");

        assertThat(hinting.textFor(new ReadingOutcome.Rejected(RejectionReason.UNKNOWN_ACCOUNT)))
                .isEqualTo("we do not know this account");
        assertThat(hinting.textFor(new ReadingOutcome.Rejected(RejectionReason.OWN_NUMBER)))
                .isEqualTo("not taken");
    }

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
    }

    @Test
    void storesChannelsReasonsAndPeriodsUnderTheseNames() {
        assertThat(Arrays.stream(Channel.values()).map(Channel::label))
                .containsExactly("sms", "email", "file", "phone", "web");
        assertThat(Arrays.stream(RejectionReason.values()).map(RejectionReason::label))
                .containsExactly("empty", "wrong-format", "unknown-account", "own-number", "wrong-date");
        assertThat(Arrays.stream(Remark.values()).map(Remark::label)).containsExactly("lenient", "unknown-account");
        assertThat(BillingPeriod.parse("2026-01")).hasToString("2026-01");
    }

    @Test
    void hidesSenderAndContentInItsStringForm() {
        assertThat(message("a", "380671112233", "0501234567 42", Messages.NOVEMBER_3RD))
                .hasToString("sms message of 13 characters");
    }
}
